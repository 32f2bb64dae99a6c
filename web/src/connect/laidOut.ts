/** JSON with its lines indented; any other text as it is (a body that was cut off is no JSON any more). */
export function laidOut(text: string): string {
  try {
    return JSON.stringify(JSON.parse(text), null, 2);
  } catch {
    return text;
  }
}

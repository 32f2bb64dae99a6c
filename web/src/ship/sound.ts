// What the ear is told: one high note, or three low ones and a shake of the phone. Words and colour stand on the page as well.
let context: AudioContext | null = null;

export function sound(isGood: boolean): void {
  if (!isGood) navigator.vibrate?.([120, 60, 120]);
  if (!navigator.userActivation?.hasBeenActive) return; // a browser lets no page sound before it was touched
  try {
    context ??= new AudioContext();
    void context.resume();
    if (isGood) note(context, 1320, 0, 0.09, "sine");
    else [0, 0.2, 0.4].forEach((after) => context && note(context, 170, after, 0.15, "square"));
  } catch {
    /* a machine without sound */
  }
}

function note(on: AudioContext, pitch: number, after: number, length: number, type: OscillatorType): void {
  const voice = on.createOscillator();
  const loudness = on.createGain();
  voice.type = type;
  voice.frequency.value = pitch;
  loudness.gain.value = 0.25;
  voice.connect(loudness).connect(on.destination);
  voice.start(on.currentTime + after);
  voice.stop(on.currentTime + after + length);
}

export const words = {
  "by_program": ["by itself", "系统自动"],
  "by_person": ["by a person", "人工"],
  "back": ["Back", "返回"],
  "earlier": ["{count} earlier", "更早的 {count} 条"],
} as const;

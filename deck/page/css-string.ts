/** Text as a CSS string, its quotes with it (https://www.w3.org/TR/css-syntax-3/#consume-string-token). */
export function cssString(text: string): string {
  const escaped = text.replace(/["\\\p{Cc}]/gu, (character) => `\\${character.codePointAt(0)?.toString(16)} `);
  return `"${escaped}"`;
}

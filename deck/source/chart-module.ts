/** The same text with comments blanked out, so that offsets hold and a commented-out key is never taken for the key. */
export function blankComments(text: string): string {
  return text.replace(
    /'(?:\\.|[^'\\\n])*'|"(?:\\.|[^"\\\n])*"|`(?:\\.|[^`\\])*`|\/\/[^\n]*|\/\*[\s\S]*?\*\//g,
    (token) => (token.startsWith('/') ? token.replace(/[^\n]/g, ' ') : token),
  );
}

/** Finds a property by its name in a module's code, all of them: written out, short, in quotes or as a method. */
export function propertyPattern(name: string): RegExp {
  return new RegExp(`(?<![\\w$.\\-])(['"]?)${escapeRegExp(name)}\\1(?=\\s*[:(,}])`, 'g');
}

export function escapeRegExp(text: string): string {
  // What is read has its units kept: see panels/check/fields.ts.
  return text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&').replace(/\u00a0/g, '[ \u00a0]');
}

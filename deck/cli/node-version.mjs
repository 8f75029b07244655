// @ts-check

/**
 * What to tell someone whose Node is too old.
 *
 * @param {string} version this Node's version, `20.19.0`
 * @param {string} range `engines.node`: alternatives of `^a.b.c` and `>=a.b.c`, with `||` between
 * @returns {string | undefined} one sentence, or undefined if this Node will do
 */
export function nodeVersion(version, range) {
  const fits = range.split('||').some((part) => fitsPart(version, part.trim()));
  if (fits) return undefined;
  const wanted = range.replaceAll('||', 'or').replaceAll('^', '').replaceAll('>=', 'at least ');
  return `This project needs Node.js ${wanted}, and this is ${version}: install a current one from https://nodejs.org.`;
}

/**
 * @param {string} version
 * @param {string} part
 */
function fitsPart(version, part) {
  const have = numbers(version);
  const want = numbers(part);
  if (part.startsWith('^') && have[0] !== want[0]) return false;
  const at = want.findIndex((number, index) => number !== have[index]);
  return at === -1 || (have[at] ?? 0) > (want[at] ?? 0);
}

/** @param {string} text */
function numbers(text) {
  return (text.match(/\d+/g) ?? []).slice(0, 3).map(Number);
}

// @ts-check

/** What Vite's server runs in: for it a path ends where an address would. Builds and prints have no such limit. */
const SERVED = ['start', 'test', 'test:long', 'verify'];

/**
 * What to tell someone whose project lies where a command cannot work.
 *
 * @param {string} root the project's path
 * @param {string} command
 * @returns {string | undefined} two sentences, or undefined if it will do
 */
export function pathFault(root, command) {
  const [sign] = /[#?]/.exec(root) ?? [];
  if (sign === undefined || !SERVED.includes(command)) return undefined;
  const others = '"build", "pdf" and "site" work as it is.';
  return `A folder in ${root} has a "${sign}" in its name, and Vite's server finds no file below one: rename it for "${command}". ${others}`;
}

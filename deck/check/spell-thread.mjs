// @ts-check

/**
 * The thread that looks words up, seen from both of its ends: cspell reads its dictionaries for two seconds without a pause, in which no
 * page of the browser would be answered. Plain JavaScript: a thread starts from a file that Node reads by itself.
 */

import { once } from 'node:events';
import { parentPort, Worker, workerData } from 'node:worker_threads';

/**
 * @typedef {Parameters<typeof import('cspell-lib').spellCheckDocument>} Asked
 * @typedef {object} Unknown a word that stands in no dictionary
 * @property {string} text
 * @property {number} offset where it begins in the document
 * @property {string[]} suggestions what it may have meant, the likeliest first
 */

const ROLE = 'look words up';

/**
 * @param {Asked} asked what cspell is asked, as it takes it
 * @returns {Promise<Unknown[]>}
 * @throws what cspell throws
 */
export async function unknownWords(...asked) {
  const thread = new Worker(new URL(import.meta.url), { workerData: { role: ROLE, asked } });
  try {
    const [unknown] = await once(thread, 'message');
    return unknown;
  } finally {
    await thread.terminate();
  }
}

if (workerData?.role === ROLE) {
  const { spellCheckDocument } = await import('cspell-lib');
  /** @type {{ asked: Asked }} */
  const { asked } = workerData;
  const { issues } = await spellCheckDocument(...asked);
  parentPort?.postMessage(issues.map(({ text, offset, suggestions = [] }) => ({ text, offset, suggestions })));
}

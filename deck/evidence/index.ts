/** What can be held against a deck without a browser, a dictionary or a network: its evidence, its language, its charts. */
export { evidenceIn, heed, type ReadDeck } from './evidence-of.ts';
export { figuresIn } from './figures.ts';
export type { Evidence } from './input.ts';
export { allSaid } from './language.ts';

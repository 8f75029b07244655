// Nothing of it is needed until a viewer asks for it: one file, fetched when the deck rests; see at-first-use.ts.
import './copy-words.ts';

export { saveFigure } from '../figures/save-figure.ts';
export { copyAddress } from './copy-address.ts';
export { openCard } from './open-card.ts';
export { openFinder } from './open-finder.ts';
export { openHelp } from './open-help.ts';
export { startOverview } from './start-overview.ts';
export { startPointer } from './start-pointer.ts';

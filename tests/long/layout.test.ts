import { nothingIsClipped } from '../browser/layout-checks.ts';
import { GERMAN, SECOND } from '../build-deck.ts';

for (const folder of ['.', GERMAN, SECOND]) nothingIsClipped(folder, 1920, 1080);

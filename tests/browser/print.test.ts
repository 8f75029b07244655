import { GERMAN } from '../build-deck.ts';
import { isWholeOnPaper } from './paper-checks.ts';

isWholeOnPaper(GERMAN, async () => GERMAN);

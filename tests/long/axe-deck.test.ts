import { axeOnEverySlide } from '../browser/axe-slides.ts';
import { SECOND } from '../build-deck.ts';

// The deck that lies in slides/ and charts/, whatever it is.
axeOnEverySlide('.');
axeOnEverySlide(SECOND);

import { axeOnEverySlide } from '../browser/axe-slides.ts';

// The deck that lies in slides/ and charts/, whatever it is.
axeOnEverySlide('.');

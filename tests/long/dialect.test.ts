import { dialectSlides, noPictureLeaves } from '../browser/dialect-slides.ts';

noPictureLeaves(dialectSlides(), 1024, 768);

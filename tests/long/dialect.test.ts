import { dialectSlides, noPictureLeaves } from '../browser/dialect-slides.ts';

const dialect = dialectSlides();

noPictureLeaves(dialect, 1280, 720);
noPictureLeaves(dialect, 1024, 768);

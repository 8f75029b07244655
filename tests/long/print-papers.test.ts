import { printsAllSlides, printsOnPaper } from '../browser/print-checks.ts';

printsAllSlides(1);
printsAllSlides(300);
printsOnPaper('letter', [792, 612], [612, 792]);

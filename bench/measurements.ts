import type { Bench } from './bench.ts';
import type { Figure } from './figure.ts';
import { measureBytes } from './page/measure-bytes.ts';
import { measureChange } from './page/measure-change.ts';
import { measureHeap } from './page/measure-heap.ts';
import { measureInteractive } from './page/measure-interactive.ts';
import { measureOverview } from './page/measure-overview.ts';
import { measurePaint } from './page/measure-paint.ts';
import { measureBuild } from './process/measure-build.ts';
import { measureEdit } from './process/measure-edit.ts';
import { measurePdf } from './process/measure-pdf.ts';
import { measureStart } from './process/measure-start.ts';

/** What is measured together, by the name that `--only` takes, in the order in which it is done. */
export const MEASUREMENTS: Readonly<Record<string, (bench: Bench) => Promise<Figure[]>>> = {
  build: measureBuild,
  bytes: measureBytes,
  paint: measurePaint,
  interactive: measureInteractive,
  change: measureChange,
  overview: measureOverview,
  heap: measureHeap,
  start: measureStart,
  edit: measureEdit,
  pdf: measurePdf,
};

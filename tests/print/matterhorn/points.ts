import type { PDFDocument } from '@cantoo/pdf-lib';
import { annotationPoints } from './annotation-points.ts';
import { documentPoints } from './document-points.ts';
import { fontPoints } from './font-points.ts';
import { ownPoints, structurePoints } from './structure-points.ts';
import { type UaFile, uaFile } from './ua-file.ts';

/** By number of a failure condition: where a file meets it. */
export type Points = Readonly<Record<string, (file: UaFile) => string[]>>;

/**
 * The failure conditions of the Matterhorn Protocol 1.1 (PDF Association, 2021) that software decides, all 87, by their
 * numbers, and three of our own without one.
 */
export const POINTS: Points = {
  ...structurePoints,
  ...documentPoints,
  ...annotationPoints,
  ...fontPoints,
  ...ownPoints,
};

/** Where a document fails PDF/UA-1: the number of the point and the place; empty if it conforms. */
export function uaFaults(document: PDFDocument): string[] {
  const file = uaFile(document);
  return Object.entries(POINTS).flatMap(([point, faults]) => faults(file).map((place) => `${point}: ${place}`));
}

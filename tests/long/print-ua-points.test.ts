import { PDFDocument } from '@cantoo/pdf-lib';
import { beforeAll, describe, expect, test } from 'vitest';
import { printedDeck } from '../browser/print-folder.ts';
import { GERMAN } from '../build-deck.ts';
import { BREAKS } from '../print/matterhorn/breaks.ts';
import { POINTS, uaFaults } from '../print/matterhorn/points.ts';

const open = (pdf: Uint8Array) => PDFDocument.load(pdf, { updateMetadata: false });

// `.`: the deck that lies in slides/ and charts/, whatever it is. tests/long has larger ones.
describe.each(['.', GERMAN])('both files of %s', (folder) => {
  test.each(['dist/briefing.pdf', 'private/handout.pdf'])('%s conforms to PDF/UA-1', async (name) => {
    const out = await printedDeck(folder);
    expect(uaFaults(await open(await out.read(name)))).toEqual([]);
  });
});

describe('each point of the Matterhorn Protocol', () => {
  let pdf: Uint8Array;
  beforeAll(async () => {
    pdf = await (await printedDeck(GERMAN)).read('dist/briefing.pdf');
  });

  test('has a file that fails it', () => {
    expect(Object.keys(BREAKS).sort()).toEqual(Object.keys(POINTS).sort());
  });

  test.each(Object.entries(BREAKS))('%s is failed by a file that breaks it', async (point, damage) => {
    const document = await open(pdf);
    damage(document);
    expect(uaFaults(document).filter((fault) => fault.startsWith(`${point}:`))).not.toEqual([]);
  });
});

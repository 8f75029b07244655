import { cp, mkdir, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { createCanvas } from '@napi-rs/canvas';
import { HARBOUR, ROOT } from './build-deck.ts';

/**
 * Writes a briefing as its author would in place of the shipped one: another language, an agenda, charts with days as
 * labels, a map, formulas, a photo. The photo is painted: the project holds none.
 *
 * @param to a folder; what lies in its `slides/` and `charts/` stays
 */
export async function writeOwnBriefing(to: string): Promise<void> {
  for (const folder of ['slides', 'charts'])
    await cp(path.join(ROOT, HARBOUR, folder), path.join(to, folder), { recursive: true });
  await mkdir(path.join(to, 'slides/images'), { recursive: true });
  await writeFile(path.join(to, 'slides/images/kai.jpg'), createCanvas(640, 360).toBuffer('image/jpeg'));
  await writeFile(path.join(to, 'slides/03-bild.md'), '## Der Kai von oben {#kai}\n\n![Der Kai](images/kai.jpg)\n');
}

import { cp, readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { createCanvas } from '@napi-rs/canvas';
import { describe, expect, test } from 'vitest';
import { checkLayout } from '../../deck/check/check-layout.ts';
import { CHECKS } from '../../deck/model/checks.ts';
import type { Slide } from '../../deck/model/deck.ts';
import { formatFinding, sortFindings } from '../../deck/model/error.ts';
import type { Site } from '../../deck/model/site.ts';
import { madeOnce } from '../made-once.ts';
import { expectGolden } from '../markdown/golden.ts';
import { testBrowser } from './driver.ts';

const FIXTURE = path.join(import.meta.dirname, '../fixtures/layout');

/** A page with one fault a slide, made by hand: no theme of ours would let all of them pass. */
async function faultySite(): Promise<{ site: Site; folder: string }> {
  const folder = await madeOnce('check-layout', async (out) => {
    await cp(FIXTURE, out, { recursive: true });
    await writeFile(path.join(out, 'grey.png'), await createCanvas(40, 40).encode('png'));
  });
  const html = await readFile(path.join(FIXTURE, 'index.html'), 'utf8');
  const ids = [...html.matchAll(/<section class="slide[\w ]*" id="([\w-]+)"/g)].map(([, id = '']) => id);
  const slides = ids.map((id, i) => ({ id, title: id, source: { file: 'slides/01.md', line: 10 * i + 1 } }) as Slide);
  return { site: { headScript: 'head.js', loaded: { deck: { slides } } } as Site, folder };
}

describe('what only a laid-out page shows', () => {
  test('is named with its code, its line and its cure', { timeout: 60_000 }, async () => {
    const { site, folder } = await faultySite();
    const found = await checkLayout(site, folder, { running: await testBrowser() });
    const text = sortFindings(found).map((each) => formatFinding(each).replace(/:\d{4,5}\//g, ':PORT/'));
    expectGolden(`${text.join('\n\n')}\n`, path.join(FIXTURE, 'expected.txt'));
    const codes = new Set(found.map(({ code }) => code));
    const due = Object.entries(CHECKS).flatMap(([code, { room }]) => (room === 'layout' ? [code] : []));
    expect(due.filter((code) => !codes.has(code))).toEqual([]);
    expect(found.filter(({ on, code }) => on === 'clean' && code !== 'missing-font' && !/missing/.test(code))).toEqual(
      [],
    );
  });
});

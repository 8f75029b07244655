import { mkdtemp, rm } from 'node:fs/promises';
import path from 'node:path';
import { afterAll, beforeAll } from 'vitest';
import { isWholeOnPaper } from '../browser/paper-checks.ts';
import { ROOT, temporary } from '../build-deck.ts';
import { writeOwnBriefing } from '../own-briefing.ts';

let own: string;
beforeAll(async () => {
  own = await mkdtemp(path.join(await temporary(), 'own-'));
  await writeOwnBriefing(own);
});
afterAll(() => rm(own, { recursive: true, force: true }));

isWholeOnPaper('a briefing of one’s own', async () => path.relative(ROOT, own).split(path.sep).join('/'));

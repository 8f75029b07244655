import { existsSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { expect, test } from 'vitest';
import { runCommand } from '../../bench/commands.ts';
import { writeProject } from '../../bench/decks.ts';

test('a project that the bench writes builds as a user builds it', async () => {
  const temporary = await mkdtemp(path.join(tmpdir(), 'briefing-deck-bench-'));
  try {
    const { folder } = await writeProject(path.join(import.meta.dirname, '../..'), temporary, { slides: 15 });
    await runCommand(folder, ['build']);
    expect(existsSync(path.join(folder, 'dist/index.html'))).toBe(true);
  } finally {
    await rm(temporary, { recursive: true, force: true });
  }
});

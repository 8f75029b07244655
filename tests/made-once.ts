import { mkdir, readFile, rename, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { inject } from 'vitest';

/**
 * A folder that is filled once a run, by whichever worker asks first; the others wait for it. It is for reading only.
 *
 * @param name what is in it: the same name, the same content
 * @param make fills the empty folder
 * @throws what `make` threw, in every worker that asks
 */
export async function madeOnce(name: string, make: (folder: string) => Promise<unknown>): Promise<string> {
  const folder = path.join(inject('runFolder'), name.replace(/[^\w.-]+/g, '_'));
  const outcome = `${folder}.made`;
  await mkdir(inject('runFolder'), { recursive: true });
  if (await isFirst(folder)) {
    const fault = await make(folder).then(
      () => '',
      (error) => String(error instanceof Error ? error.stack : error),
    );
    await writeFile(`${outcome}-next`, fault);
    await rename(`${outcome}-next`, outcome);
  }
  const fault = await written(outcome);
  if (fault) throw new Error(fault);
  return folder;
}

/** To make a folder is the one thing that only one of many can do. */
async function isFirst(folder: string): Promise<boolean> {
  try {
    await mkdir(folder);
    return true;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'EEXIST') return false;
    throw error;
  }
}

async function written(file: string): Promise<string> {
  for (;;) {
    try {
      return await readFile(file, 'utf8');
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== 'ENOENT') throw error;
      await wait(20);
    }
  }
}

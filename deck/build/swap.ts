import { rename, rm, stat } from 'node:fs/promises';
import path from 'node:path';

/** The folder beside `target` in which a new output is made. */
export function besideFolder(target: string): string {
  return path.join(path.dirname(target), `.${path.basename(target)}-next`);
}

/**
 * Puts a complete output in the place of an earlier one. The earlier one is moved aside first and comes back if the new one
 * cannot be moved in, so that at no time less than one whole output is on disk.
 */
export async function swapIn(complete: string, target: string): Promise<void> {
  const earlier = path.join(path.dirname(target), `.${path.basename(target)}-earlier`);
  await rm(earlier, { recursive: true, force: true });
  const had = await stat(target).then(
    () => true,
    () => false,
  );
  if (had) await rename(target, earlier);
  try {
    await rename(complete, target);
  } catch (error) {
    if (had) await rename(earlier, target);
    throw error;
  }
  await rm(earlier, { recursive: true, force: true });
}

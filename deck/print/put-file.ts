import { mkdir, rename, rm, writeFile } from 'node:fs/promises';
import path from 'node:path';

/**
 * Writes a file beside its place and moves it there when it is whole: an earlier one stays until then.
 *
 * @param file absolute path; its folder is made if it is missing
 */
export async function putFile(file: string, content: Uint8Array): Promise<void> {
  await mkdir(path.dirname(file), { recursive: true });
  const next = path.join(path.dirname(file), `.${path.basename(file)}-next`);
  try {
    await writeFile(next, content);
    await rename(next, file);
  } finally {
    await rm(next, { force: true });
  }
}

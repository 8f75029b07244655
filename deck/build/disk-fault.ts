import path from 'node:path';

/**
 * What a disk refused, in words that say what to do. `output` is whole when this is told: as it was before, or new.
 *
 * @param output the folder or file that was to be written
 * @returns the error itself if it is none of the disk's
 */
export function diskFault(error: unknown, output: string): unknown {
  const code = codeOf(error);
  const said = code && advice(code, error, output);
  if (!said) return error;
  return Object.assign(new Error(said, { cause: error }), { code, stack: said });
}

function advice(code: string, error: unknown, output: string): string | undefined {
  const asItWas = `${path.basename(output)} is as it was.`;
  if (code === 'ENOSPC' || code === 'EDQUOT') {
    return `The disk is full (${code}); ${asItWas} Make room, then run this again.`;
  }
  if (code === 'EROFS' || code === 'EACCES' || code === 'EPERM') {
    const where = error instanceof Error && 'path' in error ? String(error.path) : path.dirname(output);
    return `${where} may not be written (${code}); ${asItWas} Allow it to be written, then run this again.`;
  }
  if (code === 'EBUSY' || code === 'EXDEV') {
    return `${output} cannot be moved (${code}): it is a mount point, or a program holds it open; ${asItWas} Mount the folder above it instead, or close the program, then run this again.`;
  }
  if (code === 'EEXIST' || code === 'ENOTDIR') {
    const where = error instanceof Error && 'path' in error ? String(error.path) : output;
    return `${where} is a file where a folder should be (${code}); ${asItWas} Move it away, then run this again.`;
  }
  return undefined;
}

function codeOf(error: unknown): string | undefined {
  if (!(error instanceof Error)) return undefined;
  for (const key of ['code', 'pluginCode'] as const) {
    const code: unknown = Reflect.get(error, key);
    if (typeof code === 'string' && /^E[A-Z]+$/.test(code)) return code;
  }
  return undefined;
}

import { randomBytes } from 'node:crypto';
import { constants } from 'node:fs';
import fs from 'node:fs/promises';
import path from 'node:path';
import {
  clearKilled,
  codeOf,
  EARLIER,
  isThere,
  markFolder,
  type Output,
  type OutputWorld,
  ownerOf,
  PROCESSES,
  profileOf,
  remove,
  takeLock,
} from './output-lock.ts';

const WORLD: OutputWorld = {
  disk: fs,
  processes: PROCESSES,
  wait: (ms) => new Promise((resolve) => setTimeout(resolve, ms)),
};

/**
 * Names all that a run will need; nothing is written.
 *
 * @param folder the output
 * @param name of the one folder in it that is this run's output, if the rest is other briefings'
 */
export async function outputOf(folder: string, world: OutputWorld = WORLD, name?: string): Promise<Output> {
  const whole = await followLinks(folder);
  const target = name === undefined ? whole : path.join(whole, name);
  const run = `${world.processes.pid}-${randomBytes(4).toString('hex')}`;
  // Beside the whole, so that a rename suffices, nothing half made is published, and under a name that git ignores.
  const beside = (what: string) => path.join(path.dirname(whole), `.${path.basename(whole)}-${what}`);
  // By its name the next run knows what this one was at.
  const own = beside(name === undefined ? run : `${run}-${name}`);
  const site = path.join(own, path.basename(whole));
  return { target, whole, run, folder: own, site, lock: beside('lock'), profile: profileOf(run), world };
}

/** Where a folder really lies; a link that leads nowhere yet is followed too. */
async function followLinks(folder: string): Promise<string> {
  const real = await fs.realpath(folder).catch(() => undefined);
  if (real) return real;
  const link = await fs.readlink(folder).catch(() => undefined);
  return link === undefined ? folder : path.resolve(path.dirname(folder), link);
}

/**
 * Takes the lock, then clears what killed runs have left.
 *
 * @param say told if another run has to be waited for
 * @throws Error that says what to do, if the disk refuses or the other run takes too long
 */
export async function openOutput(output: Output, say: (text: string) => void): Promise<void> {
  const { target, whole, run, folder, world } = output;
  try {
    await world.disk.mkdir(path.dirname(whole), { recursive: true });
    await world.disk.mkdir(folder);
    await markFolder(world, folder, run);
    await takeLock(output, say);
    await clearKilled(output, say);
  } catch (error) {
    await closeOutput(output);
    throw diskFault(error, target);
  }
}

/**
 * Asks the disk why a bundler could not write the site, since its own words for that are those of a fault in itself.
 *
 * @throws Error that says what to do; nothing if the disk has no objection
 */
export async function askDisk({ target, folder, world }: Output): Promise<void> {
  try {
    await world.disk.writeFile(path.join(folder, 'trial'), Buffer.alloc(TRIAL));
  } catch (error) {
    throw diskFault(error, target);
  }
}

/** Bytes, more than any one file of a site is likely to have. */
const TRIAL = 2 ** 23;

/** What other commands put beside a page, and which. */
const BESIDE: Readonly<Record<string, string>> = {
  'briefing.pdf': 'npm run pdf',
  'handout.pdf': 'npm run pdf',
  'briefing.pptx': 'npm run pptx',
};

/** Lines that say which files of other commands an output has and its successor has not. */
async function lostFiles({ target, whole, site, world: { disk } }: Output): Promise<string[]> {
  const [had, has] = await Promise.all([target, site].map((folder) => disk.readdir(folder)));
  const lost = Object.keys(BESIDE).filter((name) => had?.includes(name) && !has?.includes(name));
  const name = path.relative(whole, target);
  return [...new Set(lost.map((file) => BESIDE[file] ?? ''))].map((command) => {
    const files = lost.filter((file) => BESIDE[file] === command);
    const again = `"${command}${name && ` -- ${name}`}" makes ${files.length > 1 ? 'them' : 'it'} again`;
    return `${path.posix.join(path.basename(whole), name)}/ was replaced: ${files.join(' and ')} went with it; ${again}.`;
  });
}

/**
 * Puts the new site in the output's place. The earlier one is set aside first and comes back if that fails.
 *
 * @param say told, once all is in place, what of other commands was in the earlier one alone
 * @throws Error that says what to do; the output is whole all the same
 */
export async function swapIn(output: Output, say: (text: string) => void): Promise<void> {
  const { target, folder, site, world } = output;
  const { disk } = world;
  const earlier = path.join(folder, EARLIER);
  try {
    await holdLock(output);
    if (target !== output.whole) await disk.mkdir(output.whole, { recursive: true });
    const had = await isThere(world, target);
    if (had && !(await disk.lstat(target)).isDirectory()) {
      throw Object.assign(new Error(`ENOTDIR: ${target}`), { code: 'ENOTDIR', path: target });
    }
    if (had && target === output.whole) {
      await takeOver(output);
      await holdLock(output);
    }
    const lost = had ? await lostFiles(output) : [];
    if (had) await disk.rename(target, earlier);
    try {
      await holdLock(output);
      await disk.rename(site, target);
    } catch (error) {
      if (had) await putBack(output, earlier);
      throw error;
    }
    lost.forEach(say);
  } catch (error) {
    throw diskFault(error, target);
  }
}

/**
 * Copies the sites of other briefings, which are folders with a page of their own, from the earlier output into the new one: so both
 * are whole at all times, and the one rename that replaces all loses none of them.
 */
async function takeOver({ target, site, world }: Output): Promise<void> {
  for (const name of await sitesIn(target, world)) {
    await world.disk.cp(path.join(target, name), path.join(site, name), {
      recursive: true,
      mode: constants.COPYFILE_FICLONE,
    });
  }
}

/** The sites in an output, by the names of their folders. */
export async function sitesIn(target: string, { disk }: Pick<OutputWorld, 'disk'> = WORLD): Promise<string[]> {
  const sites: string[] = [];
  for (const entry of await disk.readdir(target, { withFileTypes: true })) {
    if (entry.isDirectory() && (await disk.readdir(path.join(target, entry.name))).includes('index.html'))
      sites.push(entry.name);
  }
  return sites;
}

/** A rename onto a folder that is not empty fails: what another run has put there meanwhile stays. */
async function putBack({ target, world }: Output, earlier: string): Promise<void> {
  try {
    await world.disk.rename(earlier, target);
  } catch (cause) {
    if (await isThere(world, target)) return;
    throw new Error(`${target} could not be put back. It lies in ${earlier}: move it back by hand.`, { cause });
  }
}

async function holdLock({ lock, run, world }: Output): Promise<void> {
  if ((await ownerOf(world, lock))?.run === run) return;
  throw new Error(`Another run has taken ${lock}: this one puts nothing in place. Run it again.`);
}

/**
 * Puts a file that this run has made where an earlier one may be, whose folder is made if it is missing.
 *
 * @throws Error that says what to do; an earlier file is whole then
 */
export async function moveIn(output: Output, from: string, file: string): Promise<void> {
  const { disk } = output.world;
  try {
    await holdLock(output);
    await disk.mkdir(path.dirname(file), { recursive: true });
    await disk.rename(from, file).catch((error: unknown) => {
      if (codeOf(error) !== 'EXDEV') throw error;
      return copyIn(output.world, from, file);
    });
  } catch (error) {
    throw diskFault(error, file);
  }
}

/** Onto another disk: beside its place first, so that an earlier file stays until the new one is whole. */
async function copyIn({ disk }: OutputWorld, from: string, file: string): Promise<void> {
  const next = path.join(path.dirname(file), `.${path.basename(file)}-next`);
  try {
    await disk.copyFile(from, next);
    await disk.rename(next, file);
  } finally {
    await disk.rm(next, { force: true });
  }
}

/** As `moveIn`, for what is not written yet. */
export async function putFile(output: Output, file: string, content: Uint8Array): Promise<void> {
  const made = path.join(output.folder, `${randomBytes(4).toString('hex')}-${path.basename(file)}`);
  try {
    await output.world.disk.writeFile(made, content);
  } catch (error) {
    throw diskFault(error, file);
  }
  await moveIn(output, made, file);
}

/** Lets the next run in and removes the run's folder; does nothing if it was never opened. */
export async function closeOutput({ target, run, folder, lock, world }: Output): Promise<void> {
  try {
    if ((await ownerOf(world, lock))?.run === run) await world.disk.rename(lock, path.join(folder, 'lock'));
    // An earlier output that could not be put back stays: the next run does it.
    if ((await isThere(world, path.join(folder, EARLIER))) && !(await isThere(world, target))) return;
    await remove(world, folder);
  } catch {
    // What stays belongs to a process that has soon ended: the next run clears it.
  }
}

/**
 * What a disk refused, in words that say what to do. `output` is whole when this is told: as it was before, or new.
 *
 * @param output the folder or file that was to be written
 * @returns the error itself if it is none of the disk's
 */
function diskFault(error: unknown, output: string): unknown {
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

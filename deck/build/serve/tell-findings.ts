import { realpath } from 'node:fs/promises';
import path from 'node:path';
import type { ViteDevServer } from 'vite';
import { evidenceIn, heed } from '../../evidence/index.ts';
import { finding, isCheck } from '../../model/checks.ts';
import type { Slide } from '../../model/deck.ts';
import { type Finding, formatFinding, type ShownFinding } from '../../model/error.ts';
import type { LoadedDeck } from '../../model/site.ts';
import { isWithin } from '../read-files.ts';
import { isOwnMachine } from './guard.ts';

/** What the open page measured of a slide, as it says. */
interface MeasuredSlide {
  id: string;
  found: { code: string; message: string; at?: number; element?: number }[];
}

/** How long after an edit the texts are held against their sources: what is being written is not told yet. */
const REST = 600;
/** More than this at once are counted, not listed. */
const LISTED = 12;

/**
 * Tells, while serving and nothing else is to be done, what is found wrong without a browser, and what the open page has measured: in the terminal once when it comes,
 * and to the page as a list (`deck:findings`). The page may ask to open a finding of that list in the editor, by its place in it.
 *
 * @param home what the places of findings are relative to
 */
export function followFindings(server: ViteDevServer, home: string) {
  const { logger } = server.config;
  const measured = new Map<string, MeasuredSlide['found']>();
  let deck: LoadedDeck | undefined;
  let list: ShownFinding[] = [];
  let told = new Set<string>();
  let timer: NodeJS.Timeout | undefined;

  const check = () => {
    if (!deck) return;
    list = findingsIn(deck, measured);
    const texts = new Map(list.map((each) => [formatFinding(each), each]));
    const fresh = [...texts.keys()].filter((text) => !told.has(text));
    const mended = [...told].filter((text) => !texts.has(text)).length;
    if (fresh.length > 0) logger.warn(`\n${listed(fresh)}\n`, { timestamp: true });
    if (mended > 0) logger.info(`${mended} mended, ${texts.size} left.`, { timestamp: true });
    told = new Set(texts.keys());
    server.ws.send('deck:findings', list);
  };
  const later = () => {
    clearTimeout(timer);
    timer = setTimeout(check, REST);
    timer.unref();
  };

  server.ws.on('deck:measured', ({ id, found }: MeasuredSlide) => {
    measured.set(String(id), Array.isArray(found) ? found.slice(0, 50) : []);
    later();
  });
  server.ws.on('deck:hello', (_, client) => client.send('deck:findings', list));
  server.ws.on('deck:open', ({ nth }: { nth: number }) => {
    const asked = list[nth];
    if (asked && isOwnMachine(server)) void openEditor(home, asked.source);
  });
  return {
    /** Takes each good deck as it is made. */
    follow(loaded: LoadedDeck) {
      deck = loaded;
      const ids = new Set(loaded.deck.slides.map(({ id }) => id));
      for (const id of measured.keys()) if (!ids.has(id)) measured.delete(id);
      later();
    },
    /** An edit has come: its deck is made before anything is looked for. */
    hold: () => clearTimeout(timer),
  };
}

/** What is found wrong with a deck without a browser, for a build, which goes on for all that; nothing if all is well. */
export function findingsText(loaded: LoadedDeck): string | undefined {
  const found = findingsIn(loaded, new Map());
  if (found.length === 0) return undefined;
  return `\n${listed(found.map(formatFinding))}\n\nnpm run check looks at the laid-out page as well: see docs/checks.md.\n`;
}

function listed(texts: readonly string[]): string {
  const rest = texts.length - LISTED;
  const shown = texts.slice(0, rest > 1 ? LISTED : texts.length).join('\n\n');
  return rest > 1 ? `${shown}\n\n… and ${rest} more.` : shown;
}

/** All findings, each with its place on its slide. */
function findingsIn(loaded: LoadedDeck, measured: ReadonlyMap<string, MeasuredSlide['found']>): ShownFinding[] {
  const { evidence, found } = evidenceIn(loaded);
  const slides = new Map(loaded.deck.slides.map((slide) => [slide.id, slide]));
  const onPage = [...measured].flatMap(([id, all]) => all.flatMap((each) => placed(slides.get(id), each)));
  return heed([...found, ...onPage], evidence.slides, false).map((each) => {
    const slide = slides.get(each.on ?? '');
    const at = slide && each.source.file === slide.source.file ? each.source.line - slide.source.line : undefined;
    const own = onPage.find(
      ({ code, message, on }) => code === each.code && message === each.message && on === each.on,
    );
    return { ...each, at, element: own?.element };
  });
}

function placed(
  slide: Slide | undefined,
  { code, message, at, element }: MeasuredSlide['found'][number],
): ShownFinding[] {
  if (!slide || !isCheck(code)) return [];
  const { source } = slide;
  const place = Number.isInteger(at) ? { file: source.file, line: source.line + Number(at) } : source;
  const made: Finding = { ...finding(code, place, String(message)), on: slide.id };
  return [{ ...made, ...(Number.isInteger(element) && { element }) }];
}

/** The editor that runs, else that of `EDITOR`, at a line of a file that lies, after following links, in the project. */
async function openEditor(root: string, { file, line, column = 1 }: Finding['source']): Promise<void> {
  const real = await realpath(path.resolve(root, file)).catch(() => undefined);
  if (real === undefined || !isWithin(await realpath(root), real)) return;
  const { default: launch } = await import('launch-editor');
  launch(`${real}:${line}:${column}`);
}

import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import path from 'node:path';
import { charactersIn } from './cut-font.mjs';
import { contains, type Family, once, partsOf, readScript, type Script, scriptsOf } from './families.ts';

const require = createRequire(import.meta.url);

/** A package of fonts that serve where the deck's own have no glyph. */
interface Source {
  package: string;
  /** Its one file; without, the files of a Fontsource package, one a script. */
  whole?: string;
  /** What an author adds it for; without, it is always there. */
  scripts?: RegExp;
}

const noto = (script: string, scripts: RegExp): Source => ({
  package: `@fontsource-variable/noto-sans-${script}`,
  scripts,
});
/** With the signs that belong to no script alone: ー, ・, ㈱, ㎡. */
const HAN = /\p{Script_Extensions=Han}|[\u3000-\u303f\u3200-\u33ff\ufe30-\ufe4f\uff00-\uffef]/u;

/**
 * In this order: the deck's own typeface as its makers ship it (Fontsource leaves out ₂, ⅓, ≤, …), then what covers Latin, Greek,
 * Cyrillic, Arabic, Hebrew, mathematics and symbols. What would take tens of megabytes, or is seldom wanted, serves if it is installed.
 */
const SOURCES: readonly Source[] = [
  { package: 'source-sans', whole: 'WOFF2/VF/SourceSans3VF-Upright.ttf.woff2' },
  { package: '@fontsource-variable/noto-sans' },
  { package: '@fontsource-variable/noto-sans-arabic' },
  { package: '@fontsource-variable/noto-sans-hebrew' },
  { package: '@fontsource/noto-sans-math', whole: 'files/noto-sans-math-latin-400-normal.woff2' },
  { package: '@fontsource/noto-sans-symbols-2' },
  { package: '@fontsource-variable/noto-sans-symbols' },
  { package: '@fontsource/dejavu-sans', whole: 'files/dejavu-sans-latin-400-normal.woff2' },
  noto('jp', /[\p{Script_Extensions=Hiragana}\p{Script_Extensions=Katakana}]/u),
  noto('kr', /\p{Script=Hangul}/u),
  noto('sc', HAN),
  noto('tc', HAN),
  noto('armenian', /\p{Script=Armenian}/u),
  noto('bengali', /\p{Script=Bengali}/u),
  noto('devanagari', /\p{Script=Devanagari}/u),
  noto('ethiopic', /\p{Script=Ethiopic}/u),
  noto('georgian', /\p{Script=Georgian}/u),
  noto('kannada', /\p{Script=Kannada}/u),
  noto('khmer', /\p{Script=Khmer}/u),
  noto('oriya', /\p{Script=Oriya}/u),
  noto('sinhala', /\p{Script=Sinhala}/u),
  noto('tamil', /\p{Script=Tamil}/u),
  noto('telugu', /\p{Script=Telugu}/u),
  noto('thaana', /\p{Script=Thaana}/u),
  noto('thai', /\p{Script=Thai}/u),
  { package: '@fontsource/noto-sans-malayalam', scripts: /\p{Script=Malayalam}/u },
  { package: '@fontsource/noto-sans-myanmar', scripts: /\p{Script=Myanmar}/u },
  {
    package: '@fontsource/noto-emoji',
    scripts: /[\p{Extended_Pictographic}\p{Emoji_Modifier}\p{Regional_Indicator}]/u,
  },
];

/** A font file that serves where the deck's own have no glyph. */
export interface Fallback {
  /** Its name in a site, without weight and ending. */
  name: string;
  package: string;
  file: string;
  /** Whether it is cut in every weight; a file of one weight serves for all. */
  variable: boolean;
  /** What it may have at most; without, only the file itself knows. */
  parts?: Script['parts'];
}

/** The files of the packages that are there, in the order of the table. */
function fallbacks(): Promise<Fallback[]> {
  return once('fallbacks', async () => (await Promise.all(SOURCES.map(filesOf))).flat());
}

async function filesOf({ package: name, whole }: Source): Promise<Fallback[]> {
  const folder = folderOf(name);
  if (!folder) return [];
  const short = name.replace(/^.*\//, '');
  const variable = !name.startsWith('@fontsource/');
  if (whole) return [{ name: short, package: name, file: path.join(folder, whole), variable }];
  const ranges: Record<string, string> = JSON.parse(await readFile(path.join(folder, 'unicode.json'), 'utf8'));
  return Object.entries(ranges).map(([script, range]) => {
    const own = `${short}-${script.replace(/[[\]]/g, '')}`;
    const file = path.join(folder, 'files', `${own}-${variable ? 'wght' : '400'}-normal.woff2`);
    return { name: own, package: name, file, variable, parts: partsOf(range) };
  });
}

function folderOf(name: string): string | undefined {
  try {
    return path.dirname(require.resolve(`${name}/package.json`));
  } catch {
    return undefined;
  }
}

/** The file as its package has it. */
export function readFallback({ name, file }: Fallback): Promise<Buffer> {
  return once(`${name} whole`, () => readFile(file));
}

function coverage(name: string, read: () => Promise<Buffer>): Promise<ReadonlySet<number>> {
  return once(`${name} characters`, async () => new Set(await charactersIn(await read())));
}

async function fallbackFor(character: string): Promise<Fallback | undefined> {
  const codePoint = character.codePointAt(0) ?? 0;
  for (const each of await fallbacks()) {
    if (each.parts && !contains({ parts: each.parts }, character)) continue;
    if ((await coverage(each.name, () => readFallback(each))).has(codePoint)) return each;
  }
  return undefined;
}

/** What both families surely have: no file is asked for it. A test holds the files against it. */
export const SURE = /[\n -~\u00a0-\u012b\u012e-\u0131\u0134-\u0165\u0168-\u017f–—‘’“”„‚…•†™€−↑↓]/u;

/** What is never drawn: no font is asked for it (https://www.unicode.org/reports/tr44/#Default_Ignorable_Code_Point). */
const IGNORABLE = /\p{Default_Ignorable_Code_Point}/u;

/** What has only a width: browsers make it themselves, and a font of nothing else is refused by them. */
const SHAPELESS = /[\p{Cc}\p{Z}]/u;

/** Which font files have a text's characters. */
export interface Glyphs {
  own: ReadonlyMap<Script, readonly string[]>;
  fallbacks: ReadonlyMap<Fallback, readonly string[]>;
  /** Those that no file has. */
  missing: readonly string[];
}

/** Finds the font file of each character, in a family or where it has none. */
export async function glyphsOf(face: Family, characters: Iterable<string>): Promise<Glyphs> {
  const own = new Map<Script, string[]>();
  const others = new Map<Fallback, string[]>();
  const missing: string[] = [];
  const scripts = await scriptsOf(face);
  for (const character of characters) {
    if (IGNORABLE.test(character) && !SURE.test(character)) continue;
    const script = await scriptFor(face, scripts, character);
    if (script) push(own, script, character);
    if (script || SHAPELESS.test(character)) continue;
    const fallback = await fallbackFor(character);
    if (fallback) push(others, fallback, character);
    else missing.push(character);
  }
  return { own, fallbacks: others, missing };
}

async function scriptFor(face: Family, scripts: readonly Script[], character: string): Promise<Script | undefined> {
  for (const script of scripts) {
    if (!contains(script, character)) continue;
    if (SURE.test(character)) return script;
    const has = await coverage(`${face.name} ${script.script}`, () => readScript(face, script.script));
    if (has.has(character.codePointAt(0) ?? 0)) return script;
  }
  return undefined;
}

function push<K, V>(lists: Map<K, V[]>, key: K, value: V): void {
  const list = lists.get(key);
  if (list) list.push(value);
  else lists.set(key, [value]);
}

/** By the language's main subtag, or script or region: whose shapes Chinese characters have. */
const HAN_BY_LANG: readonly [RegExp, string][] = [
  [/^ja\b/i, 'jp'],
  [/^ko\b/i, 'kr'],
  [/^zh-(?:\w+-)*(?:Hant|TW|HK|MO)\b/i, 'tc'],
];

/** The package that would bring a character that no font has; none if there is none. @param lang of the deck */
export function packageFor(character: string, lang: string): string | undefined {
  if (HAN.test(character)) {
    const script = HAN_BY_LANG.find(([tag]) => tag.test(lang))?.[1] ?? 'sc';
    return `@fontsource-variable/noto-sans-${script}`;
  }
  return SOURCES.find(({ scripts }) => scripts?.test(character))?.package;
}

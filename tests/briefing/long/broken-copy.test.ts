import { cp, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { expect, test } from 'vitest';
import { checkDeck } from '../../../deck/check/check-deck.ts';
import { deckConfig, ROOT, temporary } from '../../build-deck.ts';

type Edit = (text: string) => string;

/** Puts a line into the notes of a slide, or under its heading. */
const note =
  (id: string, line: string): Edit =>
  (text) =>
    within(text, id, (slide) => slide.replace('::: notes\n', `::: notes\n${line}\n\n`));
const body =
  (id: string, lines: string): Edit =>
  (text) =>
    within(text, id, (slide) => slide.replace('\n', `\n\n${lines}\n`));

function within(text: string, id: string, edit: Edit): string {
  const at = text.search(new RegExp(`^## .*\\{#${id}[ }]`, 'm'));
  if (at < 0) return text;
  const next = text.indexOf('\n## ', at + 1);
  const end = next < 0 ? text.length : next;
  return text.slice(0, at) + edit(text.slice(at, end)) + text.slice(end);
}

const LONG =
  'He hosts the troops of others, he lends them roads and rails, he feeds and mends what they bring along, and he keeps all of his own men at home.';

/** What an author may break: the code that names it, words in the line where it stands, the edit. */
const BREAKS: readonly [code: string, words: string, edit: Edit][] = [
  ['unsourced-figure', 'It has 12 crossings', body('border', 'It has 12 crossings.')],
  ['drift', 'The army has 54,000 soldiers', note('army', 'The army has 54,000 soldiers. [@C28]')],
  ['wrong-sum', '67 + 34 + 4 = 106', note('force-inventory', 'In all it is 67 + 34 + 4 = 106.')],
  ['loaded-word', 'This is obviously near', note('border', 'This is obviously near.')],
  ['name-style', 'the way to Kiev', note('services', 'It is the way to Kiev.')],
  ['spelling', 'A wrnog word', note('ties', 'A wrnog word.')],
  ['long-sentence', LONG, note('pressure', LONG)],
  ['likelihood-confidence', 'It is likely, with', note('remember', 'It is likely, with high confidence.')],
  ['two-ladders', 'Entry is a realistic', note('signs', 'Entry is a realistic possibility. It is unlikely.')],
  [
    'long-quotation',
    'in so many words',
    note('terrain', 'He said “the ground is so soft here that nobody would get through with tanks” in so many words.'),
  ],
  ['idle-silence', 'codes="no-notes"', body('counts', '::: {.silence codes="no-notes"}\nThere are some.\n:::')],
  [
    'title-lines',
    '{#choice ',
    (text) => text.replace(/^## .* \{#choice /m, `## ${LONG.replace('He hosts', 'It hosts')} {#choice `),
  ],
  [
    'no-notes',
    '{#surveys ',
    (text) => within(text, 'surveys', (slide) => slide.replace(/::: notes\n[\s\S]*?\n:::\n/, '')),
  ],
  [
    'overflow',
    'services.ts){height=520}',
    (text) => text.replace(/services\.ts\)\{height=\d+\}/, 'services.ts){height=520}'),
  ],
  [
    'unused-key',
    'id: R99',
    (text) =>
      text.replace(
        /^- id: R01$/m,
        '- id: R99\n  type: webpage\n  title: Unused\n  URL: https://example.org/\n\n- id: R01',
      ),
  ],
];

test('fifteen things that an author breaks in a copy of this briefing are each named at their line, and nothing is found before', {
  timeout: 480_000,
}, async () => {
  const copy = await mkdtemp(path.join(await temporary(), 'copy-'));
  const folder = path.relative(ROOT, copy).split(path.sep).join('/');
  const check = async () => {
    const { findings } = await checkDeck({ vite: deckConfig(folder, path.join(copy, 'dist')) });
    return findings.map(({ code, source }) => `${code} ${path.posix.relative(folder, source.file)}:${source.line}`);
  };
  try {
    for (const part of ['slides', 'charts'])
      await cp(path.join(ROOT, part), path.join(copy, part), { recursive: true });
    expect(await check()).toEqual([]);
    const due = new Map<string, string>();
    for (const name of await readdir(path.join(copy, 'slides'))) {
      if (!/\.(?:md|yaml)$/.test(name)) continue;
      const file = path.join(copy, 'slides', name);
      const text = BREAKS.reduce((now, [, , edit]) => edit(now), await readFile(file, 'utf8'));
      await writeFile(file, text);
      for (const [code, words] of BREAKS) {
        const line = text.split('\n').findIndex((each) => each.includes(words)) + 1;
        if (line > 0) due.set(code, `${code} slides/${name}:${line}`);
      }
    }
    expect([...due.keys()].sort()).toEqual(BREAKS.map(([code]) => code).sort());
    expect(await check()).toEqual(expect.arrayContaining([...due.values()]));
  } finally {
    await rm(copy, { recursive: true, force: true });
  }
});

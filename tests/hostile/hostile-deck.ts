import { mkdir, mkdtemp, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { ROOT, temporary } from '../build-deck.ts';
import { ALL_ATTEMPTS, ALL_PLAIN, ATTEMPTS, PLAIN_ATTEMPTS } from './attempts.ts';

const ALL = JSON.stringify(ALL_PLAIN);
/** As YAML: an open comment would be a fault. */
const asYaml = (text: string) => JSON.stringify(text).replaceAll('<!--', '\\u003c!--');
const YAML = asYaml(ALL_ATTEMPTS);
/** As words of a front matter, which are Markdown: every sign stands for itself. Brackets behind a backslash would be LaTeX's. */
const WORDS = asYaml(ALL_ATTEMPTS.replace(/[!-'*-/:-@\\^-`{-~]/g, '\\$&'));

/** Every field of a front matter that holds words. */
const FRONT_MATTER = ['title', 'subtitle', 'description', 'author', 'date', 'as-of']
  .map((field) => `${field}: ${WORDS}`)
  .join('\n');

/** As Markdown: a tag would be refused, a brace an attribute list, and a bracket or a bar something of the dialect. */
const MARKDOWN = ATTEMPTS.filter((attempt) => !/[{}[\]]/.test(attempt)).map((attempt) =>
  attempt.replaceAll('__', '\\_\\_').replaceAll('<', '\\<'),
);

/** A locator is plain words: a whole tag would be refused there too, half of one is text. */
function slides(): string {
  return [
    `---\n${FRONT_MATTER}\nlang: en\nnotes: public\nurl: https://example.org/?"><script>globalThis.injected=1</script>\n---`,
    MARKDOWN.join('\n\n'),
    `# Section ${MARKDOWN.join(' ')}`,
    ...MARKDOWN.map((attempt) => `## Title ${attempt}\n\nText [@K1; @R1, p. ${attempt.replace(/[;,@>_]/g, ' ')}]`),
    `## Lists, tables, code, notes {#all}\n\n${MARKDOWN.map((attempt) => `- ${attempt}`).join('\n')}`,
    `> ${MARKDOWN.join(' ')}`,
    `| A | B |\n| - | - |\n${MARKDOWN.map((attempt) => `| ${attempt.replaceAll('|', '\\|')} | [x]{.yes} |`).join('\n')}`,
    `\`\`\`html"><script>globalThis.injected=1</script>\n${ATTEMPTS.join('\n')}\n\`\`\``,
    `[a link](https://example.org/?"><script>globalThis.injected=1</script> "${MARKDOWN[5]?.replaceAll('"', '\\"')}")`,
    `Footnote[^1].\n\n[^1]: ${MARKDOWN.join(' ')}`,
    `::: notes\n${MARKDOWN.join('\n\n')}\n:::`,
    `## A chart {#chart}\n\n${BAR_PARTS.map((_, n) => `![](../charts/bars-${n}.ts){height=520}`).join('\n\n')}`,
    `## A chart with words {#words}\n\n${PARTS.map((_, n) => `![${MARKDOWN.join(' ')}](../charts/events-${n}.ts){height=520}`).join('\n\n')}`,
    '## Claims {#claims}\n\n::: {#claims}\n:::',
    '## References {#references}\n\n::: {#refs}\n:::\n',
  ].join('\n\n');
}

function chart(kind: string): string {
  return `import { definePanel, number, text } from '../../../../../deck/panels/index.ts';
const all = ${ALL};
export default definePanel({
  columns: { key: text, label: text, value: number },
  build: (rows) => ({ title: all, subtitle: all, summary: all, unit: ${JSON.stringify(ATTEMPTS[0])}, asOf: all, note: ${JSON.stringify(ATTEMPTS[9])}, cites: ['K1', 'R1'], ${kind} }),
});
`;
}

const BARS = `kind: 'bars',
  categories: rows.map(({ key, label }) => ({ key, label, detail: label, group: label })),
  series: [{ key: 'a', label: ${JSON.stringify(ATTEMPTS[0])} }, { key: 'b', label: ${JSON.stringify(ATTEMPTS[28])} }],
  values: [rows.map(({ value }) => value), rows.map(({ value }) => value)]`;

const EVENTS = `kind: 'timeline',
  statuses: [{ key: 'done', label: ${JSON.stringify(ATTEMPTS[9] ?? '')}, shape: 'circle' }],
  events: rows.map(({ key, label }) => ({ key, date: '2024-01-02', dateLabel: label, text: label, status: 'done' }))`;

function quoted(cell: string): string {
  return `"${cell.replaceAll('"', '""')}"`;
}

const LINES = PLAIN_ATTEMPTS.map((attempt, i) => `row-${i},${quoted(attempt)},${i + 1}`);
const csv = (lines: readonly string[]) => `key,label,value\n${lines.join('\n')}\n`;

const REFERENCES = `- id: R1\n  type: book\n${['title', 'publisher', 'container-title', 'note']
  .map((field) => `  ${field}: ${YAML}`)
  .join(
    '\n',
  )}\n  title-short: ${JSON.stringify(ATTEMPTS[0])}\n  author: [${YAML}]\n  also: [${YAML}, ${JSON.stringify('https://example.org/?"><script>globalThis.injected=1</script>')}]\n  URL: ${JSON.stringify('https://example.org/?"\'><script>globalThis.injected=1</script>')}\n`;

/** Whose words it is stands at the foot of every slide that cites it, and has one line there. */
const CLAIMS = `id,claim,figure,voice,kind,check,references\nK1,${[ALL_PLAIN, ALL_PLAIN, '"><script>', ALL_PLAIN, ALL_PLAIN].map(quoted).join(',')},R1\n`;

/** The rows in parts of so many. */
function parts(size: number): string[][] {
  return Array.from({ length: Math.ceil(LINES.length / size) }, (_, n) => LINES.slice(size * n, size * (n + 1)));
}

/** A figure has room for two of these. */
const PARTS = parts(2);
const BAR_PARTS = PARTS;

/** Writes a deck that has every attempt in every field. @returns its folder, relative to the root */
export async function hostileDeck(): Promise<string> {
  const folder = await mkdtemp(path.join(await temporary(), 'hostile-'));
  const files: Record<string, string> = {
    'slides/01-all.md': slides(),
    'slides/references.yaml': REFERENCES,
    'slides/claims.csv': CLAIMS,
    ...Object.fromEntries(
      BAR_PARTS.flatMap((lines, n) => [
        [`charts/bars-${n}.ts`, chart(BARS)],
        [`charts/bars-${n}.csv`, csv(lines)],
      ]),
    ),
    ...Object.fromEntries(
      PARTS.flatMap((lines, n) => [
        [`charts/events-${n}.ts`, chart(EVENTS)],
        [`charts/events-${n}.csv`, csv(lines)],
      ]),
    ),
  };
  await Promise.all(['slides', 'charts'].map((each) => mkdir(path.join(folder, each))));
  await Promise.all(Object.entries(files).map(([name, text]) => writeFile(path.join(folder, name), text)));
  return path.relative(ROOT, folder).split(path.sep).join('/');
}

import { CHECKS, type CheckRoom } from '../model/checks.ts';

const ROOMS: Readonly<Record<CheckRoom, [title: string, text: string]>> = {
  evidence: [
    'Evidence',
    `A **figure** is a number that states an amount: \`45,000\`, \`38.9%\`, \`$1.5bn\`, \`2 of 3\`. None are dates and times (\`24 February 2022\`, \`2022–23\`,
\`14:30\`), names (\`Su-25\`, \`A320\`, \`ICD 203\`, \`TLP 2.0\`), what points somewhere (\`slide 4\`, \`p. 12\`, \`§ 5\`, \`no. 7\`), ordinals (\`21st\`, a number at the
beginning of a heading), versions, addresses and code. Numbers are read as the deck's language writes them. Words ("nine in ten") are not read.

A figure is **covered** by a citation in its block: its paragraph, its list item, its table with all cells, its part of a figure of words. A finding that
names \`claims\` rests on the ledger, a title on what its slide shows. \`[105]{.own}\` marks your own arithmetic, and the slide says "(our calculation)" behind it; what it spells out
(\`105 = 67 + 34 + 4\`, \`90% + 9% leaves 1%\`, \`13 of 34 (38%)\`) is worked out again. Notes need no sources; that their numbers agree is looked at all the same.

What a citation **stands for** is the text before it, back to the last one.`,
  ],
  language: [
    'Language',
    `What your briefing calls things is yours to say, in \`slides/style.yaml\`. All of it may be missing; without it the limits alone hold.

\`\`\`yaml
names: # write this, never those
  Kyiv: [Kiev]
barred: [clearly, obviously] # nowhere
quoted: [regime, vassal*] # in quotation marks only; the star stands for any ending
ladder: [unlikely, likely, very likely] # the deck's own words of likelihood
other-ladders: # words of others, which the deck does not speak itself
  PHIA: [realistic possibility]
loose: [may, might, could] # words of likelihood that are on no ladder
confidence: [confidence]
attributed: [article, commentator, ISW] # a sentence with one of these reports what others say
limits: { sentence: 25, slide: 60, quotation: 10 } # words
words: [Lukashenko, Su-25] # right, though no dictionary has them
\`\`\`

The deck's own voice is that of slides without \`voice=\` or with one of its own labels, and of findings. Spelling is cspell's, with the English dictionaries
that come with it; for another language the message names the package to install, and its licence.`,
  ],
  charts: [
    'Charts',
    'Bars that do not begin at zero, colours that are none of the theme, a missing unit, date or summary are refused when a chart is read: see docs/charts.md.',
  ],
  layout: [
    'Layout',
    `Every slide is laid out at 16:9 and 4:3, with all its steps and before each of them, and as the article on a phone (390 px); colours are looked at in both
themes. A place is the line that made the element. Nothing shrinks by itself: \`.smaller\` on a slide sets it at 80 %, and that is your own word.`,
  ],
};

const HEAD = `# What \`npm run check\` finds

\`npm run check\` builds the deck, lays it out in Chromium, and prints every finding with file, line and column, the slide, what is wrong and how to mend it. It
ends with 1 if there are errors; warnings are yours to judge. A clean deck prints nothing.

| flag | does |
| --- | --- |
| \`--watch\` | checks again after every edit |
| \`--online\` | asks for every address too |
| \`--format json\` | for programs: \`github\` marks lines in a pull request, \`sarif\` is for code scanners |

What can be known without a browser is also told by \`npm start\` and \`npm run build\`.

A finding that shall stand is **silenced** for its slide, with the reason; nothing of this is shown, and a silence that silences nothing is told:

\`\`\`markdown
::: {.silence codes="many-words long-sentence"}
The table is read at leisure, from the handout.
:::
\`\`\`

This page is made from deck/model/checks.ts and deck/check/manual.ts; \`UPDATE_GOLDEN=1 npm test -- --unit manual\` writes it anew.
`;

/** The manual of the checks, as Markdown. */
export function manual(): string {
  const sections = Object.entries(ROOMS).map(([room, [title, text]]) => {
    const rows = Object.entries(CHECKS)
      .filter(([, check]) => check.room === room)
      .map(([code, { severity, means, cure }]) => `| \`${code}\` | ${severity} | ${cell(means)} | ${cell(cure)} |`);
    return [`## ${title}\n`, `${text}\n`, '| code | is | means | cure |', '| --- | --- | --- | --- |', ...rows].join(
      '\n',
    );
  });
  return `${[HEAD, ...sections].join('\n\n').replace(/\n{3,}/g, '\n\n')}\n`;
}

function cell(text: string): string {
  return text.replaceAll('|', '\\|');
}

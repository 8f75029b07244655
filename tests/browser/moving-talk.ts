import { writeFile } from 'node:fs/promises';
import path from 'node:path';
import { afterAll } from 'vitest';
import { ROOT, writeDeck } from '../build-deck.ts';
import { type BuiltTalk, builtTalk } from './windows.ts';

const CODE = `const long = '${'and on, '.repeat(60)}';`;

/** Their list has more than one page: the article folds the others away. */
const REPORTS = ['R1', 'R2', 'R3', 'R4', 'R5', 'R6', 'R7', 'R8', 'R9'];
const LONG = 'A report whose title goes on and on, until it needs several lines, '.repeat(6);

const SLIDES = `---
title: Moving about
---

## Here {#here}

[Go there](#there)

::: incremental
- One
- Two
- Three
:::

## Between {#between}

Text.

## There {#there}

[Onwards](#überblick)

::: footer
[Whence it came](#here)
:::

## Überblick {#überblick}

Text.

## نظرة عامة {#نظرة-عامة}

Text.

## 概要 {#概要}

Text.

## Code {#code}

\`\`\`
${CODE}
\`\`\`

# Backup {.backup}

## More behind {#more}

Text [@${REPORTS.join('; @')}].

## References {#references}

::: {#refs}
:::
`;

/** Serves a deck to move about in to the file's tests: jumps, names in other scripts, code that scrolls, a backup that the article folds away. */
export async function movingTalk(): Promise<() => BuiltTalk> {
  const { folder, remove } = await writeDeck(SLIDES);
  await writeFile(
    path.join(ROOT, folder, 'slides/references.yaml'),
    REPORTS.map(
      (id) => `- { id: ${id}, type: report, title: '${LONG}', title-short: ${id}, issued: 2024-05-17 }\n`,
    ).join(''),
  );
  afterAll(remove);
  return builtTalk(folder);
}

/** A list that is too long for its slide. */
export const LONG_LIST = Array.from(
  { length: 16 },
  (_, i) => `- A line of a list that is far too long, of ${'i'.repeat(i)}`,
).join('\n');

/** A deck with a slide that holds too much, and one that is clean. */
export const FULL = `---
title: Sample
lang: en
---

## One that holds too much {#much}

A wrog word.

${LONG_LIST}

::: notes
Say it.
:::

## One that is clean {#clean}

${'- A short line\n'.repeat(9)}

::: notes
Say it.
:::
`;

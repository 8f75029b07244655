import { expect, test } from 'vitest';
import { spelling } from '../../deck/check/spelling.ts';
import { formatFinding } from '../../deck/model/finding.ts';
import { ROOT } from '../build-deck.ts';
import { read } from '../check/read.ts';

test('names words that no dictionary has, at their place, and leaves the briefing’s own, code and addresses alone', async () => {
  const text =
    '## A colour on the sign {#sign}\n\nKyiv’s harbour is wrnog, says `wrnog`. See <https://wrnog.example>.\n';
  const found = await spelling(
    read(`---\ntitle: Sample\nlang: en-GB\n---\n\n${text}`, { style: 'words: [Kyiv]\n' }),
    ROOT,
  );
  expect(found.map(formatFinding)).toEqual([
    expect.stringMatching(
      /^slides\/01\.md:8:19 {2}warning: “wrnog” stands in no dictionary\. \[spelling\]\n {4}Did you mean “wrong”/,
    ),
  ]);
}, 60_000);

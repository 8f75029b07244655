import { expect, test } from 'vitest';
import { misnamed } from '../../deck/build/deck-files.ts';
import { formatError } from '../../deck/model/error.ts';

const told = (...names: string[]) =>
  misnamed(
    'slides',
    names.map((name) => `slides/${name}`),
  ).map(formatError);

test('a file that would be passed over for its name is a fault that says the right one', () => {
  expect(told('01.md', '02.MD')).toEqual([
    'slides/02.MD:1  The file "02.MD" is not read for its name. [misnamed-file]\n' +
      '    Rename it to "02.md", or begin its name with "_" if it is not meant.',
  ]);
  expect(told('references.bib')).toEqual([
    'slides/references.bib:1  The file "references.bib" is not read for its name. [misnamed-file]\n' +
      '    Rename it to "references.yaml", written as such, or begin its name with "_" if it is not meant.',
  ]);
});

test.each([
  ['03.qmd', '03.md'],
  ['04.markdown', '04.md'],
  ['references.yml', 'references.yaml'],
  ['References.yaml', 'references.yaml'],
  ['reference.yaml', 'references.yaml'],
  ['refrences.YAML', 'references.yaml'],
  ['references.json', 'references.yaml'],
  ['Claims.csv', 'claims.csv'],
  ['claim.csv', 'claims.csv'],
  ['claims.tsv', 'claims.csv'],
])('%s is meant to be %s', (name, meant) => expect(told('01.md', name)[0]).toContain(`Rename it to "${meant}"`));

test.each([
  ['the right ones', ['01.md', 'references.yaml', 'claims.csv']],
  ['what a list was made of', ['references.yaml', 'references.bib', 'claims.csv', 'claims.json']],
  ['drafts, hidden files and other folders', ['_03.qmd', '.02.MD', 'draft/02.MD', 'images/claims.tsv']],
  ['what is about something else', ['data.csv', 'claimants.csv', 'README', 'clock.txt']],
])('not %s', (_name, names) => expect(told(...names)).toEqual([]));

/** One slide as the storyline has it: id, title, section, who speaks, how it came out, and what it must cite or grade. */
export interface ExpectedSlide {
  id: string;
  title: string;
  section: string;
  voice?: string;
  grade?: string;
  cites: string;
}

const ARTICLE = 'The article says';
const FOUND = 'What we found';
const OWN = 'Our assessment';

const slide = (section: string, id: string, title: string, rest: Partial<ExpectedSlide>): ExpectedSlide => ({
  section,
  id,
  title,
  cites: '',
  ...rest,
});

/** The slides after the cover, in order; a run `C09-C14` stands for each of its keys. */
export const MAIN: readonly ExpectedSlide[] = [
  slide('The case', 'case', 'Belarus helps Russia, but three brakes keep its army at home', {
    voice: ARTICLE,
    grade: 'partly',
    cites: 'C03 C04 C15 C16 C27-C29 C40 C46 C50 C55 R17 R20 R21',
  }),
  slide('The case', 'evidence', "Of the article's 57 claims, 14 are supported and 12 are disputed or not found", {
    voice: FOUND,
    cites: 'C20 C30-C35 C44 R22',
  }),
  slide('The setting', 'border', "Belarus's southern border runs within about 90 km of Kyiv", {
    grade: 'yes',
    cites: 'C06 R01',
  }),
  slide('The setting', 'services', 'Belarus serves Russia as launch pad, refuge and depot', {
    voice: ARTICLE,
    grade: 'partly',
    cites: 'C09 C10 C13 C14 R02 R03 R20 R24 R25',
  }),
  slide('The setting', 'ties', 'After mass protests Lukashenko relies on Moscow, which eases his debts in exchange', {
    voice: ARTICLE,
    grade: 'yes',
    cites: 'C17-C20 R04-R07',
  }),
  slide('The setting', 'pressure', 'Moscow pressed Minsk to join, and Minsk seemed to prepare', {
    voice: ARTICLE,
    grade: 'no',
    cites: 'C01 C02 C21-C25 R15 R16 R18-R21 R33',
  }),
  slide('The army', 'army', 'The armed forces are small, and only a fraction is ready', {
    voice: ARTICLE,
    grade: 'partly',
    cites: 'C28 C36 C37 R08-R10 R17 R21',
  }),
  slide('The army', 'force-inventory', 'A commentator counts 67 Su‑25, 34 MiG‑29 and four Su‑30', {
    voice: ARTICLE,
    grade: 'partly',
    cites: 'C31-C35 R11-R14',
  }),
  slide('The public', 'poll-results', 'Nine in ten Belarusians reject sending troops', {
    voice: ARTICLE,
    grade: 'unknown',
    cites: 'C40-C42 C44 R26 R28-R30',
  }),
  slide('The public', 'surveys', "Published surveys reject joining the war, and split on hosting Russia's troops", {
    voice: FOUND,
    grade: 'yes',
    cites: 'C39 R26 R28-R30',
  }),
  slide('The ground', 'terrain', 'Marsh and prepared defences make the border hard to cross', {
    voice: ARTICLE,
    grade: 'partly',
    cites: 'C46-C48 R02 R22-R24',
  }),
  slide('The balance', 'choice', "Hosting Russia's troops is Lukashenko's least bad choice, for now", {
    voice: ARTICLE,
    grade: 'partly',
    cites: 'C05 C18 C38 C45 C50 C51 C53 C55 C56 R20 R28',
  }),
  slide('The balance', 'forecast', '“Between a rock and a very hard place”', {
    voice: ARTICLE,
    grade: 'na',
    cites: 'C16 C26 C54',
  }),
  slide('The balance', 'alternatives', 'Other readings explain the same restraint without resistance to Moscow', {
    voice: OWN,
    cites: 'C02 C15 C27 R17 R19 R20',
  }),
  slide('What to watch', 'signs', 'Seven signs would change the picture', { voice: OWN, cites: 'R16 R21 R32' }),
  slide('What to watch', 'remember', 'The direction is firmer than the figures', {
    voice: OWN,
    cites: 'C04 C06 C07 C15 C17 C28 C39-C42 C44 C57 R01 R02 R04 R08 R20 R24 R28',
  }),
];

/** Ids of the written backup slides; the ledger and the reference list follow them. */
export const BACKUP = ['counts', 'polls-compared', 'ladder'] as const;

/** Keys of a cites list, runs written out. */
export function expandKeys(cites: string): string[] {
  return cites
    .split(' ')
    .filter(Boolean)
    .flatMap((part) => {
      const [first = '', last = first] = part.split('-');
      const [from, to] = [Number(first.slice(1)), Number(last.slice(1))];
      return Array.from(
        { length: to - from + 1 },
        (_, i) => `${first.slice(0, 1)}${String(from + i).padStart(2, '0')}`,
      );
    });
}

/** One slide as the storyline has it: id, title, section and what it must cite. */
export interface ExpectedSlide {
  id: string;
  title: string;
  section: string;
  cites: string;
}

const ANSWER = 'The answer';
const SETTING = 'The setting';
const BRAKES = 'Three brakes';
const BALANCE = 'The balance';
const WORTH = 'What it is worth';
const BACKUP = 'Backup';

/** The slides after the cover, in order; a run `C09-C14` stands for each of its keys. */
export const MAIN: readonly ExpectedSlide[] = [
  {
    id: 'answer',
    title: 'The source argues that Belarus is unlikely to send its army, though it aids Russia',
    section: ANSWER,
    cites: 'C03 C15 C27 C55 R17 R20 R21',
  },
  {
    id: 'source',
    title: 'The briefing rests on one undated article, so its numbers carry limited weight',
    section: ANSWER,
    cites: 'R16 R22',
  },
  {
    id: 'border',
    title: "Belarus's southern border runs within about 90 km of Kyiv",
    section: SETTING,
    cites: 'C06 C07 C09 R01 R02',
  },
  {
    id: 'launch-pad',
    title: 'Belarus has served Russia as launch pad, refuge and depot',
    section: SETTING,
    cites: 'C04 C08 C09-C14 C50 R02 R03 R20 R24 R25',
  },
  {
    id: 'dependence',
    title: 'Money and the 2020 protests tie Minsk closely to Moscow',
    section: SETTING,
    cites: 'C17-C20 R04-R07',
  },
  {
    id: 'mobilisation',
    title: 'Signs of mobilisation in autumn 2022 were reported, denied, and led to no attack',
    section: SETTING,
    cites: 'C02 C15 C16 C21-C26 R15-R19 R33',
  },
  {
    id: 'brakes',
    title: 'The source names three brakes: the army, the public and the ground',
    section: BRAKES,
    cites: 'C27 C28 C39 C46',
  },
  {
    id: 'strength',
    title: 'The source sees an army of 45,000 as too small and unready to attack',
    section: BRAKES,
    cites: 'C28 C30 C36-C38 C49 R08-R10 R17 R21',
  },
  {
    id: 'air-arm',
    title: 'The air arm it lists is mostly Soviet-era: four of 105 aircraft are recent',
    section: BRAKES,
    cites: 'C29 C31-C35 R11-R14',
  },
  {
    id: 'poll-results',
    title: 'Four poll figures point the same way but answer four different questions',
    section: BRAKES,
    cites: 'C39-C44',
  },
  {
    id: 'polls-compared',
    title: 'Independent 2022 surveys agree: only 3% to 11% backed joining the war',
    section: BRAKES,
    cites: 'C39 C40 C42 C51 R26-R30',
  },
  {
    id: 'terrain',
    title: 'Marsh covers much of the border, yet Russian columns crossed its eastern edge in 2022',
    section: BRAKES,
    cites: 'C07 C09 C46-C49 R01 R22-R24',
  },
  {
    id: 'dilemma',
    title: 'Joining and refusing both carry a risk for Lukashenko, the source argues',
    section: BALANCE,
    cites: 'C05 C45 C52-C54 C56',
  },
  {
    id: 'balance',
    title: "Hosting Russia's troops while withholding his own is what the source calls least bad",
    section: BALANCE,
    cites: 'C04 C13 C50 C51 C55-C57 R20 R28 R31',
  },
  {
    id: 'alternatives',
    title: 'Other readings explain the same restraint without resistance to Moscow',
    section: BALANCE,
    cites: 'C02 C15 C27 R17-R21',
  },
  {
    id: 'worth',
    title: 'The direction is better supported than any single number',
    section: WORTH,
    cites: 'C02 C06 C09 C10 C14 C17 C28 C30-C35 C37 C40-C44 C47 C51 C57',
  },
];

/** The first backup slide; the ledger and the reference list follow it. */
export const SIGNS: ExpectedSlide = {
  id: 'signs',
  title: 'Seven observable signs would change the assessment',
  section: BACKUP,
  cites: 'C24-C26 C36 R10 R16 R17 R21 R32',
};

/** Keys of a cites list, runs written out. */
export function expandKeys(cites: string): string[] {
  return cites.split(' ').flatMap((part) => {
    const [first = '', last = first] = part.split('-');
    const [from, to] = [Number(first.slice(1)), Number(last.slice(1))];
    return Array.from({ length: to - from + 1 }, (_, i) => `${first.slice(0, 1)}${String(from + i).padStart(2, '0')}`);
  });
}

import { primaryOf } from './direction.ts';

/** The words that figures draw and say: the part of the table in words.ts that a page's charts fetch too. */
const en = {
  notAvailable: 'n/a',
  /** What is missing to a whole. */
  rest: 'rest',
  /** What values are written in. */
  factors: { thousand: 'in thousands', million: 'in millions', billion: 'in billions' },
  /** Before what a mark stands for: `one mark for 1,000 people`. */
  oneMark: 'one mark for',
  /** Of a difference between percentages. */
  points: 'points',
  /** An axis in equal ratios. */
  logScale: 'logarithmic scale',
  /** Between the ends of an interval: `6 to 12`. */
  to: 'to',
  /** On a map, of lines and rings that follow no survey. */
  schematic: 'schematic',
  dataPoints: 'Data points: up and down arrows',
};

type FigureWords = typeof en;

const de: FigureWords = {
  notAvailable: 'k. A.',
  rest: 'übrige',
  factors: { thousand: 'in Tausend', million: 'in Millionen', billion: 'in Milliarden' },
  oneMark: 'ein Zeichen für',
  points: 'Punkte',
  logScale: 'logarithmische Skala',
  to: 'bis',
  schematic: 'schematisch',
  dataPoints: 'Datenpunkte: Pfeil auf und ab',
};

const ar: FigureWords = {
  notAvailable: 'غير متاح',
  rest: 'الباقي',
  factors: { thousand: 'بالآلاف', million: 'بالملايين', billion: 'بالمليارات' },
  oneMark: 'علامة واحدة لكل',
  points: 'نقطة',
  logScale: 'مقياس لوغاريتمي',
  to: 'إلى',
  schematic: 'رسم تخطيطي',
  dataPoints: 'نقاط البيانات: السهم إلى أعلى وإلى أسفل',
};

const he: FigureWords = {
  notAvailable: 'אין נתון',
  rest: 'היתר',
  factors: { thousand: 'באלפים', million: 'במיליונים', billion: 'במיליארדים' },
  oneMark: 'סימן אחד לכל',
  points: 'נקודות',
  logScale: 'סולם לוגריתמי',
  to: 'עד',
  schematic: 'סכמטי',
  dataPoints: 'נקודות נתונים: חץ למעלה וחץ למטה',
};

const tables: Readonly<Record<string, FigureWords>> = { en, de, ar, he };

/** The words of figures for a BCP 47 tag: its primary language decides, English serves where there is no table. */
export function figureWords(lang: string): FigureWords {
  return tables[primaryOf(lang)] ?? en;
}

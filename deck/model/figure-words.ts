import { primaryOf } from './direction.ts';

/** The words that figures draw and say: the part of the table in words.ts that a page's charts fetch too. */
export interface FigureWords {
  notAvailable: string;
  /** What is missing to a whole. */
  rest: string;
  /** What values are written in. */
  factors: Readonly<Record<'thousand' | 'million' | 'billion', string>>;
  /** Before what a mark stands for: `one mark for 1,000 people`. */
  oneMark: string;
  /** Of a difference between percentages. */
  points: string;
  /** An axis in equal ratios. */
  logScale: string;
  /** Between the ends of an interval: `6 to 12`. */
  to: string;
  /** On a map, of lines and rings that follow no survey. */
  schematic: string;
  dataPoints: string;
}

const en: FigureWords = {
  notAvailable: 'n/a',
  rest: 'rest',
  factors: { thousand: 'in thousands', million: 'in millions', billion: 'in billions' },
  oneMark: 'one mark for',
  points: 'points',
  logScale: 'logarithmic scale',
  to: 'to',
  schematic: 'schematic',
  dataPoints: 'Data points: up and down arrows',
};

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

import { runsOf } from '../../model/figure-marks.ts';

const DIGITS = '⁰¹²³⁴⁵⁶⁷⁸⁹';

/** Words whose numerals are raised digits: a chart's labels know no links, and no runs. */
export function superscribed(text: string): string {
  return runsOf(text, () => 0)
    .map((run) => ('text' in run ? run.text : [...String(run.number)].map((digit) => DIGITS[Number(digit)]).join('')))
    .join('');
}

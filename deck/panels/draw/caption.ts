import { figureWords } from '../../model/figure-words.ts';
import type { Panel, UnitsPanel } from '../../model/panel.ts';
import { unitsPerMark } from '../layout/datum.ts';
import { formatWithUnit } from '../layout/format.ts';

/** What stands behind a panel's title in its caption: the subtitle, and what its values are written in or its marks stand for. */
export function captionWords(panel: Panel, lang: string): string {
  const factor = 'factor' in panel && panel.factor ? figureWords(lang).factors[panel.factor] : '';
  const marks = panel.kind === 'units' ? markWords(panel, lang) : '';
  return [panel.subtitle, factor, marks].filter(Boolean).join(', ');
}

/** What a mark stands for, `one mark for 1,000 people`; empty where it is one, or where title or subtitle say it. */
export function markWords(panel: UnitsPanel, lang: string): string {
  const per = unitsPerMark(panel);
  const amount = formatWithUnit(per, panel.unit, lang);
  const said = `${panel.title} ${panel.subtitle ?? ''}`.replace(/\s/g, ' ').includes(amount.replace(/\s/g, ' '));
  return per === 1 || said ? '' : `${figureWords(lang).oneMark} ${amount}`;
}

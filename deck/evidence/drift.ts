import { finding } from '../model/checks.ts';
import type { Claim } from '../model/deck.ts';
import type { Finding } from '../model/finding.ts';
import { type Figure, figuresIn, isSame } from './figures.ts';
import { type Evidence, langOf } from './input.ts';
import { wordsOf } from './language.ts';
import { placeOfKey } from './module-place.ts';
import { isSayable, sayableOf } from './panel-figures.ts';
import { type Segment, segmentsOf, unitsOf } from './segments.ts';

/**
 * Figures beside the citation of a claim whose row in the ledger has others of the same kind. Where references stand beside it, the
 * figures may be theirs: it is told only if none of them is the claim's.
 */
export function drift(evidence: Evidence): Finding[] {
  const claims = new Map(
    evidence.deck.claims.map((claim) => [claim.id, ledgerFigures(claim, evidence.deck.meta.lang)]),
  );
  return evidence.slides.flatMap((slide) => {
    const lang = langOf(evidence, slide);
    return unitsOf(slide)
      .flatMap((unit) => segmentsOf(unit, lang))
      .flatMap((segment) => {
        const cited = segment.keys.flatMap((key) => claims.get(key) ?? []);
        return driftIn(segment, cited).map((found) => ({ ...found, on: slide.id }));
      });
  });
}

/** A claim with the figures of its row: of the figure alone, and of all that the row says. */
interface Row {
  claim: Claim;
  own: Figure[];
  all: Figure[];
}

function ledgerFigures(claim: Claim, lang: string): Row {
  const { figure = '', check } = claim;
  return { claim, own: figuresIn(figure, lang), all: figuresIn(`${figure}\n${claim.claim}\n${check}`, lang) };
}

function driftIn({ figures, keys }: Segment, cited: readonly Row[]): Finding[] {
  const rows = cited.flatMap(({ all }) => all);
  const own = cited.flatMap((row) => row.own);
  const others = figures
    .filter((figure) => !figure.own && own.some(({ percent }) => percent === figure.percent))
    .filter((figure) => !rows.some((row) => isSame(row, figure)));
  if (others.length === 0) return [];
  const beside = keys.length > cited.length;
  if (beside && figures.some((figure) => rows.some((row) => isSame(row, figure)))) return [];
  return others
    .filter(({ bound }) => !bound)
    .map((figure) => {
      const ids = cited.flatMap(({ claim: { id, figure: said } }) => (said ? [`${id} “${said}”`] : []));
      return finding('drift', figure.source, `“${figure.text}” stands here, and the ledger has ${ids.join(', ')}.`);
    });
}

/** Figures of summaries and of alternative texts that are not in the data. */
export function summaries(evidence: Evidence): Finding[] {
  const { lang } = evidence.deck.meta;
  const shown = evidence.slides.flatMap((slide) => slide.figures.map((figure) => ({ ...figure, slide })));
  return evidence.panels.flatMap(({ panel, ...module }) => {
    // What is measured on a map is known only when it is drawn.
    if (panel.kind === 'map' && (panel.decorative || wordsOf(panel).some((text) => text.includes('{km}')))) return [];
    const sayable = sayableOf(panel, lang);
    const stray = (text: string) => figuresIn(text, lang).filter((figure) => !isSayable(figure, sayable));
    const places = shown.filter((each) => each.panel === panel.id);
    const on = places[0] && { on: places[0].slide.id };
    const own = stray(panel.summary).map(({ text }) => {
      const source = placeOfKey(module, 'summary', text);
      const message = `The summary says “${text}”, which is not in the data of "${panel.id}".`;
      return { ...finding('summary-figure', source, message), ...on };
    });
    const alts = places.flatMap(({ alt, source, slide }) =>
      stray(alt).map(({ text }) => {
        const message = `The alternative text says “${text}”, which is not in the data of "${panel.id}".`;
        return { ...finding('summary-figure', source, message), on: slide.id };
      }),
    );
    return [...own, ...alts];
  });
}

import { primaryOf } from './direction.ts';

/**
 * What stands over a theorem and what is like it, by the beginning of its id or by its class, as Quarto names them
 * (https://quarto.org/docs/authoring/cross-references.html#theorems-and-proofs). Apart from the page's other words: no page needs them.
 */
const KINDS = {
  thm: ['Theorem', 'Theorem', 'مبرهنة', 'משפט'],
  lem: ['Lemma', 'Lemma', 'توطئة', 'למה'],
  cor: ['Corollary', 'Korollar', 'لازمة', 'מסקנה'],
  prp: ['Proposition', 'Proposition', 'قضية', 'טענה'],
  cnj: ['Conjecture', 'Vermutung', 'حدسية', 'השערה'],
  def: ['Definition', 'Definition', 'تعريف', 'הגדרה'],
  exm: ['Example', 'Beispiel', 'مثال', 'דוגמה'],
  exr: ['Exercise', 'Übungsaufgabe', 'تمرين', 'תרגיל'],
  alg: ['Algorithm', 'Algorithmus', 'خوارزمية', 'אלגוריתם'],
  proof: ['Proof', 'Beweis', 'برهان', 'הוכחה'],
  remark: ['Remark', 'Bemerkung', 'ملاحظة', 'הערה'],
  solution: ['Solution', 'Lösung', 'حل', 'פתרון'],
} as const;

export type TheoremKind = keyof typeof KINDS;

/** What is numbered where something refers to it. */
const LABELS = {
  fig: ['Figure', 'Abbildung', 'شكل', 'איור'],
  tbl: ['Table', 'Tabelle', 'جدول', 'טבלה'],
  eq: ['Equation', 'Gleichung', 'معادلة', 'משוואה'],
} as const;

export type LabelKind = keyof typeof LABELS;

/** Kinds that a class names. */
export const PROOFS = ['proof', 'remark', 'solution'] as const satisfies readonly TheoremKind[];

const LANGUAGES = ['en', 'de', 'ar', 'he'];

/** The kind that an id such as `thm-line` begins with. */
export function theoremKind(id: string): TheoremKind | undefined {
  return kindIn(KINDS, id);
}

/** The kind that an id such as `fig-tree` begins with. */
export function labelKind(id: string): LabelKind | undefined {
  return kindIn(LABELS, id);
}

function kindIn<Kind extends string>(kinds: Readonly<Record<Kind, unknown>>, id: string): Kind | undefined {
  const [, start] = /^([a-z]+)-./.exec(id) ?? [];
  return Object.keys(kinds).find((kind): kind is Kind => kind === start);
}

/** The word for a kind in a language, by its BCP 47 tag; in English where there is none. */
export function theoremWord(kind: TheoremKind | LabelKind, lang: string): string {
  const at = LANGUAGES.indexOf(primaryOf(lang));
  const words = { ...KINDS, ...LABELS }[kind];
  return words[Math.max(0, at)] ?? words[0];
}

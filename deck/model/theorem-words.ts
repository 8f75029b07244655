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
  const start = beginningOf(id);
  return Object.keys(KINDS).find((kind): kind is TheoremKind => kind === start);
}

/** The kind that an id such as `fig-tree` begins with. */
export function labelKind(id: string): LabelKind | undefined {
  const start = beginningOf(id);
  return Object.keys(LABELS).find((kind): kind is LabelKind => kind === start);
}

function beginningOf(id: string): string | undefined {
  return /^([a-z]+)-./.exec(id)?.[1];
}

/** The word for a kind in a language, by its BCP 47 tag; in English where there is none. */
export function theoremWord(kind: TheoremKind | LabelKind, lang: string): string {
  const at = LANGUAGES.indexOf(lang.toLowerCase().split('-')[0] ?? '');
  const words = { ...KINDS, ...LABELS }[kind];
  return words[Math.max(0, at)] ?? words[0];
}

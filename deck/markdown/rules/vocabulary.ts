import { GRADES, VOICES } from '../../model/signs.ts';

/** Every class, name and attribute that the dialect knows. */

/** Layouts and states of a slide, on its `##` heading or its `---`. */
export const SLIDE_CLASSES = [
  'statement',
  'figure',
  'tiles',
  'facing',
  'table',
  'timeline',
  'quote',
  'map',
  'backup',
] as const;

/** States of a section, on its `#` heading. */
export const SECTION_CLASSES = ['divider', 'backup'] as const;

/** Names of fenced divs. */
export const DIV_NAMES = [
  'notes',
  'incremental',
  'columns',
  'column',
  'aside',
  'tile',
  'bottom-line',
  'lead',
  'fragment',
  'big',
  'caption',
  'found',
  'strip',
  'own',
  'choice',
  'chain',
  'cards',
  'big-numbers',
  'sides',
  'periods',
  'wall',
  'nonincremental',
  'silence',
] as const;

/** Ids that a fenced div may have: what is generated in its place. */
export const GENERATED = { refs: 'references', claims: 'claims' } as const;

/** Classes of any other element, block or inline. */
export const MARK_CLASSES = [
  'fragment',
  'soft',
  'big',
  'tag',
  ...GRADES,
  'num',
  ...VOICES,
  'reported',
  'contested',
  'absent',
  'low',
  'moderate',
  'high',
  'condition',
  'marked',
  'nowrap',
] as const;

/** Further classes of a `###` heading: what its part of a figure is. */
export const HEAD_CLASSES = ['toward', 'away'] as const;

/** The element that an attribute stands on. */
export type ElementKind = 'section' | 'slide' | 'div' | 'panel' | 'head' | 'other';

/** Classes by element. */
export const CLASSES: Readonly<Record<ElementKind, readonly string[]>> = {
  section: SECTION_CLASSES,
  slide: SLIDE_CLASSES,
  div: [...new Set([...DIV_NAMES, ...MARK_CLASSES])],
  panel: ['fragment', 'steps'],
  head: [...MARK_CLASSES, ...HEAD_CLASSES],
  other: MARK_CLASSES,
};

/** Attributes by element. */
export const ATTRIBUTES: Readonly<Record<ElementKind, readonly string[]>> = {
  section: ['id', 'lang'],
  slide: ['id', 'lang', 'time', 'voice'],
  div: ['id', 'lang', 'width', 'claims', 'because', 'note', 'sum', 'codes'],
  panel: ['height'],
  head: ['lang', 'note'],
  other: ['lang'],
};

/** How an element is called in a message. */
export const ELEMENT_NAMES: Readonly<Record<ElementKind, string>> = {
  section: 'a section heading',
  slide: 'a slide heading',
  div: 'a fenced div',
  panel: 'a panel',
  head: 'a heading',
  other: 'text',
};

/** A chart with shorter texts, or with fewer categories: to try what it lacks room for. */

import type { AnnotatedPanel, ChartPanel, ValuesPanel } from '../model/panel.ts';
import { pickCategories } from '../panels/kinds/small.ts';

/** Texts of a chart that an author writes in one place. */
export interface TextKind {
  /** With its article, as a module has them. */
  what: string;
  texts: readonly string[];
  shorten(panel: ChartPanel): ChartPanel;
}

/** So many letters have room wherever any have. */
const SHORT = 6;

const short = (text: string) => (text.length > SHORT ? text.slice(0, SHORT) : text);
const shortLabels = <Item extends { label: string; detail?: string }>(items: readonly Item[]): Item[] =>
  items.map((item) => ({
    ...item,
    label: short(item.label),
    ...(item.detail === undefined ? {} : { detail: short(item.detail) }),
  }));

/** The kinds of texts that a chart has. */
export function textsOf(panel: ChartPanel): TextKind[] {
  if (panel.kind === 'timeline') {
    const shorten = (other: ChartPanel): ChartPanel =>
      other.kind === 'timeline'
        ? { ...other, events: other.events.map((event) => ({ ...event, text: short(event.text) })) }
        : other;
    return [{ what: 'the texts of its events', texts: panel.events.map(({ text }) => text), shorten }];
  }
  const of = (what: string, texts: readonly (string | undefined)[], change: (other: ValuesPanel) => ChartPanel) => ({
    what,
    texts: texts.filter((text) => text !== undefined),
    shorten: (other: ChartPanel) => (other.kind === 'timeline' ? other : change(other)),
  });
  const { categories, series } = panel;
  const { notes = [], differences = [], marks = [] }: Partial<AnnotatedPanel> = isAnnotated(panel) ? panel : {};
  const said = [...notes.map(({ text }) => text), ...differences.map(({ text }) => text)];
  return [
    of(
      'the labels of its categories',
      categories.flatMap(({ label, detail }) => [label, detail]),
      (other) => ({
        ...other,
        categories: shortLabels(other.categories),
      }),
    ),
    of(
      'the labels of its series',
      series.map(({ label }) => label),
      (other) => ({
        ...other,
        series: shortLabels(other.series),
      }),
    ),
    of('its notes', said, shortNotes),
    of(
      'the labels of its marks',
      marks.map(({ label }) => label),
      (other) => (isAnnotated(other) && other.marks ? { ...other, marks: shortLabels(other.marks) } : other),
    ),
  ].filter(({ texts }) => texts.some((text) => text.length > SHORT));
}

function isAnnotated(panel: ValuesPanel): panel is AnnotatedPanel {
  return panel.kind !== 'units' && panel.kind !== 'diverging';
}

function shortNotes(panel: ValuesPanel): ChartPanel {
  if (!isAnnotated(panel)) return panel;
  const { notes = [], differences = [] } = panel;
  return {
    ...panel,
    notes: notes.map((note) => ({ ...note, text: short(note.text) })),
    differences: differences.map((each) => (each.text === undefined ? each : { ...each, text: short(each.text) })),
  };
}

/** A chart with its texts of these kinds cut short. */
export function shortened(panel: ChartPanel, kinds: readonly TextKind[]): ChartPanel {
  return kinds.reduce((other, kind) => kind.shorten(other), panel);
}

/** How many of a chart's categories or events have room at most, if not all have. */
export function mostOf(panel: ChartPanel, hasRoom: (panel: ChartPanel) => boolean): Fewer | undefined {
  // The points of a line are its course: without some it would be another one.
  if (panel.kind === 'line') return undefined;
  const [what, all] =
    panel.kind === 'timeline' ? ['events', panel.events.length] : ['categories', panel.categories.length];
  let [enough, tooMany] = [1, all];
  while (tooMany - enough > 1) {
    const middle = Math.floor((enough + tooMany) / 2);
    if (hasRoom(firstOf(panel, middle))) enough = middle;
    else tooMany = middle;
  }
  return enough > 1 ? { what, all, count: enough } : undefined;
}

/** So many of what a chart shows have room. */
export interface Fewer {
  what: string;
  all: number;
  count: number;
}

/** The first categories or events of a chart alone. */
function firstOf(panel: ChartPanel, count: number): ChartPanel {
  if (panel.kind !== 'timeline') return pickCategories(panel, [...Array(count).keys()]);
  const { notes: _, ...own } = panel;
  return { ...own, events: panel.events.slice(0, count) };
}

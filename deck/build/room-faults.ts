/** What is wrong with the room that a chart has on a slide and on a phone, and what would mend it: each cure is tried before it is named. */

import type { DeckError } from '../model/error.ts';
import { withoutMarks } from '../model/figure-marks.ts';
import type { AnnotatedPanel, ChartPanel, TimelinePanel, ValuesPanel } from '../model/panel.ts';
import { planPanel } from '../panels/kinds/plan-panel.ts';
import { isSmall, layFigure, layNarrowFigure, pickCategories, type SmallFigure } from '../panels/kinds/small.ts';
import type { Kit } from '../panels/layout/scene.ts';

/** No letter on a slide is smaller. */
const LEAST = 16;
/** Nor on a phone; and how large a pixel of the narrow drawing is there. */
const LEAST_ON_PHONE = 13;
const PHONE = 350 / 400;
/** Half a pixel is not seen. */
const UNSEEN = 0.5;

/** A chart as it was laid out for its place on a slide, and for the column of a phone. */
export interface LaidChart {
  kit: Kit;
  wide: SmallFigure;
  narrow: SmallFigure;
}

/** Lays a chart out for both. @param kit with the size of its place on the slide; on a phone nothing comes in steps */
export function layChart(panel: ChartPanel, kit: Kit): LaidChart {
  return { kit, wide: layFigure(panel, kit), narrow: layOnPhone(panel, kit) };
}

function layOnPhone(panel: ChartPanel, { size: _, stage: __, ...rest }: Kit): SmallFigure {
  return layNarrowFigure(panel, rest);
}

/** A fault without its place, which is the slide's. */
export type RoomFault = Pick<DeckError, 'code' | 'message' | 'hint'>;

/**
 * What is wrong with a chart in the room that it has on a slide, and in the column of a phone: letters that would have to be too
 * small, or a timeline that is meant to be horizontal and would run down without a word.
 * @param panel as it was laid out
 */
export function roomFaults(panel: ChartPanel, laid: LaidChart): RoomFault[] {
  const { kit } = laid;
  const without = panel.kind === 'timeline' ? withoutRoom(panel, laid) : undefined;
  if (panel.kind === 'timeline' && without !== undefined) {
    const message = `The events of the timeline "${panel.id}" have no room side by side; the longest is "${withoutMarks(without)}"`;
    const height = heightFor(panel, kit, ({ parts: [only] }) => only?.factor === 1 && !only.plan.without);
    const cure = `Shorten the texts${panel.lanes ? '' : ', write direction: "vertical"'}`;
    const last = height ? `or ${height}.` : 'or make two figures of it: no height that a slide has would be enough.';
    return [{ code: 'timeline-room', message, hint: `${cure}, ${last}` }];
  }
  const letters = lettersOf(laid.wide);
  if (letters < LEAST - UNSEEN) {
    const onSlide = (wide: SmallFigure) => lettersOf(wide) >= LEAST - UNSEEN;
    const found = lookForCures(panel, (other) => onSlide(layFigure(other, kit)));
    const height = heightFor(panel, kit, onSlide);
    return [
      faultOf(panel, '', letters, { ...found, cures: [...found.cures, ...gridCures(panel, kit, onSlide, height)] }),
    ];
  }
  const onPhone = lettersOf(laid.narrow) * PHONE;
  if (onPhone >= LEAST_ON_PHONE - UNSEEN) return [];
  const hasRoom = (other: ChartPanel) => lettersOf(layOnPhone(other, kit)) * PHONE >= LEAST_ON_PHONE - UNSEEN;
  return [faultOf(panel, ' in the column of a phone', onPhone, lookForCures(panel, hasRoom))];
}

/** What a chart lacks room for, as far as trying has told, and what gives it room. */
interface Found {
  /** Texts that have room when they are short. */
  texts?: TextKind | undefined;
  /** What is too many. */
  fewer?: Fewer | undefined;
  cures: string[];
}

function faultOf(panel: ChartPanel, place: string, letters: number, { texts, fewer, cures }: Found): RoomFault {
  const what = texts
    ? `; the longest of ${texts.what} is "${withoutMarks(longest(texts.texts))}"`
    : fewer
      ? `; it has ${fewer.all} ${fewer.what}`
      : '';
  const message = `The chart "${panel.id}" has no room${place}: its letters would be ${letters.toFixed(1)} px${what}`;
  const cure = cures.length > 0 ? cures.join(', or ') : 'make two figures of it: nothing else would give it room';
  return { code: 'panel-room', message, hint: `${cure.charAt(0).toUpperCase()}${cure.slice(1)}.` };
}

/** Shorter texts of one kind, else of all kinds; fewer categories or events. */
function lookForCures(panel: ChartPanel, hasRoom: (panel: ChartPanel) => boolean): Found {
  const kinds = textsOf(panel);
  const one = kinds.find((kind) => hasRoom(shortened(panel, [kind])));
  const fewer = mostOf(panel, hasRoom);
  const all = one || fewer || !hasRoom(shortened(panel, kinds)) ? undefined : kinds;
  const cures: string[] = [];
  const soft = ', or say with soft hyphens (\\u00ad) where its words may be broken';
  if (one) cures.push(`shorten ${one.what}${longestWord(one.texts) > BROKEN ? soft : ''}`);
  if (all) cures.push(`shorten ${all.map(({ what }) => what).join(' and ')}`);
  if (fewer) {
    const two = 2 * fewer.count >= fewer.all ? ' or make two figures of it' : '';
    cures.push(`leave out some ${fewer.what}${two}: ${fewer.count} have room`);
  }
  return { texts: one ?? all?.[0], fewer, cures };
}

/** Words of so many letters may have no room in a line. */
const BROKEN = 18;

const longestWord = (texts: readonly string[]) =>
  Math.max(
    0,
    ...texts.flatMap((text) =>
      withoutMarks(text)
        .split(/\s+/)
        .map((word) => word.length),
    ),
  );

/** On a slide: other columns of small multiples, a higher figure, or both. */
function gridCures(
  panel: ChartPanel,
  kit: Kit,
  hasRoom: (wide: SmallFigure) => boolean,
  height: string | undefined,
): string[] {
  const own = height ? [height] : [];
  if (!isSmall(panel)) return own;
  const parts = panel.small.by === 'series' ? panel.series.length : panel.categories.length;
  const inColumns = Array.from({ length: Math.min(parts, MOST_COLUMNS) }, (_, i) => {
    return { columns: i + 1, panel: { ...panel, small: { ...panel.small, columns: i + 1 } } };
  });
  const enough = inColumns.find((each) => hasRoom(layFigure(each.panel, kit)));
  if (enough) return [`write small: columns: ${enough.columns}`, ...own];
  if (height) return own;
  const both = inColumns.flatMap((each) => {
    const higher = heightFor(each.panel, kit, hasRoom);
    return higher ? [`write small: columns: ${each.columns} and ${higher}`] : [];
  });
  return both.slice(0, 1);
}

/** More small multiples side by side are too narrow for any letters. */
const MOST_COLUMNS = 8;

/** As high as a figure can be over its sources on a slide that has nothing else. */
const TALLEST = 440;

/** The least height that gives the figure room, if it has one on a slide. */
function heightFor(panel: ChartPanel, kit: Kit, hasRoom: (wide: SmallFigure) => boolean): string | undefined {
  const { width, height: own } = kit.size;
  for (let height = Math.ceil((own + 1) / 20) * 20; height <= TALLEST; height += 20) {
    if (hasRoom(layFigure(panel, { ...kit, size: { width, height } })))
      return `give the figure more room, such as {height=${height}}`;
  }
  return undefined;
}

/** The longest of what has no room side by side: one that was laid out larger might have it there. */
function withoutRoom(panel: TimelinePanel, { wide, kit }: LaidChart): string | undefined {
  const [only] = wide.parts;
  return only?.factor === 1 ? only.plan.without : planPanel(panel, kit).without;
}

/** The smallest letters of a figure, in the pixels of its place. */
function lettersOf({ parts }: SmallFigure): number {
  return Math.min(...parts.map(({ plan, factor }) => Math.min(plan.letters, plan.smallest ?? plan.letters) / factor));
}

const longest = (texts: readonly string[]) =>
  texts.reduce((most, text) => (withoutMarks(text).length > withoutMarks(most).length ? text : most), '');

/** Texts of a chart that an author writes in one place. */
interface TextKind {
  /** With its article, as a module has them. */
  what: string;
  texts: readonly string[];
  /** The fields of the chart that hold them, cut short. */
  short: object;
}

/** So many letters have room wherever any have. */
const SHORT = 6;

const short = (text: string) => text.slice(0, SHORT);
const shortTexts = <Item extends { text?: string }>(items: readonly Item[]) =>
  items.map((item) => (item.text === undefined ? item : { ...item, text: short(item.text) }));
const shortLabels = <Item extends { label: string; detail?: string }>(items: readonly Item[]) =>
  items.map((item) => ({ ...item, label: short(item.label), ...(item.detail && { detail: short(item.detail) }) }));

/** The kinds of texts that a chart has. */
function textsOf(panel: ChartPanel): TextKind[] {
  if (panel.kind === 'timeline') {
    const { events } = panel;
    const texts = events.map(({ text }) => text);
    return [{ what: 'the texts of its events', texts, short: { events: shortTexts(events) } }];
  }
  const { categories, series } = panel;
  const { notes = [], differences = [], marks = [] }: Partial<AnnotatedPanel> = isAnnotated(panel) ? panel : {};
  const kinds: TextKind[] = [
    {
      what: 'the labels of its categories',
      texts: categories.flatMap(({ label, detail = '' }) => [label, detail]),
      short: { categories: shortLabels(categories) },
    },
    {
      what: 'the labels of its series',
      texts: series.map(({ label }) => label),
      short: { series: shortLabels(series) },
    },
    {
      what: 'its notes',
      texts: [...notes, ...differences].map(({ text = '' }) => text),
      short: { notes: shortTexts(notes), differences: shortTexts(differences) },
    },
    {
      what: 'the labels of its marks',
      texts: marks.map(({ label }) => label),
      short: { marks: shortLabels(marks) },
    },
  ];
  return kinds.filter(({ texts }) => texts.some((text) => text.length > SHORT));
}

function isAnnotated(panel: ValuesPanel): panel is AnnotatedPanel {
  return panel.kind !== 'units' && panel.kind !== 'diverging';
}

/** A chart with its texts of these kinds cut short. */
function shortened(panel: ChartPanel, kinds: readonly TextKind[]): ChartPanel {
  return Object.assign({ ...panel }, ...kinds.map((kind) => kind.short));
}

/** How many of a chart's categories or events have room at most, if not all have. */
function mostOf(panel: ChartPanel, hasRoom: (panel: ChartPanel) => boolean): Fewer | undefined {
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
interface Fewer {
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

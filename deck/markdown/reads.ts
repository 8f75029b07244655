import type { DeckScope, Paths } from './scope.ts';

/** What a piece of work looked up in the deck, and what it found. */
export interface Reads {
  /** The deck for that work: what it reports and collects is its own, and what it looks up is noted. */
  deck: DeckScope;
  /** Whether the work would be the same in another deck: it reported nothing, and all that it looked up is there as it was. */
  holdIn(other: DeckScope): boolean;
  /**
   * The lines of the file, from 1, in which something was looked up that is not in another deck as it was.
   * @returns undefined if the work would be another for more than that
   */
  staleLines(other: DeckScope): number[] | undefined;
  /** Gives what was collected to another deck. */
  giveTo(other: DeckScope): void;
  /** Forgets what was collected from some lines of the file, from 1 and both included, and moves what stands after them. */
  replaceLines(from: number, to: number, moved: number): void;
}

const TABLES = {
  keys: (deck: DeckScope) => deck.keys,
  panelsById: (deck: DeckScope) => deck.panelsById,
  panels: (deck: DeckScope) => deck.input.panels,
  images: (deck: DeckScope) => deck.input.images,
} satisfies Record<string, (deck: DeckScope) => ReadonlyMap<string, unknown>>;

/** One look-up: what was asked for, what it gave, and where in the file, if that is known. */
interface Found {
  ask: (deck: DeckScope) => unknown;
  gave: unknown;
  source: { line: number } | undefined;
}

/**
 * Notes from now on what is looked up in a deck. Whoever goes through a whole table, to find a near miss, depends on all of it.
 * @param line tells the line, from 1, of what is being parsed
 */
export function noteReads(deck: DeckScope, line: () => number | undefined = () => undefined): Reads {
  const found: Found[] = [];
  let whole = false;
  const note = (ask: Found['ask'], gave: unknown) => {
    const at = line();
    found.push({ ask, gave, source: at === undefined ? undefined : { line: at } });
  };
  const watch = <V>(table: (deck: DeckScope) => ReadonlyMap<string, V>): ReadonlyMap<string, V> =>
    watched(
      table(deck),
      (key, value) => note((other) => table(other).get(key), value),
      (key, there) => note((other) => table(other).has(key), there),
      () => {
        whole = true;
      },
    );
  const own: DeckScope = {
    ...deck,
    problems: [],
    slideLinks: [],
    widths: [],
    keys: watch(TABLES.keys),
    panelsById: watch(TABLES.panelsById),
    input: {
      ...deck.input,
      panels: watch(TABLES.panels),
      images: watch(TABLES.images),
      // Asked only about what is no chart: such a slide is made anew.
      faultyPanels: asking(deck.input.faultyPanels, () => {
        whole = true;
      }),
    },
  };
  const same = (other: DeckScope) => !whole && own.problems.length === 0 && own.lang === other.lang;
  const holds = (other: DeckScope, { ask, gave }: Found) => ask(other) === gave;
  return {
    deck: own,
    holdIn: (other) => same(other) && found.every((each) => holds(other, each)),
    staleLines: (other) => {
      const stale = found.filter((each) => !holds(other, each));
      const lines = stale.flatMap(({ source }) => source?.line ?? []);
      return same(other) && lines.length === stale.length ? lines : undefined;
    },
    giveTo: (other) => {
      other.problems.push(...own.problems);
      other.slideLinks.push(...own.slideLinks);
      other.widths.push(...own.widths);
    },
    replaceLines: (from, to, moved) => {
      for (const list of [own.slideLinks, own.widths, found] as { source?: { line: number } }[][]) {
        const kept = list.filter(({ source }) => !source || source.line < from || source.line > to);
        for (const { source } of kept) if (source && source.line > to) source.line += moved;
        list.splice(0, list.length, ...kept);
      }
    },
  };
}

/** A set that tells when anything is asked of it. */
function asking(set: Paths, asked: () => void): Paths {
  const whole = (): Paths => {
    asked();
    return set;
  };
  return { has: (value) => whole().has(value), [Symbol.iterator]: () => whole()[Symbol.iterator]() };
}

/** A map that tells what is asked of it: each key with what is there, or that all of it was gone through. */
function watched<V>(
  map: ReadonlyMap<string, V>,
  asked: (key: string, value: V | undefined) => void,
  looked: (key: string, there: boolean) => void,
  all: () => void,
): ReadonlyMap<string, V> {
  const whole = (): ReadonlyMap<string, V> => {
    all();
    return map;
  };
  const get = (key: string): V | undefined => {
    const value = map.get(key);
    asked(key, value);
    return value;
  };
  return {
    get,
    has: (key) => {
      const there = map.has(key);
      looked(key, there);
      return there;
    },
    get size() {
      return whole().size;
    },
    keys: () => whole().keys(),
    values: () => whole().values(),
    entries: () => whole().entries(),
    forEach: (use) => whole().forEach(use),
    [Symbol.iterator]: () => whole()[Symbol.iterator](),
  };
}

import type { SourceRef } from '../model/deck.ts';
import { formatPlace } from '../model/error.ts';
import { type Reporter, report } from '../source/faults.ts';
import type { Draft, Placed } from './drafts.ts';
import { findText } from './place.ts';

const VALID = /^\p{L}[\p{L}\p{N}_-]*$/u;

/** Ids that the page itself gives: a slide of that name would be found in place of what the page's script looks for. */
const PAGES_OWN = /^(?:cite|panel|deck|dialog|finder|plot)-/;

const OF_IDS =
  'An id begins with a letter, goes on with letters, digits, "-" and "_", has no "--" and does not begin with ' +
  '"cite-", "panel-", "deck-", "dialog-", "finder-" or "plot-".';

/** Gives out ids, each once. */
export class SlideIds {
  readonly #taken = new Set<string>(['cover']);
  /** Where the search for the next free number begins, by slug: a thousand slides of one title stay linear. */
  readonly #next = new Map<string, number>();

  /** Takes an id for good; false if it is taken. */
  take(id: string): boolean {
    if (this.#taken.has(id)) return false;
    this.#taken.add(id);
    return true;
  }

  /** The id itself if it is free, else with the first free number after it. */
  unique(id: string): string {
    if (this.take(id)) return id;
    for (let number = this.#next.get(id) ?? 2; ; number++) {
      if (!this.take(`${id}-${number}`)) continue;
      this.#next.set(id, number + 1);
      return `${id}-${number}`;
    }
  }
}

/** A title as an id: its letters and digits in lower case, hyphens between; letters of every script are kept. */
export function slug(title: string): string {
  const text = title
    .normalize('NFKC')
    .toLowerCase()
    .replace(/['’]/g, '')
    .replace(/[^\p{L}\p{N}]+/gu, '-')
    .replace(/^-+|-+$/g, '');
  // An id begins with a letter.
  return /^\p{L}/u.test(text) && !PAGES_OWN.test(text) ? text : ['slide', text].filter(Boolean).join('-');
}

/** Gives all drafts their ids, in their order: explicit ones first, so that no slug takes an author's id. */
export function assignIds(deck: Reporter, drafts: readonly Draft[], ids: SlideIds, untitled: string): Placed[] {
  const assigned = new Map<Draft, string>();
  const owners = new Map<string, Draft>();
  for (const draft of drafts) {
    const id = draft.explicitId;
    if (id === undefined) continue;
    const first = owners.get(id);
    if (!isValid(id)) report(deck, 'bad-id', placeOf(draft, id), `The id "${id}" is not valid.`, OF_IDS);
    else if (first || !ids.take(id)) {
      const where = first
        ? `The first stands at ${formatPlace(placeOf(first, id))}: rename one of them.`
        : '"cover" is the cover\'s own.';
      report(deck, 'duplicate-id', placeOf(draft, id), `The id "${id}" is already taken.`, where);
    } else {
      owners.set(id, draft);
      assigned.set(draft, id);
    }
  }
  return drafts.map((draft) => {
    if (draft.kind === 'cover') return { draft, id: 'cover' };
    return { draft, id: assigned.get(draft) ?? ids.unique(slug(draft.title || untitled)) };
  });
}

/** Ids that slides cannot have, for a fault that is told: a link to one is no second. */
export function refusedIds(drafts: readonly Draft[]): Set<string> {
  return new Set(drafts.flatMap(({ explicitId: id }) => (id === undefined || isValid(id) ? [] : [id])));
}

/** Where an id is written. */
function placeOf({ file, source }: Draft, id: string): SourceRef {
  return findText(file, `#${id}`, source, source.line);
}

function isValid(id: string): boolean {
  // `--` joins a slide's id to those of its marks and footnotes.
  return VALID.test(id) && !id.includes('--') && !PAGES_OWN.test(id);
}

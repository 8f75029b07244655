import type { Words } from '../../model/words.ts';
import { element } from '../shell/dom.ts';
import { onViewChange } from '../shell/page-view.ts';
import type { Slides } from './start-slides.ts';

/** Sizes on a slide of 1280 × 720, in px; the theme sets the same width. */
const SLIDE = { width: 1280, edge: 16, foot: 628 } as const;
const CARD = { width: 580, gap: 22 } as const;
/** How long the pointer may be on its way from the numeral to the card, in ms. */
const LINGER = 350;

let watched = false;
let open: { link: HTMLElement; close(): void } | undefined;

/** Opens the card of a numeral or of a square beside it: what it stands for, out of the rows of the ledger and the reference list. */
export function openCard(link: HTMLAnchorElement, slides: Slides, words: Words): void {
  const section = link.closest<HTMLElement>('.slides > section');
  if (open?.link === link || !section) return;
  open?.close();
  if (!watched) {
    slides.onChange(() => open?.close());
    onViewChange(() => open?.close());
  }
  watched = true;
  // As theme/card.css has it: at the foot of a narrow window, in its own size and not in the slide's.
  const sheet = matchMedia('(width < 700px)').matches;
  const card = element('div', {
    class: 'card',
    role: 'dialog',
    'aria-label': link.getAttribute('aria-label') ?? link.textContent ?? '',
  });
  const body = element('div', { class: 'card-body' });
  card.append(body);
  const items = itemsOf(link);
  const show = (index: number) => {
    body.replaceChildren(...fillCard(slides, words, items, index, show));
    if (!sheet) place(card, link, section);
  };
  (sheet ? document.body : section).append(card);
  link.setAttribute('aria-expanded', 'true');
  const listening = new AbortController();
  const close = () => {
    listening.abort();
    if (card.contains(document.activeElement) && section.classList.contains('present')) link.focus();
    card.remove();
    link.removeAttribute('aria-expanded');
    open = undefined;
  };
  open = { link, close };
  show(0);
  listen(card, link, close, listening.signal);
}

interface Item {
  key: string;
  prefix?: string | undefined;
  locator?: string | undefined;
}

/** `see @R1, p. 3;C4`, as deck/markdown/cite/numerals.ts writes it; a square, or a numeral of one entry, has its address alone. */
function itemsOf(link: HTMLAnchorElement): Item[] {
  const written = link.dataset.cite ?? decodeURIComponent(link.hash).replace('#cite-', '');
  return written.split(';').map((part) => {
    const [, prefix, key = part, locator] = /^(?:(.*) @)?([^\s,]+)(?:, (.*))?$/.exec(part) ?? [];
    return { key, prefix, locator };
  });
}

function fillCard(
  slides: Slides,
  words: Words,
  items: readonly Item[],
  index: number,
  show: (index: number) => void,
): Node[] {
  const item = items[index];
  const entry = item && find(slides, item.key);
  if (!item || !entry) return [];
  const others = items.flatMap(({ key }, i) => {
    if (i === index) return [];
    const button = element('button', { type: 'button' }, key);
    button.addEventListener('click', () => {
      show(i);
      document.querySelector<HTMLElement>('.card button')?.focus();
    });
    return [button];
  });
  const also = others.length > 0 ? [element('p', { class: 'card-also' }, `${words.alsoHere}: `, ...others)] : [];
  const cited = [item.prefix, item.locator].filter(Boolean).join(', ');
  const shown =
    entry instanceof HTMLTableRowElement ? claimNodes(slides, words, entry, item.key) : referenceNodes(entry, item.key);
  const end = element(
    'p',
    { class: 'card-end' },
    element(
      'a',
      { href: `#cite-${item.key}` },
      entry instanceof HTMLTableRowElement ? `${words.ledgerRow} ${item.key}` : `${words.references}, ${item.key}`,
    ),
    element('span', {}, words.escCloses),
  );
  return [...shown, ...(cited ? [element('p', {}, cited)] : []), ...also, end];
}

function claimNodes(slides: Slides, words: Words, row: HTMLTableRowElement, key: string): Node[] {
  const [claim, whose, found] = row.querySelectorAll('td');
  const said = whose?.textContent ?? '';
  const comma = said.indexOf(', ');
  const grade = found?.querySelector('.row-grade');
  const reason = [...(found?.childNodes ?? [])]
    .filter((node) => node !== grade)
    .map((node) => node.textContent)
    .join('');
  const check = element('p', { class: 'card-check' });
  if (grade) check.append(element('b', {}, ...[...grade.childNodes].map((node) => node.cloneNode(true))));
  if (reason !== '–') check.append(element('span', {}, reason));
  const references = (row.dataset.cite ?? '')
    .split(' ')
    .filter(Boolean)
    .flatMap((id) => find(slides, id) ?? []);
  const list = element('ul', {}, ...references.map((entry) => element('li', {}, ...entryNodes(entry))));
  const none = element('p', {}, `${words.references}: ${words.noneLocated}.`);
  return [
    element(
      'p',
      { class: 'card-head' },
      element('span', {}, element('b', {}, key), said.slice(0, comma)),
      element('span', {}, said.slice(comma + 2)),
    ),
    element('p', { class: 'card-claim' }, claim?.textContent ?? ''),
    check,
    element('div', { class: 'card-references' }, references.length > 0 ? list : none),
  ];
}

function referenceNodes(entry: Element, key: string): Node[] {
  return [element('p', { class: 'card-head' }, element('b', {}, key)), element('p', {}, ...entryNodes(entry))];
}

/** A reference as the list has it, without the slides that use it. */
function entryNodes(entry: Element): Node[] {
  const nodes = [...(entry.querySelector('.entry')?.childNodes ?? [])];
  return nodes
    .filter((node) => !(node instanceof Element && node.matches('.used-on')))
    .map((node) => node.cloneNode(true));
}

/** A row, wherever its slide is: those far away are not in the page. */
function find(slides: Slides, key: string): Element | undefined {
  return slides.all[slides.holding(`cite-${key}`)]?.querySelector(`#${CSS.escape(`cite-${key}`)}`) ?? undefined;
}

/** Beside the numeral, right of it or left; above or below where neither has room. Never over it, nor over the band. */
function place(card: HTMLElement, link: HTMLElement, section: HTMLElement): void {
  const frame = section.getBoundingClientRect();
  const scale = frame.width / SLIDE.width || 1;
  const on = (rect: DOMRect) => ({
    left: (rect.left - frame.left) / scale,
    right: (rect.right - frame.left) / scale,
    top: (rect.top - frame.top) / scale,
    bottom: (rect.bottom - frame.top) / scale,
  });
  const at = on(link.getBoundingClientRect());
  const band = section.querySelector('.band');
  const bandTop = band ? on(band.getBoundingClientRect()).top : SLIDE.foot;
  const height = card.getBoundingClientRect().height / scale;
  const right = at.right + CARD.gap + CARD.width + SLIDE.edge <= SLIDE.width;
  const left = at.left - CARD.gap - CARD.width >= SLIDE.edge;
  const beside = at.bottom < bandTop && (right || left);
  const side = beside ? (right ? 'right' : 'left') : at.top - CARD.gap - height >= SLIDE.edge ? 'above' : 'below';
  const middle = (at.top + at.bottom) / 2;
  const within = (value: number, least: number, most: number) => Math.max(least, Math.min(value, most));
  const x = { right: at.right + CARD.gap, left: at.left - CARD.gap - CARD.width };
  const across = within((at.left + at.right) / 2 - 60, SLIDE.edge, SLIDE.width - SLIDE.edge - CARD.width);
  const down = within(middle - 40, SLIDE.edge, bandTop - 4 - height);
  const above = Math.min(at.top - CARD.gap, bandTop - 4) - height;
  card.dataset.side = side;
  card.style.left = `${side === 'right' || side === 'left' ? x[side] : across}px`;
  const top = beside ? down : side === 'above' ? above : at.bottom + CARD.gap;
  card.style.top = `${top}px`;
  card.style.setProperty('--tip', `${beside ? middle - top : (at.left + at.right) / 2 - across}px`);
}

function listen(card: HTMLElement, link: HTMLElement, close: () => void, signal: AbortSignal): void {
  let leaving: ReturnType<typeof setTimeout> | undefined;
  const inside = (target: EventTarget | null) =>
    target instanceof Node && (card.contains(target) || link.contains(target));
  document.addEventListener(
    'keydown',
    (event) => {
      if (event.key === 'Escape') {
        close();
        event.preventDefault();
        event.stopImmediatePropagation();
      } else if (event.key === 'Tab') passTab(event, card, link);
      else if (/^(?: |Enter|Arrow)/.test(event.key) && card.contains(document.activeElement)) event.stopPropagation();
    },
    { capture: true, signal },
  );
  document.addEventListener('pointerdown', (event) => !inside(event.target) && close(), { signal });
  document.addEventListener('focusin', (event) => !inside(event.target) && close(), { signal });
  document.addEventListener(
    'pointerover',
    (event) => {
      clearTimeout(leaving);
      const held = inside(event.target) || inside(document.activeElement);
      if (!held && event.pointerType === 'mouse') leaving = setTimeout(() => !signal.aborted && close(), LINGER);
    },
    { signal },
  );
}

/** Tab goes from the numeral into its card, and from its end on to what follows the numeral. */
function passTab(event: KeyboardEvent, card: HTMLElement, link: HTMLElement): void {
  const stops = [...card.querySelectorAll<HTMLElement>('a[href], button')];
  const active = document.activeElement;
  if (active === link && !event.shiftKey) {
    stops[0]?.focus();
    event.preventDefault();
  } else if (active === stops[0] && event.shiftKey) {
    link.focus();
    event.preventDefault();
  } else if (active === stops.at(-1) && !event.shiftKey) link.focus();
}

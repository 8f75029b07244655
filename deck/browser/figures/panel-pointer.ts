import { figureWords } from '../../model/figure-words.ts';
import type { ChartPanel } from '../../model/panel.ts';
import { type Box, type Datum, type Hit, type PanelSize, panelDatum } from '../../panels/draw/live.ts';
import { element } from '../shell/dom.ts';

export interface PointerOptions {
  plot: HTMLElement;
  /** The plot's size in slide pixels. */
  box: PanelSize;
  lang: string;
  panel(): ChartPanel;
  /** What the keys step through, in order. */
  data(): readonly Datum[];
  /** Where the data are, in slide pixels. */
  hits(): readonly Hit[];
  /** Marks a datum on the chart, or none. */
  activate(datum: Datum | undefined): void;
}

/** How far beside a datum, in slide pixels, a pointer still means it. */
const REACH = 48;
const EDGE = 4;

/**
 * Names data when pointed at or stepped through: hover, touch, and the up and down, home and end keys while the plot has focus.
 * Left and right stay the deck's. Chart.js' own events are not used: they miss under a scaled parent (chartjs/Chart.js#4852).
 */
export function panelPointer({ plot, box, lang, panel, data, hits, activate }: PointerOptions) {
  const tip = element('div', { class: 'panel-tip', role: 'status' });
  const hint = element(
    'span',
    { class: 'visually-hidden', id: `plot-keys-${counter++}` },
    figureWords(lang).dataPoints,
  );
  plot.append(tip, hint);
  const attributes = { tabindex: '0', role: 'group', 'aria-label': panel().title, 'aria-describedby': hint.id };
  for (const [name, value] of Object.entries(attributes)) plot.setAttribute(name, value);
  let current = -1;

  const leave = () => {
    current = -1;
    tip.textContent = '';
    activate(undefined);
  };
  const name = (datum: Datum) => {
    const hit = hits().find(({ series, index }) => series === datum.series && index === datum.index);
    if (!hit) return leave();
    activate(datum);
    const text = panelDatum(panel(), datum.series, datum.index, lang);
    if (tip.textContent !== text) tip.textContent = text;
    placeTip(tip, hit, box);
  };
  const onMove = (event: PointerEvent) => {
    // Both the slide's scale and the page's zoom are in the rectangle: the ratio undoes them.
    const rect = plot.getBoundingClientRect();
    const x = ((event.clientX - rect.left) / rect.width) * box.width;
    const y = ((event.clientY - rect.top) / rect.height) * box.height;
    const hit = nearest(hits(), x, y);
    if (!hit) return leave();
    current = data().findIndex(({ series, index }) => series === hit.series && index === hit.index);
    name(hit);
  };
  const onKey = (event: KeyboardEvent) => {
    if (event.ctrlKey || event.altKey || event.metaKey || event.shiftKey) return;
    const all = data();
    const last = all.length - 1;
    const steps: Record<string, number> = {
      ArrowDown: Math.min(last, current + 1),
      ArrowUp: current < 0 ? last : Math.max(0, current - 1),
      Home: 0,
      End: last,
    };
    const next = steps[event.key];
    if (next === undefined && event.key !== 'Escape') return;
    event.preventDefault();
    event.stopPropagation();
    if (next === undefined) return plot.blur();
    current = next;
    const datum = all[current];
    if (datum) name(datum);
  };
  const listeners = new AbortController();
  const { signal } = listeners;
  plot.addEventListener('pointermove', onMove, { signal });
  plot.addEventListener('pointerdown', onMove, { signal });
  plot.addEventListener('pointerleave', leave, { signal });
  plot.addEventListener('keydown', onKey, { signal });
  plot.addEventListener('blur', leave, { signal });
  return {
    leave,
    destroy() {
      listeners.abort();
      leave();
      tip.remove();
      hint.remove();
      for (const attribute of Object.keys(attributes)) plot.removeAttribute(attribute);
    },
  };
}

let counter = 1;

/** The datum under a point, else the nearest one in reach; of several, the smallest. */
function nearest(hits: readonly Hit[], x: number, y: number): Hit | undefined {
  const away = (hit: Hit) =>
    Math.hypot(Math.max(hit.x - x, 0, x - hit.x - hit.width), Math.max(hit.y - y, 0, y - hit.y - hit.height));
  const area = (hit: Hit) => hit.width * hit.height;
  return hits.filter((hit) => away(hit) <= REACH).sort((a, b) => away(a) - away(b) || area(a) - area(b))[0];
}

/** Sets the tip above its datum, or under it where there is no room, within the plot's width. Lengths are slide pixels. */
function placeTip(tip: HTMLElement, hit: Box, box: PanelSize): void {
  tip.style.left = '0px';
  tip.style.top = '0px';
  const x = Math.min(
    Math.max(0, hit.x + hit.width / 2 - tip.offsetWidth / 2),
    Math.max(0, box.width - tip.offsetWidth),
  );
  const above = hit.y - tip.offsetHeight - EDGE;
  tip.style.left = `${x}px`;
  tip.style.top = `${above >= -tip.offsetHeight ? above : hit.y + hit.height + EDGE}px`;
}

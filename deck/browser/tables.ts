import type { RevealApi } from 'reveal.js';

/** Shows the data tables of the current slide in place of its charts, or the charts again. */
export function toggleTables(reveal: RevealApi): void {
  const panels = [...(reveal.getCurrentSlide()?.querySelectorAll<HTMLElement>('.panel') ?? [])];
  const show = !panels.every((panel) => panel.classList.contains('show-table'));
  for (const panel of panels) {
    panel.classList.toggle('show-table', show);
    const table = panel.querySelector<HTMLElement>('.panel-table');
    if (show && table) {
      table.tabIndex = -1;
      table.focus({ preventScroll: true });
    }
  }
}

const panelsOf = (slide: Element | undefined) => [...(slide?.querySelectorAll<HTMLElement>('.panel') ?? [])];

/** Whether a slide shows its data tables in place of its charts. */
export function showsTables(slide: Element | undefined): boolean {
  const panels = panelsOf(slide);
  return panels.length > 0 && panels.every((panel) => panel.classList.contains('show-table'));
}

/** Shows the data tables of a slide in place of its charts, or the charts again. */
export function showTables(slide: Element | undefined, show: boolean): void {
  for (const panel of panelsOf(slide)) panel.classList.toggle('show-table', show);
}

/** Shows the tables of a slide, or its charts again; the focus goes to the table that came. */
export function toggleTables(slide: Element | undefined): void {
  const show = !showsTables(slide);
  showTables(slide, show);
  const table = slide?.querySelector<HTMLElement>('.panel-table');
  if (!show || !table) return;
  table.tabIndex = -1;
  table.focus({ preventScroll: true });
}

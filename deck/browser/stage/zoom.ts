/** How a slide's figures are shown: one of them filling the slide, or their data tables in place of the charts. */

/** The figures of a slide that can fill it: charts, maps and pictures. */
function figuresOf(slide: Element): HTMLElement[] {
  const figures = [...slide.querySelectorAll<HTMLElement>('.panel, .slide-body img')];
  return figures.filter((figure) => !figure.parentElement?.closest('.panel'));
}

/** Which of its figures fills a slide; -1 for none. */
export function zoomOf(slide: Element | undefined): number {
  return slide ? Number(slide.getAttribute('data-zoom') ?? -1) : -1;
}

/** The figure after the one that fills the slide; after the last, none. */
export function nextZoom(slide: Element): number {
  const next = zoomOf(slide) + 1;
  return next < figuresOf(slide).length ? next : -1;
}

const EDGE = 24;

/**
 * Lets one figure fill the slide, or none (-1). The slide's own pixels are magnified, so that everything in it stays where it
 * was told to be; theme/stage.css moves it.
 */
export function zoomInto(slide: HTMLElement, index: number): void {
  slide.removeAttribute('data-zoom');
  const figure = figuresOf(slide)[index];
  if (!figure) return;
  const box = within(figure, slide);
  const [width, height] = [slide.offsetWidth, slide.offsetHeight];
  const factor = Math.min((width - 2 * EDGE) / box.width, (height - 2 * EDGE) / box.height);
  slide.style.setProperty('--zoom', String(factor));
  slide.style.setProperty('--zoom-x', `${width / 2 - (box.x + box.width / 2) * factor}px`);
  slide.style.setProperty('--zoom-y', `${height / 2 - (box.y + box.height / 2) * factor}px`);
  slide.setAttribute('data-zoom', String(index));
}

/** An element's box in the slide's own pixels, however large the slide is shown. */
function within(element: HTMLElement, slide: HTMLElement) {
  const [outer, inner] = [slide.getBoundingClientRect(), element.getBoundingClientRect()];
  const scale = outer.width / slide.offsetWidth;
  return {
    x: (inner.left - outer.left) / scale,
    y: (inner.top - outer.top) / scale,
    width: inner.width / scale,
    height: inner.height / scale,
  };
}

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

import { COLOURS, type Colour, PANEL_SIZES, type PanelTokens } from '../../panels/layout/panel-tokens.ts';

/**
 * The theme's tokens as they are on the page now: a probe resolves each colour to what the browser paints.
 * @param place the element whose colours count, where a page shows slides in others than its own
 */
export function panelTokens(place: HTMLElement = document.body): PanelTokens {
  const probe = document.createElement('span');
  probe.hidden = true;
  // A drawing keeps its own colours where the reader's system forces others: theme/forced-colours.css.
  probe.style.setProperty('forced-color-adjust', 'none');
  place.append(probe);
  const colours = {} as Record<Colour, string>;
  for (const colour of COLOURS) {
    probe.style.color = `var(--${colour})`;
    colours[colour] = getComputedStyle(probe).color;
  }
  probe.style.fontFamily = 'var(--sans)';
  const family = getComputedStyle(probe).fontFamily.split(',')[0]?.replace(/["']/g, '').trim() ?? 'sans-serif';
  probe.remove();
  return { colours, family, sizes: PANEL_SIZES };
}

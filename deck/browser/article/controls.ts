import type { PageData } from '../../model/site.ts';
import type { Words } from '../../model/words.ts';
import { writeCsv } from '../../model/write-csv.ts';
import { svgFile } from '../figures/svg-file.ts';
import { tableRows } from '../figures/table-rows.ts';
import { element } from '../shell/dom.ts';
import { otherView } from '../shell/page-view.ts';
import { saveFile } from '../shell/save-file.ts';
import { toggleTheme } from '../shell/theme.ts';
import { copyAddress } from '../stage/copy-address.ts';

/** Gives the page what needs a script in either view: the way to the other view, files of each figure, addresses of slides. */
export function startControls({ words }: PageData): void {
  document.body.prepend(
    element(
      'nav',
      { class: 'article-bar', 'aria-label': words.view },
      button(words.showDeck, 'show-deck', otherView),
      button(words.theme, 'theme', toggleTheme),
    ),
  );
  const slides = document.querySelector('.slides');
  if (!slides) return;
  addControls(slides, words);
  // While serving, slides are replaced.
  new MutationObserver(() => addControls(slides, words)).observe(slides, { childList: true });
}

function addControls(slides: Element, words: Words): void {
  for (const section of slides.querySelectorAll(':scope > section:not(:has(.copy-address))')) {
    const copy = button(words.copyAddress, 'copy-address', () => void copyAddress(section.id, words));
    section.querySelector('.slide-foot')?.append(copy);
  }
  for (const panel of slides.querySelectorAll<HTMLElement>('.panel:not(:has(> .panel-files))')) {
    panel.append(panelFiles(panel, words));
  }
}

function button(text: string, name: string, run: () => void): HTMLButtonElement {
  const made = element('button', { type: 'button', class: name }, text);
  made.addEventListener('click', run);
  return made;
}

function panelFiles(panel: HTMLElement, words: Words): HTMLElement {
  const name = panel.dataset.panel ?? 'chart';
  const title = panel.querySelector('.caption')?.textContent ?? '';
  const drawing = panel.querySelector<SVGSVGElement>('.plot-svg');
  const table = panel.querySelector('table');
  const save = (type: string, run: () => void) => {
    const made = button(type, 'save', run);
    made.setAttribute('aria-label', `${words.save} ${type}: ${title}`);
    made.title = `${words.save} ${type}`;
    return made;
  };
  const files = element('p', { class: 'panel-files' });
  if (drawing) {
    files.append(save('SVG', () => saveFile(`${name}.svg`, 'image/svg+xml', svgFile(drawing, title))));
  }
  if (table) {
    files.append(save('CSV', () => saveFile(`${name}.csv`, 'text/csv;charset=utf-8', writeCsv(tableRows(table)))));
  }
  return files;
}

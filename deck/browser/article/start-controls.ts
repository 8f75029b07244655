import type { PageData } from '../../model/site.ts';
import type { Words } from '../../model/words.ts';
import { element } from '../shell/dom.ts';
import { icons } from '../shell/icons.ts';
import { otherView } from '../shell/page-view.ts';
import { toggleTheme } from '../shell/theme.ts';
import { atFirstUse } from '../stage/at-first-use.ts';
import { drawIcon } from '../stage/command.ts';

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
    const copy = button(drawIcon(icons.address), 'copy-address', () =>
      atFirstUse(({ copyAddress }) => copyAddress(section.id, words)),
    );
    copy.setAttribute('aria-label', words.copyAddress);
    copy.title = words.copyAddress;
    section.querySelector('.slide-head > .marking, .slide-head > :last-child')?.before(copy);
  }
  for (const panel of slides.querySelectorAll<HTMLElement>('.panel:not(:has(> .panel-files))')) {
    panel.append(panelFiles(panel, words));
  }
}

function button(text: string | Element, name: string, run: () => void): HTMLButtonElement {
  const made = element('button', { type: 'button', class: name }, text);
  made.addEventListener('click', run);
  return made;
}

function panelFiles(panel: HTMLElement, words: Words): HTMLElement {
  const title = panel.querySelector('.caption')?.textContent ?? '';
  const save = (type: 'SVG' | 'CSV') => {
    const made = button(type, 'save', () => atFirstUse(({ saveFigure }) => saveFigure(panel, type)));
    made.setAttribute('aria-label', `${words.save} ${type}: ${title}`);
    made.title = `${words.save} ${type}`;
    return made;
  };
  const files = element('p', { class: 'panel-files' });
  if (panel.querySelector('.plot-svg')) files.append(save('SVG'));
  if (panel.querySelector('table')) files.append(save('CSV'));
  return files;
}

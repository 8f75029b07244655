import type { RevealApi } from 'reveal.js';
import type { Words } from '../../model/words.ts';
import { otherView, toggleTheme } from '../shell/page-view.ts';
import { atFirstUse } from './at-first-use.ts';
import { type Command, icons, sideKeys } from './command.ts';
import { knowsDisplays, showOnOtherDisplay, toggleFullscreen } from './fullscreen.ts';
import type { Overview } from './start-overview.ts';
import type { SlidePointer } from './start-pointer.ts';
import type { Slides } from './start-slides.ts';
import { nextZoom, toggleTables, zoomInto } from './zoom.ts';

/** What the commands act on. */
export interface DeckParts {
  reveal: RevealApi;
  slides: Slides;
  overview: Overview;
  pointer: SlidePointer;
  words: Words;
  /** Address of the speaker view. */
  speaker: string;
  /** To be called after tables were shown or hidden: reveal.js knows nothing of them. */
  changed(): void;
}

/** Everything the viewer of the deck can do, in the order in which help lists it. */
export function commandTable(parts: DeckParts): Command[] {
  const { slides, overview, words } = parts;
  const commands: Command[] = [
    ...moveCommands(parts),
    {
      id: 'overview',
      label: words.overview,
      keys: ['o', 'Escape'],
      icon: icons.overview,
      run: () => overview.toggle(),
    },
    {
      id: 'search',
      label: words.searchFor,
      keys: ['g'],
      icon: icons.search,
      run: () => atFirstUse(({ openFinder }) => openFinder(slides.all, slides.jump, words)),
    },
    ...showCommands(parts),
    { id: 'theme', label: words.theme, keys: ['d'], icon: icons.theme, run: () => toggleTheme() },
    { id: 'fullscreen', label: words.fullscreen, keys: ['f'], icon: icons.fullscreen, run: toggleFullscreen },
    ...(knowsDisplays()
      ? [
          {
            id: 'display',
            label: words.speaker.otherDisplay,
            keys: ['e'],
            icon: icons.display,
            run: () => void showOnOtherDisplay(),
          },
        ]
      : []),
    {
      id: 'speaker',
      label: words.speaker.view,
      keys: ['s'],
      icon: icons.speaker,
      href: parts.speaker,
      run: () => document.querySelector<HTMLElement>('.toolbar [data-command="speaker"]')?.click(),
    },
    {
      id: 'address',
      label: words.copyAddress,
      keys: ['c'],
      icon: icons.address,
      run: () => atFirstUse(({ copyAddress }) => copyAddress(slides.current?.id ?? '', words)),
    },
    { id: 'article', label: words.showArticle, keys: ['a'], icon: icons.article, run: otherView },
    {
      id: 'print',
      label: words.speaker.print,
      keys: [],
      browserKeys: [/^Mac|^iP/.test(navigator.platform) ? '⌘' : 'Ctrl', 'P'],
      icon: icons.print,
      run: () => print(),
    },
    {
      id: 'help',
      label: words.help,
      keys: ['?'],
      icon: icons.help,
      run: () => atFirstUse(({ openHelp }) => openHelp(commands, words)),
    },
  ];
  return commands;
}

function moveCommands({ reveal, slides, overview, words }: DeckParts): Command[] {
  const [back, on] = sideKeys();
  return [
    {
      id: 'previous',
      label: words.previous,
      keys: [back, 'ArrowUp', 'PageUp', 'p'],
      icon: icons.previous,
      run: () => (overview.active ? overview.move(-1) : reveal.prev()),
    },
    {
      id: 'next',
      label: words.next,
      keys: [on, 'ArrowDown', 'PageDown', ' ', 'n'],
      icon: icons.next,
      run: () => (overview.active ? overview.move(1) : reveal.next()),
    },
    { id: 'first', label: words.first, keys: ['Home'], run: () => slides.jump(0) },
    { id: 'last', label: words.last, keys: ['End'], run: () => slides.jump(slides.all.length - 1) },
  ];
}

function showCommands({ reveal, slides, pointer, words, changed }: DeckParts): Command[] {
  return [
    {
      id: 'data',
      label: words.data,
      keys: ['t'],
      icon: icons.data,
      run: () => {
        toggleTables(slides.current);
        changed();
      },
    },
    {
      id: 'zoom',
      label: words.speaker.zoom,
      keys: ['z'],
      icon: icons.zoom,
      run: () => slides.current && zoomInto(slides.current, nextZoom(slides.current)),
    },
    { id: 'pointer', label: words.speaker.pointer, keys: ['l'], icon: icons.pointer, run: () => pointer.next() },
    { id: 'blank', label: words.blank, keys: ['b', '.'], run: () => reveal.togglePause() },
  ];
}

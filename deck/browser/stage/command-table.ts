import type { RevealApi } from 'reveal.js';
import type { Words } from '../../model/words.ts';
import { otherView, toggleTheme } from '../shell/page-view.ts';
import { atFirstUse } from './at-first-use.ts';
import { type Command, icons, sharedCommands } from './command.ts';
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
  const { reveal, slides, overview, pointer, words } = parts;
  const shared = sharedCommands(words);
  const commands: Command[] = [
    shared('previous', () => (overview.active ? overview.move(-1) : reveal.prev())),
    shared('next', () => (overview.active ? overview.move(1) : reveal.next())),
    shared('first', () => slides.jump(0)),
    shared('last', () => slides.jump(slides.all.length - 1)),
    {
      id: 'overview',
      label: words.overview,
      keys: ['o', 'Escape'],
      icon: icons.overview,
      run: () => overview.toggle(),
    },
    shared('search', () => atFirstUse(({ openFinder }) => openFinder(slides.all, slides.jump, words))),
    shared('data', () => {
      toggleTables(slides.current);
      parts.changed();
    }),
    shared('zoom', () => slides.current && zoomInto(slides.current, nextZoom(slides.current))),
    shared('pointer', () => pointer.next()),
    shared('blank', () => reveal.togglePause()),
    shared('theme', () => toggleTheme()),
    shared('fullscreen', toggleFullscreen),
    ...pageCommands(parts),
    shared('help', () => atFirstUse(({ openHelp }) => openHelp(commands, words))),
  ];
  return commands;
}

/** What is done with the page: shown elsewhere, handed on, read or printed. */
function pageCommands({ slides, words, speaker }: DeckParts): Command[] {
  return [
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
      href: speaker,
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
  ];
}

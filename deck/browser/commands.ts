import type { RevealApi } from 'reveal.js';
import type { Words } from '../words.ts';
import { copyAddress } from './copy-address.ts';
import { openFinder } from './finder.ts';
import { openHelp } from './help.ts';
import type { Overview } from './overview.ts';
import { toggleTables } from './tables.ts';
import { toggleTheme } from './theme.ts';
import { otherView } from './view.ts';

/** Something the viewer can do. Keys, toolbar and help are all made from this one table. */
export interface Command {
  id: string;
  label: string;
  /** Names of `KeyboardEvent.key`, letters in lower case. */
  keys: readonly string[];
  /** Path data of a 24 × 24 icon: the command stands in the toolbar. */
  icon?: string;
  run(): void;
}

/** Everything the viewer can do, in the order in which help lists it. */
export function commandTable(reveal: RevealApi, overview: Overview, words: Words): Command[] {
  const move = (forward: () => void, inOverview: () => void) => () => (overview.active ? inOverview() : forward());
  const commands: Command[] = [
    {
      id: 'previous',
      label: words.previous,
      keys: ['ArrowLeft', 'ArrowUp', 'PageUp', 'p'],
      icon: 'M15 5l-7 7 7 7',
      run: move(
        () => reveal.prev(),
        () => overview.move(-1),
      ),
    },
    {
      id: 'next',
      label: words.next,
      keys: ['ArrowRight', 'ArrowDown', 'PageDown', ' ', 'n'],
      icon: 'M9 5l7 7-7 7',
      run: move(
        () => reveal.next(),
        () => overview.move(1),
      ),
    },
    { id: 'first', label: words.first, keys: ['Home'], run: () => reveal.slide(0) },
    { id: 'last', label: words.last, keys: ['End'], run: () => reveal.slide(reveal.getTotalSlides() - 1) },
    {
      id: 'overview',
      label: words.overview,
      keys: ['o', 'Escape'],
      icon: 'M4 5h7v5H4zM13 5h7v5h-7zM4 14h7v5H4zM13 14h7v5h-7z',
      run: () => overview.toggle(),
    },
    {
      id: 'search',
      label: words.searchFor,
      keys: ['g', '/'],
      icon: 'M11 4a7 7 0 1 0 0 14 7 7 0 1 0 0-14M16 16l5 5',
      run: () => openFinder(reveal, words),
    },
    {
      id: 'data',
      label: words.data,
      keys: ['t'],
      icon: 'M4 5h16v14H4zM4 10h16M10 10v9',
      run: () => toggleTables(reveal),
    },
    {
      id: 'theme',
      label: words.theme,
      keys: ['d'],
      icon: 'M12 4a8 8 0 1 0 0 16zM12 4a8 8 0 0 1 0 16',
      run: toggleTheme,
    },
    {
      id: 'fullscreen',
      label: words.fullscreen,
      keys: ['f'],
      icon: 'M4 9V4h5M15 4h5v5M20 15v5h-5M9 20H4v-5',
      run: toggleFullscreen,
    },
    {
      id: 'address',
      label: words.copyAddress,
      keys: ['c'],
      icon: 'M10 14a4 4 0 0 0 6 0l3-3a4 4 0 0 0-6-6l-1 1M14 10a4 4 0 0 0-6 0l-3 3a4 4 0 0 0 6 6l1-1',
      run: () => void copyAddress(reveal.getCurrentSlide()?.id ?? '', words),
    },
    {
      id: 'article',
      label: words.showArticle,
      keys: ['a'],
      icon: 'M6 4h12v16H6zM9 8h6M9 12h6M9 16h4',
      run: otherView,
    },
    { id: 'blank', label: words.blank, keys: ['b', '.'], run: () => reveal.togglePause() },
    {
      id: 'help',
      label: words.help,
      keys: ['?'],
      icon: 'M9 9a3 3 0 1 1 3.6 3c-.4.2-.6.6-.6 1.200V14M12 18v.5',
      run: () => openHelp(commands, words),
    },
  ];
  return commands;
}

function toggleFullscreen(): void {
  if (document.fullscreenElement) void document.exitFullscreen();
  else void document.documentElement.requestFullscreen?.();
}

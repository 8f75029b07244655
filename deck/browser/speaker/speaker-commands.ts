import { icons } from '../shell/icons.ts';
import { toggleTheme } from '../shell/theme.ts';
import { type Command, sideKeys } from '../stage/command.ts';
import { toggleFullscreen } from '../stage/fullscreen.ts';
import { openFinder } from '../stage/open-finder.ts';
import { openHelp } from '../stage/open-help.ts';
import { nextZoom } from '../stage/zoom.ts';
import { openResult } from './open-rehearsal.ts';
import type { Showing } from './start-showing.ts';
import type { Talk } from './start-talk.ts';

/** Everything the speaker can do, in the order in which help lists it; the keys are the deck's wherever it has the same. */
export function speakerCommands(talk: Talk, showing: Showing): Command[] {
  const { words } = talk.data;
  const [back, on] = sideKeys();
  const to = (index: number) => talk.go({ index, step: 0 });
  const commands: Command[] = [
    {
      id: 'previous',
      label: words.previous,
      keys: [back, 'ArrowUp', 'PageUp', 'p'],
      icon: icons.previous,
      run: talk.backward,
    },
    {
      id: 'next',
      label: words.next,
      keys: [on, 'ArrowDown', 'PageDown', ' ', 'n'],
      icon: icons.next,
      run: talk.forward,
    },
    { id: 'first', label: words.first, keys: ['Home'], run: () => to(0) },
    { id: 'last', label: words.last, keys: ['End'], run: () => to(talk.slides.length - 1) },
    {
      id: 'search',
      label: words.searchFor,
      keys: ['g'],
      icon: icons.search,
      run: () =>
        openFinder(
          talk.slides.map(({ section }) => section),
          to,
          words,
        ),
    },
    { id: 'back', label: words.speaker.back, keys: ['u'], run: showing.back },
    ...screenCommands(talk, showing),
    ...timeCommands(talk, showing),
    { id: 'more', label: words.speaker.moreNotes, keys: ['j'], run: showing.scrollNotes },
    { id: 'smaller', label: words.speaker.smaller, keys: ['-'], run: () => showing.sizeNotes(-1) },
    { id: 'larger', label: words.speaker.larger, keys: ['+', '='], run: () => showing.sizeNotes(1) },
    { id: 'theme', label: words.theme, keys: ['d'], icon: icons.theme, run: () => toggleTheme('speaker-theme') },
    { id: 'fullscreen', label: words.fullscreen, keys: ['f'], icon: icons.fullscreen, run: toggleFullscreen },
    { id: 'help', label: words.help, keys: ['?'], icon: icons.help, run: () => openHelp(commands, words) },
  ];
  return commands;
}

/** What changes on the audience's screen beside the place. */
function screenCommands(talk: Talk, showing: Showing): Command[] {
  const { words } = talk.data;
  return [
    {
      id: 'data',
      label: words.data,
      keys: ['t'],
      icon: icons.data,
      run: () => talk.change({ table: !talk.shown.table && showing.hasPanels() }),
    },
    {
      id: 'zoom',
      label: words.speaker.zoom,
      keys: ['z'],
      icon: icons.zoom,
      run: () => talk.change({ zoom: showing.slide ? nextZoom(showing.slide) : -1 }),
    },
    { id: 'pointer', label: words.speaker.pointer, keys: ['l'], icon: icons.pointer, run: talk.pointer.next },
    {
      id: 'blank',
      label: words.blank,
      keys: ['b', '.'],
      icon: icons.blank,
      run: () => talk.change({ blank: !talk.shown.blank }),
    },
  ];
}

function timeCommands(talk: Talk, showing: Showing): Command[] {
  const { run, data } = talk;
  const say = data.words.speaker;
  const then = (task: () => void) => () => {
    task();
    showing.draw();
  };
  const record = () => {
    const ends = run.read().recording;
    run.record();
    run.enter(talk.shown.slide);
    if (ends) openResult(talk);
  };
  return [
    { id: 'timer', label: say.timer, keys: ['k'], icon: icons.play, run: then(run.toggle) },
    { id: 'reset', label: say.reset, keys: ['r'], icon: icons.reset, run: then(run.reset) },
    { id: 'record', label: say.rehearse, keys: ['w'], icon: icons.record, run: then(record) },
    { id: 'rehearsal', label: say.rehearsal, keys: ['h'], icon: icons.list, run: () => openResult(talk) },
  ];
}

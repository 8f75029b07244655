import { startPage } from './shell/start-page.ts';

// One script for both pages: what they share is then no file of its own, and the presenter's browser has it already.
const { classList, dataset } = document.documentElement;
if (classList.contains('speaker')) {
  import('./speaker/start-speaker.ts').then(
    ({ startSpeaker }) => startSpeaker(),
    // As where this script itself is refused or missing: the article serves.
    () => classList.remove('deck', 'speaker'),
  );
} else if (dataset.page !== 'speaker') startPage();

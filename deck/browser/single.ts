import { startPage } from './shell/start-page.ts';
import { startSpeaker } from './speaker/start-speaker.ts';

// The single file is both pages; its head script chose which. Its styles come with it: see build/files/bundle-single.ts.
if (document.documentElement.classList.contains('speaker')) startSpeaker();
else startPage();

import '../../theme/index.css';
import '../../theme/speaker.css';
import { startPage } from './shell/start-page.ts';
import { startSpeaker } from './speaker/start-speaker.ts';

// The single file is both pages; its head script chose which.
if (document.documentElement.classList.contains('speaker')) startSpeaker();
else startPage();

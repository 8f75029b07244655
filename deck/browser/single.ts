import '../../theme/index.css';
import '../../theme/speaker.css';
import { startSpeaker } from './speaker/start-speaker.ts';
import { startPage } from './start-page.ts';

// The single file is both pages; its head script chose which.
if (document.documentElement.classList.contains('speaker')) startSpeaker();
else startPage();

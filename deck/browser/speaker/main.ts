import { startSpeaker } from './start-speaker.ts';

if (document.documentElement.classList.contains('speaker')) startSpeaker();

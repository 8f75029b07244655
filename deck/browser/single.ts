import '../../theme/index.css';
import '../../theme/speaker.css';
import { afterFirstPaint } from './paint.ts';
import { startSpeaker } from './speaker/start-speaker.ts';
import { startDeck } from './start.ts';

// The single file is both pages; its head script chose which.
const { classList } = document.documentElement;
if (classList.contains('speaker')) startSpeaker();
else if (classList.contains('deck')) afterFirstPaint(() => startDeck());

import { afterFirstPaint } from './paint.ts';
import { startDeck } from './start.ts';

if (document.documentElement.classList.contains('deck')) afterFirstPaint(() => startDeck());

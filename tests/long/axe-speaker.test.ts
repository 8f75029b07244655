import { axeOnSpeakerView } from '../browser/axe-speaker.ts';

axeOnSpeakerView('light');

import { chartsHoldTheirData } from '../pptx/chart-checks.ts';
import { saysWhatThePagesSay } from '../pptx/words-checks.ts';

const GALLERY = 'tests/fixtures/decks/gallery';

saysWhatThePagesSay(GALLERY);
chartsHoldTheirData(GALLERY);

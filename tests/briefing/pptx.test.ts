import { chartsHoldTheirData } from '../pptx/chart-checks.ts';
import { saysWhatThePagesSay } from '../pptx/words-checks.ts';

saysWhatThePagesSay('');
chartsHoldTheirData('');

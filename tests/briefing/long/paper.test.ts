import { isWholeOnPaper } from '../../browser/paper-checks.ts';

isWholeOnPaper('this briefing', async () => '.');

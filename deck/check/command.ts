import type { UserConfig } from 'vite';
import { withBrowser } from '../chromium/browser.ts';
import { type Checked, checkDeck } from './check-deck.ts';
import { type Format, PRINTERS } from './formats.ts';
import { nextEdit } from './next-edit.ts';

/** What deck/cli hands over, read from the command line there. */
export interface CheckCommand {
  root: string;
  /** What vite.config.ts says. */
  config: UserConfig;
  format: Format;
  /** Whether to check again after every edit. */
  watch: boolean;
  /** Whether addresses are asked for. */
  online: boolean;
}

/**
 * `npm run check`: prints every finding of the project's deck.
 *
 * @returns the exit code: 1 with errors; warnings are for the author to judge
 * @throws Error if the deck could not be checked at all
 */
async function command({ root, config, format, watch, online }: CheckCommand): Promise<number> {
  const vite = { ...config, root, configFile: false } as const;
  if (watch) return withBrowser((running) => goOn(format, () => checkDeck({ vite, online, browser: { running } })));
  const { findings } = await checkDeck({ vite, online });
  const text = PRINTERS[format](findings);
  if (text !== '') console.log(text);
  return findings.some(({ severity }) => severity === 'error') ? 1 : 0;
}

/** Checks after every edit, in one browser, until it is stopped. */
async function goOn(format: Format, check: () => Promise<Checked>): Promise<never> {
  for (;;) {
    const begun = Date.now();
    const { findings, folders } = await check();
    console.log(PRINTERS[format](findings) || 'Nothing to mend.');
    await nextEdit(folders, begun);
  }
}

/** In the form of a configuration: Vite bundles and reads those in one go. */
export default { command };

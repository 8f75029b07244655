/** `npm run check`: prints every finding in the form that is asked for, once or after every edit. */

import { type FSWatcher, watch as watchFolder } from 'node:fs';
import type { UserConfig } from 'vite';
import { stampsIn } from '../build/serve/follow-files.ts';
import { withBrowser } from '../chromium/browser.ts';
import { CHECKS } from '../model/checks.ts';
import { type Finding, formatFinding } from '../model/error.ts';
import { type Checked, checkDeck } from './check-deck.ts';

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
 * Prints every finding of the project's deck.
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

export type Format = 'text' | 'json' | 'github' | 'sarif';

/** Findings as a person, a program, GitHub's log or a code scanner reads them. Without any, a person reads nothing. */
export const PRINTERS: Readonly<Record<Format, (findings: readonly Finding[]) => string>> = {
  text: (findings) =>
    findings.length === 0 ? '' : `${findings.map(formatFinding).join('\n\n')}\n\n${tally(findings)}`,
  json: (findings) => JSON.stringify(findings.map(flat), null, 2),
  github: (findings) => findings.map(githubLine).join('\n'),
  sarif: (findings) => JSON.stringify(sarif(findings), null, 2),
};

/** `2 errors, 1 warning`. */
function tally(findings: readonly Finding[]): string {
  const count = (severity: Finding['severity']) => findings.filter((each) => each.severity === severity).length;
  return (['error', 'warning'] as const)
    .map((severity) => [count(severity), severity] as const)
    .filter(([number]) => number > 0)
    .map(([number, severity]) => `${number} ${severity}${number === 1 ? '' : 's'}`)
    .join(', ');
}

function flat({ source, ...finding }: Finding) {
  return { ...source, ...finding };
}

/** https://docs.github.com/en/actions/reference/workflows-and-actions/workflow-commands#setting-an-error-message */
function githubLine({ severity, source, code, slide, message, cure }: Finding): string {
  const property = (text: string) => data(text).replaceAll(':', '%3A').replaceAll(',', '%2C');
  const data = (text: string) => text.replaceAll('%', '%25').replaceAll('\r', '%0D').replaceAll('\n', '%0A');
  const column = source.column === undefined ? '' : `,col=${source.column}`;
  const title = property(slide === undefined ? code : `${code} on “${slide}”`);
  const place = `file=${property(source.file)},line=${source.line}${column},title=${title}`;
  return `::${severity} ${place}::${data(`${message} ${cure}`)}`;
}

/** SARIF 2.1.0: https://docs.oasis-open.org/sarif/sarif/v2.1.0/sarif-v2.1.0.html */
function sarif(findings: readonly Finding[]) {
  const codes = [...new Set(findings.map(({ code }) => code))].sort();
  const meanings: Readonly<Record<string, { means: string; cure: string }>> = CHECKS;
  const rules = codes.map((id) => {
    const { means = 'A fault of the author’s files.', cure = 'See the message.' } = meanings[id] ?? {};
    return { id, shortDescription: { text: means }, help: { text: cure } };
  });
  const results = findings.map(({ code, severity, source, slide, message, cure }) => ({
    ruleId: code,
    ruleIndex: codes.indexOf(code),
    level: severity,
    message: { text: `${message} ${cure}` },
    locations: [
      {
        physicalLocation: {
          artifactLocation: { uri: encodeURI(source.file) },
          region: { startLine: source.line, ...(source.column !== undefined && { startColumn: source.column }) },
        },
        ...(slide !== undefined && { logicalLocations: [{ name: slide, kind: 'object' }] }),
      },
    ],
  }));
  return {
    $schema: 'https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json',
    version: '2.1.0',
    runs: [{ tool: { driver: { name: 'briefing-deck check', rules } }, columnKind: 'utf16CodeUnits', results }],
  };
}

/** How long a save may take to be whole, in milliseconds. */
const WHOLE = 200;

/**
 * Waits for an edit.
 * @param folders absolute paths
 * @param since milliseconds since 1970: what was saved after that counts, also before this is called
 * @returns when a file in one of the folders was written, and no other follows at once
 */
export async function nextEdit(folders: readonly string[], since: number): Promise<void> {
  let timer: NodeJS.Timeout | undefined;
  let watchers: FSWatcher[] = [];
  await new Promise<void>((resolve) => {
    const edited = () => {
      clearTimeout(timer);
      timer = setTimeout(resolve, WHOLE);
    };
    watchers = folders.map((folder) => watchFolder(folder, { recursive: true }, edited));
    // What was saved while the deck was checked.
    stampsIn(folders).then((stamps) => {
      if ([...stamps.values()].some((stamp) => Number.parseFloat(stamp) >= since)) edited();
    });
  });
  for (const watcher of watchers) watcher.close();
}

/** A browser that can be started: its file, and what it needs besides the usual. */
export interface FoundBrowser {
  executablePath: string;
  args: string[];
  /** Environment variables to start it with, over the process's own. */
  env?: Record<string, string>;
}

/** Says in plain words what is going on. */
export type Log = (text: string) => void;

/** A way to come by a browser where the machine has none. */
export interface BrowserWay {
  /** What is being done, to follow "No browser found:". */
  name: string;
  /** Whether this machine allows it at all. */
  possible: boolean;
  /** Brings it, or throws. What comes back are the manners to start it in, the plainest first. */
  install(): Promise<FoundBrowser[]>;
}

/** What `findBrowser` sees of the machine, so that a test can hand it another one. */
export interface BrowserWorld {
  env: Readonly<Record<string, string | undefined>>;
  exists(path: string): boolean;
  /** Whether it starts: a package may be a stub, a download may lack the system's libraries. */
  starts(browser: FoundBrowser): Promise<boolean>;
  /** What is there already, best first. */
  installed(): Promise<FoundBrowser[]>;
  /** In the order to try. */
  ways: readonly BrowserWay[];
}

const ADVICE = 'Install Google Chrome, Chromium or Microsoft Edge, or set CHROME_PATH to the file of one.';

/**
 * A Chrome, Chromium or Edge: the one that `CHROME_PATH` names, else one on the machine, else one installed now.
 *
 * @param log told of each attempt to install
 * @param world the machine
 * @throws Error that says what to do, if `CHROME_PATH` names no file or nothing could be installed
 */
export async function findBrowser(log: Log, world: BrowserWorld): Promise<FoundBrowser> {
  const asked = world.env.CHROME_PATH;
  if (asked) {
    if (world.exists(asked)) return { executablePath: asked, args: [] };
    throw new Error(`CHROME_PATH names ${asked}, where there is no file. Mend it or unset it.`);
  }
  for (const browser of await world.installed()) {
    if (await world.starts(browser)) return browser;
  }
  const failures: string[] = [];
  for (const way of world.ways.filter(({ possible }) => possible)) {
    log(`No browser found: ${way.name} …`);
    const outcome = await attempt(way, world);
    if (typeof outcome !== 'string') return outcome;
    log(`  did not work: ${outcome}`);
    failures.push(`- ${way.name}: ${outcome}`);
  }
  throw new Error(
    ['There is no browser on this machine, and none could be installed.', ...failures, ADVICE].join('\n'),
  );
}

/** The browser, or why this way brought none. */
async function attempt(way: BrowserWay, world: BrowserWorld): Promise<FoundBrowser | string> {
  try {
    for (const browser of await way.install()) {
      if (await world.starts(browser)) return browser;
    }
    return 'it was installed and does not start here';
  } catch (error) {
    const [line = ''] = String(error instanceof Error ? error.message : error).split('\n');
    return line;
  }
}

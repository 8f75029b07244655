import type { HTTPRequest, Page, PageEvents } from 'puppeteer-core';

/** Something that no page of ours may do. */
export interface Problem {
  kind: 'console' | 'exception' | 'policy' | 'request' | 'other origin';
  text: string;
}

/** Name of the function through which the page tells of a violation. */
const TELL = '__tellViolation';

/** Who hears of violations on a page that was watched before, too. */
const hearers = new WeakMap<Page, (text: string) => void>();

export interface Watch {
  /** Grows while the page is watched. */
  problems: readonly Problem[];
  /** Ends the watch: what comes later is another's. */
  release(): void;
}

/**
 * Collects what goes wrong on a page from now on.
 *
 * @param page one that is empty: new, or at rest
 * @param home the address it will open: requests to other origins are problems
 * @param allow texts to let pass
 */
export async function watchPage(page: Page, home: URL, allow: readonly RegExp[]): Promise<Watch> {
  const problems: Problem[] = [];
  const ends: (() => void)[] = [];
  const on = <K extends keyof PageEvents>(event: K, hear: (value: PageEvents[K]) => void) => {
    page.on(event, hear);
    ends.push(() => page.off(event, hear));
  };
  const add = (kind: Problem['kind'], text: string) => {
    if (!allow.some((pattern) => pattern.test(text))) problems.push({ kind, text });
  };
  on('console', (message) => {
    if (message.type() !== 'error') return;
    const { url, lineNumber } = message.location();
    const place = url === undefined ? '' : ` (${url}${lineNumber === undefined ? '' : `:${lineNumber + 1}`})`;
    // Without scripts no event tells of a violation; the console still does.
    add(/Content Security Policy/.test(message.text()) ? 'policy' : 'console', message.text() + place);
  });
  on('pageerror', (error) => add('exception', error instanceof Error ? error.message : String(error)));
  on('request', (request) => {
    if (!isHome(request.url(), home)) add('other origin', request.url());
  });
  on('requestfailed', (request) => {
    // A page that is left, or reloaded, gives up what it was loading.
    if (request.failure()?.errorText !== 'net::ERR_ABORTED')
      add('request', `${say(request)}: ${request.failure()?.errorText}`);
  });
  on('response', (response) => {
    if (response.status() >= 400) add('request', `${say(response.request())}: status ${response.status()}`);
  });
  const known = hearers.has(page);
  hearers.set(page, (text) => add('policy', text));
  if (!known) {
    await page.exposeFunction(TELL, (text: string) => hearers.get(page)?.(text));
    await page.evaluateOnNewDocument(reportViolations, TELL);
  }
  const release = () => {
    for (const end of ends) end();
  };
  return { problems, release };
}

/** Runs in the page. */
function reportViolations(tell: string): void {
  addEventListener(
    'securitypolicyviolation',
    ({ effectiveDirective, blockedURI, sourceFile, lineNumber, sample }) => {
      const text = `${effectiveDirective} refused ${blockedURI} (${sourceFile}:${lineNumber}) ${sample}`;
      (window as unknown as Record<string, (text: string) => void>)[tell]?.(text);
    },
    true,
  );
}

function say(request: HTTPRequest): string {
  return `${request.method()} ${request.url()}`;
}

function isHome(url: string, home: URL): boolean {
  const { protocol, host, origin } = new URL(url);
  if (protocol === 'data:' || protocol === 'blob:' || protocol === 'about:') return true;
  if (home.protocol === 'file:') return protocol === 'file:';
  // A dev server speaks to its own page over a socket as well.
  return origin === home.origin || ((protocol === 'ws:' || protocol === 'wss:') && host === home.host);
}

import { LinkChecker } from 'linkinator';
import { finding } from '../model/checks.ts';
import type { SourceRef } from '../model/deck.ts';
import type { Finding } from '../model/error.ts';
import type { Site } from '../model/site.ts';

/** A server that answers so is there, and keeps machines out. */
const GUARDED = new Set([401, 403, 405, 406, 429, 999]);

const PAGE = 'index.html';
const ELSEWHERE = /^https?:\/\/(?!localhost[:/]|127\.0\.0\.1[:/])/;

/**
 * Asks for every address that the built page links to.
 *
 * @param folder the site's
 */
export async function deadLinks(site: Site, folder: string): Promise<Finding[]> {
  const { links } = await new LinkChecker().check({
    path: PAGE,
    serverRoot: folder,
    recurse: false,
    timeout: 20_000,
    concurrency: 10,
    retryErrors: true,
    retryErrorsCount: 1,
    // What lies in the site itself is there, or the page's own watch tells.
    linksToSkip: (address) => Promise.resolve(!address.endsWith(`/${PAGE}`) && !ELSEWHERE.test(address)),
  });
  return links.flatMap(({ url, state, status = 0 }) => {
    if (String(state) !== 'BROKEN' || GUARDED.has(status)) return [];
    const { source, on } = placeOfLink(site, url);
    const answer = status === 0 ? 'does not answer' : `answers ${status}`;
    return [{ ...finding('dead-link', source, `${url} ${answer}.`), ...(on !== undefined && { on }) }];
  });
}

/** Where an address stands: in the list of references, else on the slide whose HTML has it. */
export function placeOfLink({ loaded: { deck }, sections }: Site, url: string): { source: SourceRef; on?: string } {
  const named = deck.references.find(({ URL: own, also = [] }) => [own, ...also].some((each) => isSame(each, url)));
  if (named) return { source: named.source };
  const written = [url, url.replace(/\/$/, '')].map((each) => `href="${each.replaceAll('&', '&amp;')}`);
  const section = sections.find(({ html }) => written.some((each) => html.includes(each)));
  const slide = deck.slides.find(({ id }) => id === section?.id) ?? deck.slides[0];
  const source = slide?.source ?? { file: 'slides', line: 1 };
  const before = section?.html.slice(0, section.html.indexOf(written[1] ?? '')) ?? '';
  const at = [...before.matchAll(/ data-at="(\d+)"/g)].at(-1)?.[1];
  const place = at === undefined ? source : { file: source.file, line: source.line + Number(at) };
  return { source: place, ...(slide && { on: slide.id }) };
}

function isSame(one: string | undefined, other: string): boolean {
  return one !== undefined && URL.canParse(one) && URL.canParse(other) && new URL(one).href === new URL(other).href;
}

import type { DeckMeta } from '../model/deck.ts';
import { escapeHtml, escapeJson } from '../model/html.ts';

/** What link previews are drawn for (https://ogp.me/#structured asks for the size beside the address). */
export const CARD_SIZE = { width: 1200, height: 630 };

/** The absolute address of the link picture; undefined where the front matter names no `url`. */
export function previewImage({ url }: DeckMeta, fileName: string): string | undefined {
  return url ? new URL(fileName, folderOf(url)).href : undefined;
}

/**
 * Lines of the head for link previews, canonical address, structured data and web manifest. What must be absolute is left out
 * where the front matter names no `url`: a preview must not guess where the page lies.
 * @param manifest address of the web manifest; @param image absolute address of the link picture
 */
export function shareTags(meta: DeckMeta, manifest: string, image: string | undefined): string[] {
  return [
    `<link rel="manifest" href="${manifest}">`,
    ...(meta.url ? [`<link rel="canonical" href="${escapeHtml(meta.url)}">`] : []),
    ...previewTags(meta, image),
    `<script type="application/ld+json">${escapeJson(structuredData(meta, image))}</script>`,
  ];
}

/** An address whose last part names a file stands for that file's folder. */
function folderOf(url: string): string {
  return /\/[^/?#]*\.[^/?#]*$/.test(new URL(url).pathname) ? url : url.replace(/\/?(?=$|[?#])/, '/');
}

/** Open Graph (https://ogp.me) and the card of X (https://developer.x.com/en/docs/x-for-websites/cards). */
function previewTags(meta: DeckMeta, image: string | undefined): string[] {
  const description = meta.description ?? meta.subtitle;
  const properties: [string, string | undefined][] = [
    ['og:type', 'article'],
    ['og:title', meta.title],
    ['og:description', description],
    ['og:locale', meta.lang.replace('-', '_')],
    ['og:url', meta.url],
    ['og:image', image],
    ['og:image:type', image && 'image/png'],
    ['og:image:width', image && String(CARD_SIZE.width)],
    ['og:image:height', image && String(CARD_SIZE.height)],
    ['og:image:alt', image && [meta.title, meta.subtitle].filter(Boolean).join('. ')],
  ];
  return [
    ...properties.flatMap(([property, content]) =>
      content ? [`<meta property="${property}" content="${escapeHtml(content)}">`] : [],
    ),
    `<meta name="twitter:card" content="${image ? 'summary_large_image' : 'summary'}">`,
  ];
}

/** https://schema.org/PresentationDigitalDocument */
function structuredData(meta: DeckMeta, image: string | undefined): Record<string, unknown> {
  return {
    '@context': 'https://schema.org',
    '@type': 'PresentationDigitalDocument',
    name: meta.title,
    alternativeHeadline: meta.subtitle,
    description: meta.description ?? meta.subtitle,
    inLanguage: meta.lang,
    author: meta.author && { '@type': 'Person', name: meta.author },
    temporalCoverage: meta.asOf,
    url: meta.url,
    image,
  };
}

/**
 * The web manifest as JSON (https://www.w3.org/TR/appmanifest/).
 * @param icons files beside the page, with their width in pixels
 * @param paper the theme's background
 */
export function webManifest(
  meta: DeckMeta,
  icons: readonly { size: number; fileName: string }[],
  paper: string | undefined,
): string {
  return JSON.stringify({
    name: meta.title,
    short_name: shortName(meta.title),
    description: meta.description ?? meta.subtitle,
    lang: meta.lang,
    // The manifest lies in the folder of assets, and its addresses are its own.
    start_url: '../',
    scope: '../',
    display: 'browser',
    background_color: paper,
    theme_color: paper,
    icons: icons.map(({ size, fileName }) => ({
      src: fileName.replace(/^.*\//, ''),
      sizes: `${size}x${size}`,
      type: 'image/png',
    })),
  });
}

/** As many words of the title as fit under an icon. */
function shortName(title: string): string {
  const [name = title] = title.split(/[:–—]/);
  return /^.{1,30}(?=\s|$)/u.exec(name.trim())?.[0] ?? name.slice(0, 30);
}

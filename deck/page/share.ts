import { readFile } from 'node:fs/promises';
import { createCanvas, loadImage } from '@napi-rs/canvas';
import { escapeHtml, escapeJson } from '../html.ts';
import type { Deck, DeckMeta } from '../model.ts';
import { type Asset, asset } from './asset.ts';
import { SANS, SERIF } from './fonts.ts';
import { CARD_SIZE, drawSocialCard } from './social-card.ts';
import type { ThemeColour } from './theme-tokens.ts';

const ICON = new URL('../../theme/favicon.svg', import.meta.url);
const ICON_SIZES = [192, 512] as const;

/** What the page tells those who list, preview or install it: lines for its head, and the files that they name. */
export interface Share {
  tags: string[];
  assets: Asset[];
}

/**
 * Link previews, canonical address, structured data and web manifest. What must be absolute is left out where the front
 * matter names no `url`: a preview must not guess where the page lies.
 * @param base the address that asset names are relative to
 * @param cover the cover slide as HTML, for the drawing on it
 */
export async function makeShare(
  { meta }: Deck,
  cover: string,
  colours: ReadonlyMap<string, ThemeColour>,
  base: string,
): Promise<Share> {
  const icons = await pageIcons();
  const manifest = asset('manifest', 'webmanifest', webManifest(meta, icons, colours));
  const backdrop = /<div class="backdrop"[^>]*>(<svg[\s\S]*?<\/svg>)/.exec(cover)?.[1];
  const card = meta.url
    ? asset('card', 'png', await drawSocialCard({ meta, backdrop, serif: SERIF, sans: SANS, colours }))
    : undefined;
  const image = card && meta.url ? new URL(card.fileName, folderOf(meta.url)).href : undefined;
  return {
    assets: [...icons.map(({ icon }) => icon), manifest, ...(card ? [card] : [])],
    tags: [
      `<link rel="manifest" href="${base}${manifest.fileName}">`,
      ...(meta.url ? [`<link rel="canonical" href="${escapeHtml(meta.url)}">`] : []),
      ...previewTags(meta, image),
      `<script type="application/ld+json">${escapeJson(structuredData(meta, image))}</script>`,
    ],
  };
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

/** https://www.w3.org/TR/appmanifest/ */
function webManifest(meta: DeckMeta, icons: readonly Icon[], colours: ReadonlyMap<string, ThemeColour>): string {
  const paper = colours.get('paper')?.light;
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
    icons: icons.map(({ size, icon }) => ({
      src: icon.fileName.replace(/^.*\//, ''),
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

interface Icon {
  size: number;
  icon: Asset;
}

let icons: Promise<Icon[]> | undefined;

/** The same for every deck. */
function pageIcons(): Promise<Icon[]> {
  icons ??= drawIcons();
  return icons;
}

async function drawIcons(): Promise<Icon[]> {
  const svg = await readFile(ICON, 'utf8');
  return Promise.all(
    ICON_SIZES.map(async (size) => {
      const canvas = createCanvas(size, size);
      const sized = svg.replace('<svg ', `<svg width="${size}" height="${size}" `);
      canvas.getContext('2d').drawImage(await loadImage(Buffer.from(sized)), 0, 0, size, size);
      return { size, icon: asset(`icon-${size}`, 'png', canvas.toBuffer('image/png')) };
    }),
  );
}

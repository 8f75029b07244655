import { type DeckMeta, markingColour } from '../model/deck.ts';
import { langAttributes } from '../model/direction.ts';
import { escapeHtml } from '../model/html.ts';
import { wordsFor } from '../model/words.ts';
import { CARD_SIZE } from './share.ts';

/** A briefing as the list of all shows it. */
export interface ListedBriefing {
  /** Its folder in the site. */
  name: string;
  meta: DeckMeta;
  /** Addresses of its cover as a picture, relative to the page: on light, and on dark where that is another. */
  picture: { light: string; dark: string };
}

/** The page asks for nothing but its own style, fonts and pictures, and runs nothing. */
const POLICY =
  "default-src 'none'; style-src 'self'; img-src 'self'; font-src 'self'; base-uri 'none'; form-action 'none'";

/**
 * The page that lists a site's briefings in the order given, each with its picture, title, date and label.
 * @param files addresses relative to the page
 */
export function renderIndex(
  briefings: readonly ListedBriefing[],
  { stylesheet, icon }: { stylesheet: string; icon: string },
): string {
  const [first] = briefings;
  const lang = first?.meta.lang ?? 'en';
  const title = escapeHtml(wordsFor(lang).briefings);
  return `<!doctype html>
<html ${langAttributes(lang)}>
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta http-equiv="Content-Security-Policy" content="${POLICY}">
<meta name="referrer" content="no-referrer">
<meta name="color-scheme" content="light dark">
<title>${title}</title>
<link rel="icon" href="${escapeHtml(icon)}" type="image/svg+xml">
<link rel="stylesheet" href="${escapeHtml(stylesheet)}">
</head>
<body class="briefings">
<main>
<h1>${title}</h1>
<ul>
${briefings.map(renderEntry).join('\n')}
</ul>
</main>
</body>
</html>
`;
}

function renderEntry({ name, meta, picture }: ListedBriefing): string {
  const { lang, title, subtitle, marking } = meta;
  const date = meta.date ?? (meta.asOf && `${wordsFor(lang).asOf} ${meta.asOf}`);
  const facts = [
    ...(date ? [`<span class="date">${escapeHtml(date)}</span>`] : []),
    ...(marking ? [`<span class="marking ${markingColour(marking)}">${escapeHtml(marking)}</span>`] : []),
  ];
  return `<li ${langAttributes(lang)}>
<a href="./${encodeURIComponent(name)}/index.html">
${renderPicture(picture)}
<h2>${escapeHtml(title)}</h2>
</a>
${subtitle ? `<p class="subtitle">${escapeHtml(subtitle)}</p>\n` : ''}${facts.length > 0 ? `<p class="facts">${facts.join(' ')}</p>\n` : ''}</li>`;
}

/** The title follows: to a screen reader the picture says nothing more. */
function renderPicture({ light, dark }: ListedBriefing['picture']): string {
  const { width, height } = CARD_SIZE;
  const image = `<img src="${escapeHtml(light)}" alt="" width="${width}" height="${height}">`;
  if (light === dark) return image;
  return `<picture><source media="(prefers-color-scheme: dark)" srcset="${escapeHtml(dark)}">${image}</picture>`;
}

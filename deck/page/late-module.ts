const MODULE = /[ \t]*<script type="module"[^>]* src="([^"]+)"><\/script>\n?/;

/** Vite gives its stylesheet this attribute (https://github.com/vitejs/vite/pull/12991): from a disk the browser refuses it then. */
const CROSSORIGIN = /(<link rel="stylesheet") crossorigin(?= )/g;

/** A built page whose stylesheet is read from a disk too: it is the site's own. */
export function ownStyles(html: string): string {
  return html.replace(CROSSORIGIN, '$1');
}

/**
 * Hands the page's module over to the head script, see deck/browser/head.ts: an element of its own would be fetched beside
 * stylesheet and fonts and run before the first slide is painted.
 * @param html a built page
 * @param head address of the head script in it
 * @throws Error if the page has no module or no head script
 */
export function lateModule(html: string, head: string): string {
  const [element, address] = MODULE.exec(html) ?? [];
  const script = `<script src="${head}"`;
  if (!element || !html.includes(script)) throw new Error('The built page has no module or no head script to load it');
  return html.replace(element, '').replace(script, `${script} data-module="${address}"`);
}

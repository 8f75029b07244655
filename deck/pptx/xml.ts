const ENTITIES: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' };

/** Whatever XML 1.0 does not allow (https://www.w3.org/TR/xml/#charsets): PowerPoint refuses a file that has it. */
const FORBIDDEN = /[^\t\n\r\u0020-\uD7FF\uE000-\uFFFD\u{10000}-\u{10FFFF}]/gu;

/** Text made safe for content and for quoted attributes of XML: the only way in for an author's words. */
export function escapeXml(text: string): string {
  return text.replace(FORBIDDEN, '').replace(/[&<>"]/g, (character) => ENTITIES[character] ?? character);
}

type Attributes = Readonly<Record<string, string | number | boolean | undefined>>;

/** An element. Attributes, where it has any, are escaped, and left out where undefined; children are XML already. */
export function el(name: string, ...content: readonly [Attributes, ...string[]] | readonly string[]): string {
  const [first = '', ...others] = content;
  const attributes = typeof first === 'string' ? {} : first;
  const written = Object.entries(attributes).map(([key, value]) => {
    if (value === undefined) return '';
    return ` ${key}="${typeof value === 'boolean' ? Number(value) : escapeXml(String(value))}"`;
  });
  const inner = (typeof first === 'string' ? first : '') + others.join('');
  return inner === '' ? `<${name}${written.join('')}/>` : `<${name}${written.join('')}>${inner}</${name}>`;
}

/** A whole part: its element under the declaration. */
export function part(root: string): string {
  return `<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n${root}`;
}

/** The namespaces of Office Open XML (ECMA-376 part 1, annex A). */
export const NS = {
  'xmlns:a': 'http://schemas.openxmlformats.org/drawingml/2006/main',
  'xmlns:r': 'http://schemas.openxmlformats.org/officeDocument/2006/relationships',
  'xmlns:p': 'http://schemas.openxmlformats.org/presentationml/2006/main',
} as const;

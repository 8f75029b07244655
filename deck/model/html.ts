const ENTITIES: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
};

/** Text made safe for HTML content and for quoted attribute values. */
export function escapeHtml(text: string): string {
  return text.replace(/[&<>"']/g, (character) => ENTITIES[character] ?? character);
}

/** Pieces of HTML, one a line, without those that are not there. */
export function htmlLines(pieces: readonly (string | false | undefined)[]): string {
  return pieces.filter(Boolean).join('\n');
}

/** A value as JSON that can stand inside a `<script type="application/json">`: no `<` survives. */
export function escapeJson(value: unknown): string {
  return JSON.stringify(value).replaceAll('<', '\\u003c');
}

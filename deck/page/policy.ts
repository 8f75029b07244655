/**
 * The content security policy of the page (https://www.w3.org/TR/CSP3/): everything from the page's own origin,
 * nothing inline, nothing evaluated. While serving, the live-reload socket is allowed besides.
 */
export function contentSecurityPolicy(serving: boolean): string {
  return [
    "default-src 'none'",
    "script-src 'self'",
    "style-src 'self'",
    "img-src 'self'",
    "font-src 'self'",
    "manifest-src 'self'",
    `connect-src 'self'${serving ? ' ws:' : ''}`,
    "base-uri 'none'",
    "form-action 'none'",
  ].join('; ');
}

/**
 * The policy of a page that is one file: what stands in it, known by its hash, and nothing from anywhere.
 * @param scripts @param styles hash sources, `'sha256-…'`
 */
export function singleFilePolicy(scripts: readonly string[], styles: readonly string[]): string {
  return [
    "default-src 'none'",
    `script-src ${scripts.join(' ')}`,
    `style-src ${styles.join(' ')}`,
    'img-src data:',
    'font-src data:',
    "base-uri 'none'",
    "form-action 'none'",
  ].join('; ');
}

/**
 * The content security policy of the page (https://www.w3.org/TR/CSP3/): everything from the page's own origin,
 * nothing inline, nothing evaluated. While serving, the live-reload socket is allowed besides.
 * @param films whether the deck shows films; while serving the next edit may bring one
 */
export function contentSecurityPolicy(serving: boolean, films: boolean): string {
  return [
    "default-src 'none'",
    "script-src 'self'",
    "style-src 'self'",
    "img-src 'self'",
    "font-src 'self'",
    ...(films || serving ? ["media-src 'self'"] : []),
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
export function singleFilePolicy(scripts: readonly string[], styles: readonly string[], films: boolean): string {
  return [
    "default-src 'none'",
    `script-src ${scripts.join(' ')}`,
    `style-src ${styles.join(' ')}`,
    'img-src data:',
    'font-src data:',
    ...(films ? ['media-src data:'] : []),
    "base-uri 'none'",
    "form-action 'none'",
  ].join('; ');
}

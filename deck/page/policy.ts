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

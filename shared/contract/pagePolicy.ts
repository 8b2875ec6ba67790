/** What a page of ours may do, whichever host serves it: the desktop's scheme and the web host send the same headers. */

/**
 * Everything comes from where the page came from, and nothing runs that was not built. Inline styles are needed:
 * the terminal's DOM renderer and the dialog library write `<style>` elements.
 */
const CONTENT_SECURITY_POLICY = [
  "default-src 'none'",
  "script-src 'self'",
  "style-src 'self' 'unsafe-inline'",
  "img-src 'self' data:",
  "font-src 'self'",
  "connect-src 'self'",
  "worker-src 'self'",
  "base-uri 'none'",
  "form-action 'none'",
  "object-src 'none'",
  "frame-ancestors 'none'",
].join('; ');

/** Headers of every answer of a host, refusals too. */
export const PAGE_HEADERS: Readonly<Record<string, string>> = {
  'Content-Security-Policy': CONTENT_SECURITY_POLICY,
  'X-Content-Type-Options': 'nosniff',
  'Referrer-Policy': 'no-referrer',
  'Cross-Origin-Opener-Policy': 'same-origin',
  'Cross-Origin-Resource-Policy': 'same-origin',
  // Kept, but asked for again each time: after an update no old page talks to a new engine.
  'Cache-Control': 'no-cache',
};

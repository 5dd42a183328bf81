import type { MiddlewareHandler } from 'hono';

interface Needs {
  /** Lets inline styles in, for the one page of others' making that needs them. */
  readonly inlineStyles?: boolean;
  /** Lets WebAssembly run: background effects and noise suppression in the room. */
  readonly wasm?: boolean;
  /** Lets the form of Stripe in, where cards are taken by Stripe. */
  readonly stripe?: boolean;
}

/** What a hosted page may load and do. */
export function contentPolicy(publicUrl: URL, { inlineStyles = false, wasm = false, stripe = false }: Needs = {}): string {
  const socket = `${publicUrl.protocol === 'https:' ? 'wss' : 'ws'}://${publicUrl.host}`;
  return [
    // Nothing that is not named below.
    "default-src 'none'",
    // Only scripts of this server: an injected <script> or onclick does nothing.
    `script-src 'self'${wasm ? " 'wasm-unsafe-eval'" : ''}${stripe ? ' https://js.stripe.com https://*.js.stripe.com' : ''}`,
    // Elements bring adopted sheets, pages one file: no inline style is needed.
    `style-src 'self'${inlineStyles ? " 'unsafe-inline'" : ''}`,
    // Photos of people and pets come from here; a preview of what somebody is about to send is data: or blob:.
    "img-src 'self' data: blob:",
    "media-src 'self' blob:",
    "font-src 'self'",
    // The API, and the WebSocket for browsers in which 'self' does not stand for it.
    `connect-src 'self' ${socket}${stripe ? ' https://api.stripe.com' : ''}`,
    // The card form and the bank's question stand in frames of Stripe's: no digit is ever in a page of ours.
    ...(stripe ? ['frame-src https://js.stripe.com https://*.js.stripe.com https://hooks.stripe.com'] : []),
    // Background effects and noise suppression run in workers.
    "worker-src 'self' blob:",
    // A page cannot be made to send its forms, or its relative addresses, elsewhere.
    "form-action 'self'",
    "base-uri 'none'",
    "object-src 'none'",
    // Nobody draws these pages into theirs and lays something over the buttons.
    "frame-ancestors 'none'",
  ].join('; ');
}

/** The headers of every hosted page. */
export function pageHeaders(publicUrl: URL, options?: Needs): MiddlewareHandler {
  const policy = contentPolicy(publicUrl, options);
  return async function headers(c, next) {
    await next();
    c.header('content-security-policy', policy);
    // Camera and microphone for these pages, not for anything they might embed; nothing else at all.
    c.header('permissions-policy', 'camera=(self), microphone=(self), display-capture=(self), fullscreen=(self), geolocation=(), payment=(), usb=()');
    // The address of a visit is nobody else's business.
    c.header('referrer-policy', 'no-referrer');
    // A file is what we say it is.
    c.header('x-content-type-options', 'nosniff');
    // For browsers from before frame-ancestors.
    c.header('x-frame-options', 'DENY');
    // A page that opened this one, or that this one opens, gets no hand on it.
    c.header('cross-origin-opener-policy', 'same-origin');
    c.header('cross-origin-resource-policy', 'same-origin');
    // A year of https only, once the server is reached by https.
    if (publicUrl.protocol === 'https:') c.header('strict-transport-security', 'max-age=31536000');
    if (!c.res.headers.has('cache-control')) c.header('cache-control', 'no-store');
  };
}

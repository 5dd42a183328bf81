import type { Context } from 'hono';
import type { Asset } from './assets.ts';

/** Sends a file: 304 when the browser has it, gzip when it takes that. */
export function send(c: Context, asset: Asset, headers: Record<string, string>): Response {
  const answer = new Headers({ ...headers, 'content-type': asset.type, 'x-content-type-options': 'nosniff', etag: asset.etag, vary: 'accept-encoding' });
  const known = (c.req.header('if-none-match') ?? '').split(',').map((each) => each.trim().replace(/^W\//, ''));
  if (known.includes(asset.etag)) return new Response(null, { status: 304, headers: answer });
  const packed = /\bgzip\b/.test(c.req.header('accept-encoding') ?? '') ? asset.gzip : undefined;
  if (packed) answer.set('content-encoding', 'gzip');
  return new Response(packed ?? asset.body, { headers: answer });
}

import { cors } from 'hono/cors';
import type { MiddlewareHandler } from 'hono';

export interface CorsWorld {
  /** Origins of the hosted pages: they may always call. */
  hosted: readonly string[];
  /** Whether an origin is registered for a clinic, or, without a slug, for any. */
  isKnownOrigin: (origin: string, slug?: string) => Promise<boolean>;
}

/** Headers of resumable uploads. */
const tusAsks = ['Tus-Resumable', 'Upload-Length', 'Upload-Metadata', 'Upload-Offset', 'Upload-Checksum'];
/** Of recordings: when what comes was taken. */
const filmAsks = ['Recording-Run', 'Recording-Parts'];
const tusSays = ['Tus-Resumable', 'Upload-Length', 'Upload-Offset'];

/**
 * Lets the pages of registered origins read our answers. This is no access control: who may do what is proven by the bearer token.
 * There are no cookies, so credentials are never allowed; `null` (sandboxed frames, files) is nobody's origin.
 */
export const createCors = ({ hosted, isKnownOrigin }: CorsWorld): MiddlewareHandler => {
  const allowed = async (origin: string, path: string): Promise<boolean> => {
    if (hosted.includes(origin)) return true;
    if (!/^https?:\/\/[^/]{1,255}$/.test(origin)) return false;
    const slug = /^\/api\/v1\/clinics\/([a-z0-9-]{1,60})(?:\/|$)/.exec(path)?.[1];
    return isKnownOrigin(origin, slug);
  };
  return cors({
    origin: async (origin, c) => ((await allowed(origin, c.req.path)) ? origin : null),
    allowMethods: ['GET', 'POST', 'PUT', 'PATCH', 'DELETE'],
    allowHeaders: ['Authorization', 'Content-Type', 'If-Match', 'Last-Event-ID', 'Range', ...tusAsks, ...filmAsks],
    exposeHeaders: ['ETag', 'Retry-After', 'Content-Disposition', 'Location', ...tusSays],
    maxAge: 600,
  });
};

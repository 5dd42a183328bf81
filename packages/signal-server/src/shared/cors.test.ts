import { Hono } from 'hono';
import { expect, test } from 'vitest';
import { createCors } from './cors.ts';

const registered: Record<string, string> = { 'https://maple-street.example': 'maple-street', 'https://cedar-road.example': 'cedar-road' };
const app = new Hono()
  .use(createCors({ hosted: ['https://care.example'], isKnownOrigin: async (origin, slug) => origin in registered && (slug === undefined || registered[origin] === slug) }))
  .all('*', (c) => c.text('here'));

const asked = async (origin: string, path: string, method = 'GET') => (await app.request(path, { method, headers: { origin } })).headers;
const allowed = async (origin: string, path: string, method?: string) => (await asked(origin, path, method)).get('access-control-allow-origin');

test('the clinic’s own site and the hosted pages may read its answers, another clinic’s site may not', async () => {
  const slots = '/api/v1/clinics/maple-street/slots';
  expect(await allowed('https://maple-street.example', slots)).toBe('https://maple-street.example');
  expect(await allowed('https://care.example', slots)).toBe('https://care.example');
  expect(await allowed('https://cedar-road.example', slots)).toBeNull();
  expect(await allowed('https://cedar-road.example', '/api/v1/clinics/cedar-road')).toBe('https://cedar-road.example');
  expect(await allowed('https://elsewhere.example', slots)).toBeNull();
});

test('signing in is open to every registered site', async () => {
  expect(await allowed('https://cedar-road.example', '/api/v1/sign-in/codes', 'OPTIONS')).toBe('https://cedar-road.example');
  expect(await allowed('https://elsewhere.example', '/api/v1/sign-in/codes', 'OPTIONS')).toBeNull();
});

test('nobody’s origin is refused, cookies are never allowed, and caches are told', async () => {
  expect(await allowed('null', '/api/v1/clinics/maple-street')).toBeNull();
  const headers = await asked('https://maple-street.example', '/api/v1/clinics/maple-street', 'OPTIONS');
  expect(headers.get('access-control-allow-credentials')).toBeNull();
  expect(headers.get('vary')).toContain('Origin');
  expect(headers.get('access-control-allow-headers')).toBe('Authorization,Content-Type,If-Match,Last-Event-ID,Range,Tus-Resumable,Upload-Length,Upload-Metadata,Upload-Offset,Upload-Checksum,Recording-Run,Recording-Parts');
  const answer = await asked('https://elsewhere.example', '/api/v1/clinics/maple-street');
  expect([answer.get('vary'), answer.get('access-control-expose-headers')]).toEqual(['Origin', 'ETag,Retry-After,Content-Disposition,Location,Tus-Resumable,Upload-Length,Upload-Offset']);
});

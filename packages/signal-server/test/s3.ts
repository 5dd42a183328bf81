import { createHash, createHmac, timingSafeEqual } from 'node:crypto';
import { once } from 'node:events';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';

/** Who may ask, as S3 knows them. */
export interface S3Keys {
  readonly accessKeyId: string;
  readonly secretAccessKey: string;
  readonly region: string;
}

/** A request as its signature sees it. */
export interface Signed {
  readonly method: string;
  /** Path and query as they stand in the request line. */
  readonly target: string;
  readonly headers: Readonly<Record<string, string>>;
}

const sha = (data: string | Uint8Array) => createHash('sha256').update(data).digest('hex');
const mac = (key: string | Uint8Array, text: string) => createHmac('sha256', key).update(text).digest();
const md5 = (data: Uint8Array) => createHash('md5').update(data).digest();
const rfc3986 = (text: string) => encodeURIComponent(text).replace(/[!'()*]/g, (sign) => `%${sign.charCodeAt(0).toString(16).toUpperCase()}`);

/** The signature (version 4) that such a request must carry. Written from Amazon's description, not from the client that we test. */
export function signatureOf({ method, target, headers }: Signed, signed: readonly string[], { secretAccessKey, region }: S3Keys): string {
  const [path = '', query = ''] = target.split('?');
  const pairs = query ? query.split('&').map((pair) => pair.split('=').map((part) => rfc3986(decodeURIComponent(part.replaceAll('+', ' '))))).map(([name, value = '']) => `${name}=${value}`).sort() : [];
  const canonical = [method, path.split('/').map((part) => rfc3986(decodeURIComponent(part))).join('/'), pairs.join('&'), ...signed.map((name) => `${name}:${(headers[name] ?? '').trim().replace(/ +/g, ' ')}`), '', signed.join(';'), headers['x-amz-content-sha256'] ?? ''].join('\n');
  const at = headers['x-amz-date'] ?? '';
  const scope = `${at.slice(0, 8)}/${region}/s3/aws4_request`;
  const key = ['s3', 'aws4_request'].reduce<Uint8Array>(mac, mac(mac(`AWS4${secretAccessKey}`, at.slice(0, 8)), region));
  return mac(key, `AWS4-HMAC-SHA256\n${at}\n${scope}\n${sha(canonical)}`).toString('hex');
}

class Refusal extends Error {
  constructor(readonly status: number, readonly code: string) {
    super(code);
  }
}

const smallestPart = 5 * 1024 * 1024;
const skewMs = 15 * 60_000;

/**
 * A stand-in for S3, so that the suite of the file store needs no account: one bucket in memory over real HTTP. It holds requests to what
 * Amazon documents and our store relies on (signatures, hashes of bodies, ranges, ETags, lists by page, parts of 5 MiB, errors by code). It is
 * not S3: no rights, versions, encryption or regions, and nothing of how the real one fails under load.
 */
export async function s3StandIn(bucket: string, keys: S3Keys, { pageSize = 1000 } = {}) {
  const objects = new Map<string, { body: Buffer; etag: string }>();
  const uploads = new Map<string, { key: string; parts: Map<number, Buffer> }>();
  const asked: string[] = [];
  /** What goes wrong next: answers with this status, or cuts the line after so many bytes of an answer. */
  const trouble: ({ status: number } | { cutAfter: number })[] = [];

  const server = createServer((request, response) => void serve(request, response).catch((error: unknown) => {
    const { status, code } = error instanceof Refusal ? error : new Refusal(500, 'InternalError');
    if (!response.headersSent) response.writeHead(status, { 'content-type': 'application/xml' });
    response.end(request.method === 'HEAD' ? undefined : `<?xml version="1.0"?>\n<Error><Code>${code}</Code><Message>${code}</Message></Error>`);
  }));
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');

  async function serve(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const chunks: Buffer[] = [];
    for await (const chunk of request) chunks.push(chunk as Buffer);
    const body = Buffer.concat(chunks);
    const target = request.url ?? '/';
    const method = request.method ?? 'GET';
    const headers = Object.fromEntries(Object.entries(request.headers).map(([name, value]) => [name, String(value)]));
    const next = trouble.shift();
    if (next && 'status' in next) throw new Refusal(next.status, next.status === 503 ? 'SlowDown' : 'InternalError');
    check({ method, target, headers }, body);
    const url = new URL(target, 'http://store.example');
    const [, place, ...rest] = decodeURIComponent(url.pathname).split('/');
    if (place !== bucket) throw new Refusal(404, 'NoSuchBucket');
    const key = rest.join('/');
    const query = url.searchParams;
    asked.push(`${method} ${key ? (query.has('uploads') ? 'begin' : query.has('partNumber') ? 'part' : query.has('uploadId') ? 'upload' : headers['x-amz-copy-source'] ? 'copy' : 'object') : 'list'}`);
    const xml = (text: string) => response.writeHead(200, { 'content-type': 'application/xml' }).end(`<?xml version="1.0" encoding="UTF-8"?>\n${text}`);

    if (!key && method === 'GET') return void xml(list(query));
    const upload = query.get('uploadId');
    if (upload !== null) {
      const of = uploads.get(upload);
      if (!of || of.key !== key) throw new Refusal(404, 'NoSuchUpload');
      if (method === 'PUT') {
        of.parts.set(Number(query.get('partNumber')), body);
        return void response.writeHead(200, { etag: `"${md5(body).toString('hex')}"` }).end();
      }
      if (method === 'DELETE') return void (uploads.delete(upload), response.writeHead(204).end());
      complete(key, of.parts, body.toString());
      uploads.delete(upload);
      return void xml(`<CompleteMultipartUploadResult><Key>${key}</Key></CompleteMultipartUploadResult>`);
    }
    if (method === 'POST' && query.has('uploads')) {
      const id = `upload/${uploads.size + 1}+`;
      uploads.set(id, { key, parts: new Map() });
      return void xml(`<InitiateMultipartUploadResult><Bucket>${bucket}</Bucket><Key>${key}</Key><UploadId>${id}</UploadId></InitiateMultipartUploadResult>`);
    }
    if (method === 'PUT') {
      const source = headers['x-amz-copy-source'];
      const from = source === undefined ? undefined : objects.get(decodeURIComponent(source).replace(`/${bucket}/`, ''));
      if (source !== undefined && !from) throw new Refusal(404, 'NoSuchKey');
      const kept = from?.body ?? body;
      objects.set(key, { body: kept, etag: `"${md5(kept).toString('hex')}"` });
      return void (source === undefined ? response.writeHead(200, { etag: objects.get(key)!.etag }).end() : xml(`<CopyObjectResult><ETag>&quot;${md5(kept).toString('hex')}&quot;</ETag></CopyObjectResult>`));
    }
    if (method === 'DELETE') return void (objects.delete(key), response.writeHead(204).end());
    const found = objects.get(key);
    if (!found) throw new Refusal(404, 'NoSuchKey');
    const [, start = '0', end = ''] = /^bytes=(\d+)-(\d*)$/.exec(headers['range'] ?? '') ?? [];
    if (Number(start) >= found.body.length) throw new Refusal(416, 'InvalidRange');
    const part = found.body.subarray(Number(start), end ? Number(end) + 1 : undefined);
    response.writeHead(headers['range'] ? 206 : 200, { etag: found.etag, 'content-length': part.length });
    if (!next || !('cutAfter' in next)) return void response.end(part);
    response.write(part.subarray(0, next.cutAfter), () => setTimeout(() => response.destroy(), 20));
  }

  function check(request: Signed, body: Buffer): void {
    const { authorization = '', 'x-amz-date': at = '', 'x-amz-content-sha256': sum = '' } = request.headers;
    const told = /^AWS4-HMAC-SHA256 Credential=([^/]+)\/(\d{8})\/([^/]+)\/s3\/aws4_request, ?SignedHeaders=([^,]+), ?Signature=([0-9a-f]{64})$/.exec(authorization);
    if (!told) throw new Refusal(403, 'AccessDenied');
    const [, id, , region, names = '', signature = ''] = told;
    if (id !== keys.accessKeyId) throw new Refusal(403, 'InvalidAccessKeyId');
    if (region !== keys.region) throw new Refusal(400, 'AuthorizationHeaderMalformed');
    const signed = names.split(';');
    // Amazon asks for the host and everything of its own to be signed.
    const must = ['host', ...Object.keys(request.headers).filter((name) => name.startsWith('x-amz-'))];
    if (!must.every((name) => signed.includes(name))) throw new Refusal(403, 'AccessDenied');
    const when = Date.parse(at.replace(/^(\d{4})(\d\d)(\d\d)T(\d\d)(\d\d)(\d\d)Z$/, '$1-$2-$3T$4:$5:$6Z'));
    if (!(Math.abs(Date.now() - when) < skewMs)) throw new Refusal(403, 'RequestTimeTooSkewed');
    if (!timingSafeEqual(Buffer.from(signatureOf(request, signed, keys), 'hex'), Buffer.from(signature, 'hex'))) throw new Refusal(403, 'SignatureDoesNotMatch');
    if (sum !== 'UNSIGNED-PAYLOAD' && sum !== sha(body)) throw new Refusal(400, 'XAmzContentSHA256Mismatch');
  }

  function list(query: URLSearchParams): string {
    const after = Buffer.from(query.get('continuation-token') ?? '', 'base64').toString();
    const all = [...objects].filter(([key]) => key.startsWith(query.get('prefix') ?? '') && key > after).sort(([a], [b]) => (a < b ? -1 : 1));
    const page = all.slice(0, pageSize);
    const more = all.length > page.length;
    return `<ListBucketResult><Name>${bucket}</Name><KeyCount>${page.length}</KeyCount><IsTruncated>${more}</IsTruncated>${more ? `<NextContinuationToken>${Buffer.from(page.at(-1)![0]).toString('base64')}</NextContinuationToken>` : ''}${page.map(([key, { body, etag }]) => `<Contents><Key>${key}</Key><ETag>${etag.replaceAll('"', '&quot;')}</ETag><Size>${body.length}</Size></Contents>`).join('')}</ListBucketResult>`;
  }

  function complete(key: string, parts: ReadonlyMap<number, Buffer>, wanted: string): void {
    const named = [...wanted.matchAll(/<PartNumber>(\d+)<\/PartNumber><ETag>(?:&quot;|")?([0-9a-f]{32})(?:&quot;|")?<\/ETag>/g)].map(([, number, etag]) => ({ number: Number(number), etag }));
    if (!named.length) throw new Refusal(400, 'MalformedXML');
    if (named.some(({ number }, i) => i > 0 && number <= named[i - 1]!.number)) throw new Refusal(400, 'InvalidPartOrder');
    const bodies = named.map(({ number, etag }) => {
      const body = parts.get(number);
      if (!body || md5(body).toString('hex') !== etag) throw new Refusal(400, 'InvalidPart');
      return body;
    });
    if (bodies.slice(0, -1).some(({ length }) => length < smallestPart)) throw new Refusal(400, 'EntityTooSmall');
    objects.set(key, { body: Buffer.concat(bodies), etag: `"${md5(Buffer.concat(bodies.map(md5))).toString('hex')}-${bodies.length}"` });
  }

  return {
    endpoint: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    keys: () => [...objects.keys()].sort(),
    uploadsOpen: () => uploads.size,
    /** What was asked, such as `PUT part`. */
    asked,
    trouble,
    stop: () => new Promise<void>((resolve) => (server.closeAllConnections(), server.close(() => resolve()))),
  };
}

import { createHash } from 'node:crypto';
import { setTimeout as pause } from 'node:timers/promises';
import { AwsClient } from 'aws4fetch';

/** A bucket of S3, or of a store that speaks the same. */
export interface BucketSettings {
  /** Where it is, without the bucket's name: `https://s3.eu-central-1.amazonaws.com`. */
  readonly endpoint: string;
  readonly region: string;
  readonly bucket: string;
  readonly accessKeyId: string;
  readonly secretAccessKey: string;
  /** The bucket's name in the path, as most stores want it, or before the host's name. */
  readonly addressing: 'path' | 'host';
}

/** What the store answered instead of doing it; `code` is the store's own word, such as `NoSuchKey`. Never holds a key or a secret. */
export class BucketError extends Error {
  constructor(readonly status: number, readonly code: string, doing: string) {
    super(`the file store answered ${status} ${code} to ${doing}`);
    this.name = 'BucketError';
  }
}

export interface Stored {
  readonly key: string;
  readonly size: number;
}

/** The calls of S3 that files need. Each is signed (SigV4), its body's hash with it, and tried again where the line or the store falters. */
export interface Bucket {
  put(key: string, body: Uint8Array): Promise<void>;
  /** Both ends inclusive. The stream is the caller's to read or to cancel. */
  get(key: string, range: { readonly start: number; readonly end: number }): Promise<ReadableStream<Uint8Array>>;
  /** No error where there is none. */
  remove(key: string): Promise<void>;
  /** Everything whose key begins so, by key. */
  list(prefix: string): Promise<Stored[]>;
  /** Within the store, at once for whoever looks. */
  copy(from: string, to: string): Promise<void>;
  /** Begins an object that comes in parts, each but the last of 5 MiB or more. */
  begin(key: string): Promise<Upload>;
}

export interface Upload {
  part(body: Uint8Array): Promise<void>;
  /** Nothing is seen of it before. */
  complete(): Promise<void>;
  /** Lets go what has come. */
  abort(): Promise<void>;
}

const tries = 5;
const firstPauseMs = 100;
const requestMs = 60_000;
const emptyHash = createHash('sha256').digest('hex');

/** Opens a bucket; nothing is asked of it yet. `pauseMs`: before the first of the later tries. */
export function openBucket(settings: BucketSettings, { pauseMs = firstPauseMs } = {}): Bucket {
  const { accessKeyId, secretAccessKey, region } = settings;
  const signer = new AwsClient({ accessKeyId, secretAccessKey, region, service: 's3' });
  const base = baseOf(settings);

  /** A request's answer. @throws BucketError for anything but success. */
  async function ask(method: string, key: string, { query = {}, headers = {}, body, doing }: { query?: Record<string, string>; headers?: Record<string, string>; body?: Uint8Array | string; doing: string }): Promise<Response> {
    const url = new URL(`${base}${key}`);
    for (const [name, value] of Object.entries(query)) url.searchParams.set(name, value);
    const sum = body === undefined ? emptyHash : createHash('sha256').update(body).digest('hex');
    for (let n = 1; ; n++) {
      const aborter = new AbortController();
      // Until the answer begins; its bytes may take as long as their reader does.
      const timer = setTimeout(() => aborter.abort(), requestMs);
      try {
        // Signed anew each time: a signature is good for some minutes.
        const request = await signer.sign(url, { method, headers: { ...headers, 'x-amz-content-sha256': sum }, ...(body === undefined ? {} : { body: body as BodyInit }), signal: aborter.signal });
        const answer = await fetch(request);
        if (answer.ok) return answer;
        const problem = await problemOf(answer, doing);
        if (n === tries || (answer.status < 500 && answer.status !== 429)) throw problem;
      } catch (error) {
        if (n === tries || error instanceof BucketError && error.status < 500 && error.status !== 429) throw error instanceof BucketError ? error : new Error(`the file store cannot be reached (${doing})`, { cause: error });
      } finally {
        clearTimeout(timer);
      }
      await pause(pauseMs * 2 ** (n - 1) * (0.5 + Math.random()));
    }
  }
  const done = async (answer: Promise<Response>): Promise<void> => void (await (await answer).arrayBuffer());
  /** The text of an answer that may say 200 first and fail afterwards. */
  const sound = async (asked: Promise<Response>, doing: string): Promise<string> => {
    const answer = await asked;
    const text = await answer.text();
    if (/<Error>/.test(text)) throw new BucketError(answer.status, tag(text, 'Code') ?? 'unknown', doing);
    return text;
  };

  return {
    put: (key, body) => done(ask('PUT', key, { body, doing: 'put' })),
    async get(key, { start, end }) {
      const answer = await ask('GET', key, { headers: { range: `bytes=${start}-${end}` }, doing: 'get' });
      if (answer.status !== 206 || !answer.body) throw new BucketError(answer.status, 'range-ignored', 'get');
      return answer.body as ReadableStream<Uint8Array>;
    },
    remove: (key) => done(ask('DELETE', key, { doing: 'remove' })),
    async list(prefix) {
      const found: Stored[] = [];
      for (let token: string | undefined, first = true; first || token; first = false) {
        const text = await (await ask('GET', '', { query: { 'list-type': '2', prefix, ...(token ? { 'continuation-token': token } : {}) }, doing: 'list' })).text();
        for (const [, content = ''] of text.matchAll(/<Contents>(.*?)<\/Contents>/gs)) found.push({ key: tag(content, 'Key') ?? '', size: Number(tag(content, 'Size')) });
        token = tag(text, 'NextContinuationToken');
      }
      return found.sort((a, b) => (a.key < b.key ? -1 : 1));
    },
    copy: async (from, to) => void (await sound(ask('PUT', to, { headers: { 'x-amz-copy-source': `/${settings.bucket}/${from}` }, doing: 'copy' }), 'copy')),
    async begin(key) {
      const uploadId = tag(await (await ask('POST', key, { query: { uploads: '' }, doing: 'begin' })).text(), 'UploadId');
      if (!uploadId) throw new BucketError(200, 'no-upload-id', 'begin');
      const parts: string[] = [];
      return {
        async part(body) {
          const answer = await ask('PUT', key, { query: { partNumber: String(parts.length + 1), uploadId }, body, doing: 'part' });
          await answer.arrayBuffer();
          parts.push(answer.headers.get('etag') ?? '');
        },
        async complete() {
          const list = parts.map((etag, i) => `<Part><PartNumber>${i + 1}</PartNumber><ETag>${etag.replaceAll('"', '&quot;')}</ETag></Part>`).join('');
          await sound(ask('POST', key, { query: { uploadId }, body: `<CompleteMultipartUpload>${list}</CompleteMultipartUpload>`, doing: 'complete' }), 'complete');
        },
        abort: () => done(ask('DELETE', key, { query: { uploadId }, doing: 'abort' })),
      };
    },
  };
}

/** The bucket's own address, with `/` at its end. */
function baseOf({ endpoint, bucket, addressing }: BucketSettings): string {
  const url = new URL(endpoint);
  if (addressing === 'path') return `${url.origin}/${bucket}/`;
  url.hostname = `${bucket}.${url.hostname}`;
  return `${url.origin}/`;
}

async function problemOf(answer: Response, doing: string): Promise<BucketError> {
  const text = await answer.text().catch(() => '');
  return new BucketError(answer.status, tag(text, 'Code') ?? 'unknown', doing);
}

const entities: Readonly<Record<string, string>> = { '&quot;': '"', '&amp;': '&', '&lt;': '<', '&gt;': '>', '&apos;': "'" };
/** What stands in the first such tag. The store's answers are short and flat, and keys are ours. */
const tag = (xml: string, name: string): string | undefined => new RegExp(`<${name}>([^<]*)</${name}>`).exec(xml)?.[1]?.replace(/&\w+;/g, (sign) => entities[sign] ?? sign);

import { createHash } from 'node:crypto';
import { readdir, readFile, stat } from 'node:fs/promises';
import { extname, join, relative, sep } from 'node:path';
import { promisify } from 'node:util';
import { gzip } from 'node:zlib';

const types: Readonly<Record<string, string>> = {
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.html': 'text/html; charset=utf-8',
  '.json': 'application/json; charset=utf-8',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.jpg': 'image/jpeg',
  '.webp': 'image/webp',
  '.woff2': 'font/woff2',
  '.wasm': 'application/wasm',
  '.tflite': 'application/octet-stream',
  '.txt': 'text/plain; charset=utf-8',
};
const small = new Set(['.js', '.css', '.html', '.json', '.svg', '.wasm', '.txt']);
const compress = promisify(gzip);

/** A file as it is sent. */
export interface Asset {
  readonly type: string;
  readonly etag: string;
  readonly body: Uint8Array<ArrayBuffer>;
  /** The same for whoever takes gzip, where that is smaller. */
  readonly gzip: Uint8Array<ArrayBuffer> | undefined;
}

/** The files of one folder, by their paths with `/`. */
export interface Assets {
  /** Nothing for what is not a file of the folder: paths are looked up, never joined, so none leads out of it. */
  file(path: string): Promise<Asset | undefined>;
  /** A name for the folder's whole content: changes with every build. */
  tag(): Promise<string>;
  paths(): Promise<string[]>;
}

interface Kept {
  readonly stamp: string;
  readonly asset: Promise<Asset>;
}

/** Files are kept until they change. The folder is looked at again once a second, if anybody asks: a build may have come. */
export function openAssets(folder: string): Assets {
  const kept = new Map<string, Kept>();
  let known: Promise<Map<string, string>> | undefined;
  let lookedAt = -Infinity;

  async function look(): Promise<Map<string, string>> {
    const entries = await readdir(folder, { withFileTypes: true, recursive: true }).catch(() => []);
    const files = entries.filter((entry) => entry.isFile() && extname(entry.name) in types).map((entry) => join(entry.parentPath, entry.name));
    return new Map(files.map((file) => [relative(folder, file).split(sep).join('/'), file]));
  }

  function files(): Promise<Map<string, string>> {
    if (!known || performance.now() - lookedAt > 1000) {
      lookedAt = performance.now();
      known = look();
    }
    return known;
  }

  async function file(path: string): Promise<Asset | undefined> {
    const place = (await files()).get(path);
    const found = place && (await stat(place).catch(() => undefined));
    if (!place || !found) return undefined;
    const stamp = `${found.mtimeMs} ${found.size}`;
    const before = kept.get(path);
    if (before?.stamp === stamp) return before.asset;
    const asset = read(place);
    kept.set(path, { stamp, asset });
    asset.catch(() => kept.delete(path));
    return asset;
  }

  const paths = async () => [...(await files()).keys()].sort();
  return {
    file,
    paths,
    async tag() {
      const sums = await Promise.all((await paths()).map(async (path) => `${path} ${(await file(path))?.etag}`));
      return createHash('sha256').update(sums.join('\n')).digest('hex').slice(0, 8);
    },
  };
}

async function read(file: string): Promise<Asset> {
  const body = new Uint8Array(await readFile(file));
  const extension = extname(file);
  const packed = small.has(extension) && body.length > 300 ? new Uint8Array(await compress(body, { level: 9 })) : undefined;
  return {
    type: types[extension] ?? 'application/octet-stream',
    etag: `"${createHash('sha256').update(body).digest('base64url').slice(0, 22)}"`,
    body,
    gzip: packed && packed.length < body.length ? packed : undefined,
  };
}

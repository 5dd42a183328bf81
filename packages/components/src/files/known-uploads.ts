import * as v from 'valibot';

const key = 'vetkit uploads';
const most = 50;
const edge = 64 * 1024;
const Known = v.pipe(v.string(), v.parseJson(), v.array(v.tuple([v.string(), v.string()])));

/** Tells one file from another without reading all of it: a hash of its name, length and age, its beginning and its end. */
export async function fingerprint(file: File): Promise<string> {
  const parts = [file.slice(0, edge), file.slice(Math.max(0, file.size - edge))];
  const bytes = await new Blob([`${file.name} ${file.size} ${file.lastModified} `, ...parts]).arrayBuffer();
  const sum = await globalThis.crypto.subtle?.digest('SHA-256', bytes);
  return sum ? [...new Uint8Array(sum)].map((byte) => byte.toString(16).padStart(2, '0')).join('') : `${file.size} ${file.lastModified}`;
}

/** Which upload a file belongs to, so that choosing it again after a reload goes on instead of beginning anew. Holds hashes and ids only. */
export const knownUploads = {
  /** Ids of the uploads that this file was begun as. */
  of: (print: string): string[] => read().flatMap(([id, other]) => (other === print ? [id] : [])),
  keep: (id: string, print: string): void => write([...read().filter(([other]) => other !== id), [id, print] as [string, string]].slice(-most)),
  forget: (id: string): void => write(read().filter(([other]) => other !== id)),
};

function read(): [string, string][] {
  try {
    const parsed = v.safeParse(Known, localStorage.getItem(key));
    return parsed.success ? parsed.output : [];
  } catch {
    return []; // the browser forbids storage here
  }
}

function write(known: [string, string][]): void {
  try {
    if (known.length) localStorage.setItem(key, JSON.stringify(known));
    else localStorage.removeItem(key);
  } catch {
    // Full or forbidden: a reload then begins anew.
  }
}

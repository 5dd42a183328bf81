import { createHash, randomBytes } from 'node:crypto';
import type { FileList, VisitFile } from '../src/files/contract.ts';
import type { TestClinic } from './clinic.ts';

/** A PNG of this length, as far as its first bytes tell; the rest is noise. */
export const picture = (length = 200_000): Buffer => Buffer.concat([Buffer.from('\x89PNG\r\n\x1a\n', 'latin1'), randomBytes(length - 8)]);
export const sha256 = (bytes: Uint8Array): string => createHash('sha256').update(bytes).digest('hex');
const base64 = (text: string) => Buffer.from(text).toString('base64');

/** Sends these bytes, then the line breaks. */
export function brokenAfter(bytes: Uint8Array): ReadableStream<Uint8Array> {
  let sent = false;
  return new ReadableStream({
    pull(controller) {
      if (sent) return controller.error(new Error('the line broke'));
      sent = true;
      controller.enqueue(bytes);
    },
  });
}

/** Sends files to a visit as a tus client does. */
export function sender(clinic: TestClinic, token: string | undefined, reference: string) {
  const path = `/api/v1/clinics/maple-street/appointments/${reference}/files`;
  const ask = async (method: string, at: string, headers: Record<string, string> = {}, body?: Uint8Array | ReadableStream<Uint8Array>): Promise<Response> =>
    clinic.app.root.request(at, {
      method,
      headers: { 'tus-resumable': '1.0.0', ...(token ? { authorization: `Bearer ${token}` } : {}), ...headers },
      ...(body === undefined ? {} : { body: body as BodyInit, duplex: 'half' }),
    } as RequestInit);
  const begin = (length: number, name = 'ear.png', id?: string) =>
    ask('POST', path, { 'upload-length': String(length), 'upload-metadata': `filename ${base64(name)},filetype ${base64('image/png')}${id ? `,id ${base64(id)}` : ''}` });
  const patch = (id: string, offset: number, body: Uint8Array | ReadableStream<Uint8Array>, headers: Record<string, string> = {}) =>
    ask('PATCH', `${path}/${id}`, { 'content-type': 'application/offset+octet-stream', 'upload-offset': String(offset), ...headers }, body);
  return {
    begin,
    patch,
    head: (id: string) => ask('HEAD', `${path}/${id}`),
    one: (id: string) => ask('GET', `${path}/${id}`),
    remove: (id: string) => ask('DELETE', `${path}/${id}`),
    list: async () => (await (await ask('GET', path)).json()) as FileList,
    /** Begins and sends it in one go. */
    async send(bytes: Uint8Array, name?: string): Promise<VisitFile> {
      const begun = await begin(bytes.length, name);
      if (begun.status !== 201) throw new Error(`begin answered ${begun.status} ${await begun.text()}`);
      const { id } = (await begun.json()) as VisitFile;
      const sent = await patch(id, 0, bytes);
      if (sent.status !== 204) throw new Error(`patch answered ${sent.status} ${await sent.text()}`);
      return (await (await ask('GET', `${path}/${id}`)).json()) as VisitFile;
    },
  };
}

import { FileList, VisitFile } from '@vetkit/signal-server/files/contract';
import type { Clinic } from '../clinic/clinic.ts';

/** Files of one visit, as the server knows them. Everything rejects with a `Problem`. */
export interface FilesClient {
  /** The files of the visit, and what the clinic has asked for. */
  list(signal?: AbortSignal): Promise<FileList>;
  one(id: string, signal?: AbortSignal): Promise<VisitFile>;
  /** Begins an upload; with the same id again gives the one that has begun. Refused with `file-too-large`, `too-many-files`, `clinic-full`. */
  begin(file: { readonly name: string; readonly size: number; readonly id: string | undefined }): Promise<VisitFile>;
  /** Takes a file away, or gives an upload up. */
  remove(id: string): Promise<void>;
  /** Asks the owner for files; for staff. */
  ask(note: string): Promise<FileList>;
  /** Sends the next bytes of an upload. Refused with `offset-wrong`, `checksum-wrong`, `upload-taken`, `type-refused`. */
  append(id: string, part: { readonly offset: number; readonly bytes: ArrayBuffer; readonly checksum: string | undefined }, signal?: AbortSignal): Promise<void>;
}

const all = '/clinics/{clinic}/appointments/{reference}/files';
/** A part takes about a second; putting a large file together takes the server a while longer. */
const patience = 120_000;
const tus = { 'tus-resumable': '1.0.0' };

export function filesClient({ http }: Pick<Clinic, 'http'>, about: { readonly reference: string; readonly as?: 'owner' | 'staff' | undefined }): FilesClient {
  const { reference } = about;
  const of = (file: string) => ({ ...about, params: { reference, file } });
  return {
    list: (signal) => http.request('GET', all, { ...about, params: { reference }, answer: FileList, signal }),
    one: (id, signal) => http.request('GET', `${all}/{file}`, { ...of(id), answer: VisitFile, signal }),
    begin: ({ name, size, id }) =>
      http.request('POST', all, { ...about, params: { reference }, answer: VisitFile, headers: { ...tus, 'upload-length': String(size), 'upload-metadata': `filename ${base64(name)}${id ? `,id ${base64(id)}` : ''}` } }),
    remove: (id) => http.request('DELETE', `${all}/{file}`, of(id)),
    ask: (note) => http.request('POST', '/clinics/{clinic}/appointments/{reference}/file-requests', { ...about, params: { reference }, body: note.trim() ? { note } : {}, answer: FileList }),
    append: (id, { offset, bytes, checksum }, signal) =>
      http.request('PATCH', `${all}/{file}`, {
        ...of(id), body: bytes, signal, timeout: patience,
        headers: { ...tus, 'content-type': 'application/offset+octet-stream', 'upload-offset': String(offset), ...(checksum ? { 'upload-checksum': checksum } : {}) },
      }),
  };
}

const base64 = (text: string): string => btoa(String.fromCharCode(...new TextEncoder().encode(text)));

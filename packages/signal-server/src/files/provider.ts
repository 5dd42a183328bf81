import { randomUUID } from 'node:crypto';

/** One piece of an upload while it comes in. */
export interface PieceWriter {
  write(bytes: Uint8Array): Promise<void>;
  /** Resolves when all that was written so far would survive a power cut. */
  sync(): Promise<void>;
  close(): Promise<void>;
}

export interface Piece {
  readonly id: string;
  /** So many of its bytes count. */
  readonly length: number;
}

/** A whole file, put together and hashed, that nobody can see yet. */
export interface Assembled {
  readonly sha256: string;
  readonly length: number;
  /** The first `sniffedBytes` of it. */
  readonly head: Uint8Array;
  /** Puts it where `read` finds it. Harmless when the same content is there. */
  publish(): Promise<void>;
  /** Takes away what `publish` does not need; call it in any case. */
  discard(): Promise<void>;
}

/** The name of a whole file while it is put together. It tells when that began: what a killed process has left is known a day later. */
export const wholeName = (): string => `whole-${Date.now()}-${randomUUID()}`;

/** Whether somebody began this whole file more than a day ago, and never ended. */
export const isLeft = (name: string): boolean => name.startsWith('whole-') && Number(/^whole-(\d{13})-/.exec(name)?.[1] ?? 0) < Date.now() - 86_400_000;

/** Where bytes are kept: pieces as they come, whole files under the hash of their content. Files of one clinic never meet another's. */
export interface FileKeeper {
  /** Begins a new piece; its id must never have been used. */
  openPiece(clinic: string, id: string): Promise<PieceWriter>;
  /** Puts pieces together in their order. The pieces stay. */
  assemble(clinic: string, pieces: readonly Piece[]): Promise<Assembled>;
  /** The bytes of pieces in their order. Each chunk is good until the next is asked for. */
  readPieces(clinic: string, pieces: readonly Piece[]): AsyncIterable<Uint8Array>;
  removePieces(clinic: string, ids: readonly string[]): Promise<void>;
  /** A part of a whole file, both ends inclusive. Nothing is opened until it is read. */
  read(clinic: string, sha256: string, part: { start: number; end: number }): ReadableStream<Uint8Array>;
  remove(clinic: string, sha256: string): Promise<void>;
  /** All of a clinic's files, for good. */
  removeClinic(clinic: string): Promise<void>;
}

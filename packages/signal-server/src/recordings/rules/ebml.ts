/** The little of EBML (RFC 8794) that a recording needs: numbers of variable length, and elements within each other. */

/** What stands before an element's content. */
export interface ElementHead {
  readonly id: number;
  /** Bytes of the content; null where the writer did not know it yet. */
  readonly size: number | null;
  /** Bytes of the head itself, and of the size within it. */
  readonly head: number;
  readonly sizeWidth: number;
}

/** The longest head: an id of four bytes, a size of eight. */
export const longestHead = 12;

/** How many bytes a number takes, by its first one; 9 for none. */
const widthOf = (first: number): number => Math.clz32(first) - 23;

/** A number of variable length, with its marker where it is an id. Past 2^53 it is the writer's word for "unknown" or damage. */
function number(bytes: Uint8Array, at: number, width: number, marked: boolean): number {
  let value = marked ? bytes[at]! : bytes[at]! & (0xff >> width);
  for (let i = 1; i < width; i += 1) value = value * 256 + bytes[at + i]!;
  return value;
}

/** The head at a place; nothing when the bytes end within it, `damaged` when it is none. */
export function headAt(bytes: Uint8Array, at: number): ElementHead | 'damaged' | undefined {
  if (at >= bytes.length) return undefined;
  const idWidth = widthOf(bytes[at]!);
  if (idWidth > 4) return 'damaged';
  if (at + idWidth >= bytes.length) return undefined;
  const sizeWidth = widthOf(bytes[at + idWidth]!);
  if (sizeWidth > 8) return 'damaged';
  const head = idWidth + sizeWidth;
  if (at + head > bytes.length) return undefined;
  const sizeAt = at + idWidth;
  const unknown = bytes[sizeAt]! === (0xff >> (sizeWidth - 1)) && bytes.subarray(sizeAt + 1, sizeAt + sizeWidth).every((byte) => byte === 0xff);
  return { id: number(bytes, at, idWidth, true), size: unknown ? null : number(bytes, sizeAt, sizeWidth, false), head, sizeWidth };
}

/** The elements that lie whole in these bytes, one after the other. */
export function elementsOf(bytes: Uint8Array): { readonly id: number; readonly whole: Uint8Array; readonly content: Uint8Array }[] {
  const found = [];
  for (let at = 0; ; ) {
    const head = headAt(bytes, at);
    if (!head || head === 'damaged' || head.size === null || at + head.head + head.size > bytes.length) return found;
    const end = at + head.head + head.size;
    found.push({ id: head.id, whole: bytes.subarray(at, end), content: bytes.subarray(at + head.head, end) });
    at = end;
  }
}

/** A whole number as an element's content has it. */
export const uintOf = (content: Uint8Array): number => content.reduce((value, byte) => value * 256 + byte, 0);

/** The same as so many bytes. */
export const uintBytes = (value: number, width: number): Uint8Array => Uint8Array.from(bytesOf(value, width));

const bytesOf = (value: number, width: number): number[] => Array.from({ length: width }, (_, i) => Math.floor(value / 256 ** (width - 1 - i)) % 256);

/** A size of eight bytes. */
export const wideSize = (size: number): Uint8Array => Uint8Array.from([0x01, ...bytesOf(size, 7)]);

const idBytes = (id: number): number[] => bytesOf(id, Math.max(1, Math.ceil((32 - Math.clz32(id)) / 8)));

/** An element with content, with a size of eight bytes. */
export function element(id: number, ...content: readonly Uint8Array[]): Uint8Array {
  const length = content.reduce((sum, part) => sum + part.length, 0);
  return joined(Uint8Array.from(idBytes(id)), wideSize(length), ...content);
}

/** An element with a whole number of eight bytes: its length does not depend on the number. */
export const uintElement = (id: number, value: number): Uint8Array => element(id, Uint8Array.from(bytesOf(value, 8)));

export function floatElement(id: number, value: number): Uint8Array {
  const bytes = new Uint8Array(8);
  new DataView(bytes.buffer).setFloat64(0, value);
  return element(id, bytes);
}

export function joined(...parts: readonly Uint8Array[]): Uint8Array {
  const all = new Uint8Array(parts.reduce((sum, part) => sum + part.length, 0));
  let at = 0;
  for (const part of parts) {
    all.set(part, at);
    at += part.length;
  }
  return all;
}

import * as v from 'valibot';

/** A letter on its way to another process, with its age in milliseconds: clocks differ, ages do not. */
export interface SentLetter {
  readonly src: string;
  readonly text: string;
  readonly ageMs: number;
}

/** Which process says it, and a number of its own for each message: what comes twice is heard once. */
export interface Stamp {
  readonly from: string;
  readonly n: number;
}

/** What one process says to one other over the bus. */
export type Parcel =
  | { readonly is: 'letters'; readonly room: string; readonly dst: string; readonly letters: readonly SentLetter[] }
  | { readonly is: 'told'; readonly room: string; readonly peer: string; readonly text: string };

/** What one process says to others over the bus. */
export type Wire =
  | (Parcel & Stamp)
  | { readonly is: 'left'; readonly room: string; readonly peer: string }
  | { readonly is: 'sat'; readonly node: string; readonly room: string; readonly peer: string; readonly serial: number }
  | { readonly is: 'removed'; readonly room: string; readonly person: string | undefined; readonly serial: number }
  /** The process hears again, or for the first time: what waited for its peers can be brought. */
  | { readonly is: 'hears'; readonly node: string };

const Head = v.variant('is', [
  v.object({ is: v.literal('letters'), from: v.string(), n: v.number(), room: v.string(), dst: v.string(), letters: v.array(v.tuple([v.string(), v.number(), v.number()])) }),
  v.object({ is: v.literal('told'), from: v.string(), n: v.number(), room: v.string(), peer: v.string(), text: v.string() }),
  v.object({ is: v.literal('left'), room: v.string(), peer: v.string() }),
]);

/** One line of JSON; the texts of letters follow as they are, without being quoted once more. */
export function toWire(message: Exclude<Wire, { is: 'sat' | 'removed' | 'hears' }>): string {
  if (message.is !== 'letters') return JSON.stringify(message);
  const { letters, ...head } = message;
  const lengths = letters.map(({ src, text, ageMs }) => [src, ageMs, text.length]);
  return `${JSON.stringify({ ...head, letters: lengths })}\n${letters.map(({ text }) => text).join('')}`;
}

/** News to all processes, but for the serial that the database puts at its end. */
export const satNews = (node: string, room: string, peer: string): string => `sat ${JSON.stringify([node, room, peer])} `;
export const removedNews = (room: string, person: string | undefined): string => `removed ${JSON.stringify([room, person ?? ''])} `;

export const hearsNews = (node: string): string => `hears ${JSON.stringify([node])} 0`;

/** Reads either form; undefined for what is none. Never throws. */
export function fromWire(text: string): Wire | undefined {
  try {
    return text.startsWith('{') ? fromHead(text) : fromNews(text);
  } catch {
    return undefined;
  }
}

function fromHead(text: string): Wire {
  const end = text.indexOf('\n');
  const head = v.parse(Head, JSON.parse(end === -1 ? text : text.slice(0, end)));
  if (head.is !== 'letters') return head;
  let at = end + 1;
  const letters = head.letters.map(([src, ageMs, length]) => ({ src, ageMs, text: text.slice(at, (at += length)) }));
  return { ...head, letters };
}

const News = v.array(v.string());

function fromNews(text: string): Wire | undefined {
  const [, is, json, serial] = /^(sat|removed|hears) (\[.*\]) (\d+)$/s.exec(text) ?? [];
  if (!json) return undefined;
  const [first = '', second = '', third = ''] = v.parse(News, JSON.parse(json));
  if (is === 'sat') return { is, node: first, room: second, peer: third, serial: Number(serial) };
  if (is === 'hears') return { is, node: first };
  return { is: 'removed', room: first, person: second || undefined, serial: Number(serial) };
}

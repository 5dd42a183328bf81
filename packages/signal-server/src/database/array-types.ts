/** Arrays of one dimension, as PostgreSQL writes them: `{Miso,"Rex, the dog",NULL}`. */
export function writeArray(values: readonly unknown[], write: (value: never) => string): string {
  const items = values.map((value) => (value === null ? 'NULL' : `"${write(value as never).replace(/[\\"]/g, '\\$&')}"`));
  return `{${items.join(',')}}`;
}

export function readArray<Item>(text: string, read: (text: string) => Item): (Item | null)[] {
  const items = text.slice(1, -1).matchAll(/"((?:[^"\\]|\\.)*)"|([^,]+)/gs);
  return [...items].map(([, quoted, bare]) => (quoted !== undefined ? read(quoted.replace(/\\(.)/gs, '$1')) : bare === 'NULL' ? null : read(bare!)));
}

const text = { write: String, read: (value: string) => value };
const number = { write: String, read: Number };
// By their numbers in pg_type, which are the same everywhere and for ever.
const kinds = [
  { name: 'text', array: 1009, ...text },
  { name: 'uuid', array: 2951, ...text },
  { name: 'date', array: 1182, ...text },
  { name: 'integer', array: 1007, ...number },
  { name: 'bigint', array: 1016, ...number },
  { name: 'timestamptz', array: 1185, write: (value: Date) => value.toISOString(), read: (value: string) => new Date(value) },
];

/**
 * The types of arrays for postgres.js. It would ask the database for them on each new connection, and when the connection is lost at that
 * moment nobody catches the error: the process would end.
 */
export const arrayTypes = Object.fromEntries(
  kinds.map(({ name, array, write, read }) => [
    `${name}Array`,
    { to: array, from: [array], serialize: (values: unknown) => (Array.isArray(values) ? writeArray(values, write) : String(values)), parse: (value: string) => readArray<unknown>(value, read) },
  ]),
);

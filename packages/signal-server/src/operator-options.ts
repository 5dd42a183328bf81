import { parseArgs } from 'node:util';
import * as v from 'valibot';

/** What the operator typed cannot be done as typed; the message says how it can. */
export class UsageError extends Error {}

type Options = NonNullable<NonNullable<Parameters<typeof parseArgs>[0]>['options']>;
/** Written out, since the package's declarations cannot name what Node's types call it. */
type Parsed<T extends Options> = ReturnType<typeof parseArgs<{ args: string[]; options: T; allowPositionals: true; strict: true }>>;

/** `most` words stand beside the options. One too many is most likely a name without its quotes. */
export function parse<T extends Options>(args: string[], options: T, most = 0): Parsed<T> {
  const parsed = read(args, options);
  const more = parsed.positionals[most];
  if (more !== undefined) throw new UsageError(`"${more}" is a word too many. What has spaces in it needs quotes.`);
  return parsed;
}

function read<T extends Options>(args: string[], options: T): Parsed<T> {
  try {
    return parseArgs({ args, options, allowPositionals: true, strict: true });
  } catch (error) {
    throw new UsageError(error instanceof Error ? error.message : String(error));
  }
}

/** Says of every option that does not fit what it should be. */
export function fit<Schema extends v.GenericSchema>(schema: Schema, values: unknown): v.InferOutput<Schema> {
  const parsed = v.safeParse(schema, values);
  if (parsed.success) return parsed.output;
  throw new UsageError(parsed.issues.map((issue) => `--${v.getDotPath(issue) ?? ''}: ${issue.received === 'undefined' ? 'is missing' : issue.message}`).join('\n'));
}

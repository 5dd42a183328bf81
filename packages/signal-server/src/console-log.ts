import { pino, type DestinationStream } from 'pino';
import { codeOf } from './database/connect.ts';
import type { Log } from './shared/log.ts';

/** One line of JSON for each thing the server says of itself, on the standard output. */
export function consoleLog(to?: DestinationStream): Log {
  const options = { base: undefined, timestamp: () => `,"at":"${new Date().toISOString()}"`, formatters: { level: (level: string) => ({ level }) }, serializers: { error: harmless } };
  return to ? pino(options, to) : pino(options);
}

// Their texts are made by the language, not from what somebody sent.
const plain = [TypeError, RangeError, ReferenceError];

/** An error without its text: a database or a mail server puts into it what a person typed. */
function harmless(error: unknown): object {
  if (!(error instanceof Error)) return { kind: typeof error };
  return {
    name: error.name,
    code: codeOf(error),
    ...('constraint_name' in error ? { constraint: error.constraint_name } : {}),
    ...(plain.some((kind) => error instanceof kind) ? { message: error.message } : {}),
    stack: error.stack?.split('\n').filter((line) => /^\s+at /.test(line)).map((line) => line.trim()),
  };
}

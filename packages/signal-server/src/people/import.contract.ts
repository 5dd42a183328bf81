import * as v from 'valibot';
import { Email, Line, Phone } from '../shared/words.contract.ts';
import { Pet } from './contract.ts';

/** One line of another program's list of clients: an owner, and an animal where the line names one. */
export const ImportRow = v.object({
  /** Where it stood in the file, from 1. */
  line: v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(1_000_000)),
  owner: v.object({ name: Line(120), email: v.optional(Email), phone: v.optional(Phone) }),
  pet: v.optional(Pet),
});
export type ImportRow = v.InferOutput<typeof ImportRow>;

/** Some lines at a time. The same lines again change nothing: who is known stays as known. */
export const ImportClients = v.object({ rows: v.pipe(v.array(ImportRow), v.minLength(1), v.maxLength(100)) });
export type ImportClients = v.InferOutput<typeof ImportClients>;

/** `phone-unreadable`: there is no e-mail address, and the number is none that could be called from here. */
export const ImportRefusal = v.object({ line: v.number(), code: v.literal('phone-unreadable') });

/** What became of the lines. */
export const ImportedClients = v.object({
  owners: v.object({ added: v.number(), known: v.number() }),
  pets: v.object({ added: v.number(), known: v.number() }),
  refused: v.array(ImportRefusal),
});
export type ImportedClients = v.InferOutput<typeof ImportedClients>;

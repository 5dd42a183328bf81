import * as v from 'valibot';
import { Id, Instant, Line } from '../shared/words.contract.ts';
import { Script, ScriptState, Signature } from './contract.ts';

export { ScriptState };

/** What happened to an issued script. `words`: why it was ended, or who has filled it. */
export const ScriptHappening = v.object({ kind: v.picklist(['used', 'void', 'replaced']), at: Instant, words: v.string(), replacedBy: v.nullable(Id) });
export type ScriptHappening = v.InferOutput<typeof ScriptHappening>;

/** One issued script, for the clinic and for the owner. */
export const IssuedScript = v.object({
  id: Id,
  script: Script,
  animal: v.object({ name: v.string(), species: v.string() }),
  owner: v.string(),
  clinic: v.object({ name: v.string(), phone: v.nullable(v.string()), address: v.nullable(v.string()) }),
  prescriber: Signature,
  /** The rules it was issued by. */
  pack: v.string(),
  issuedAt: Instant,
  expiresAt: Instant,
  state: ScriptState,
  happened: v.array(ScriptHappening),
  /** Where anybody who holds the script sees whether it still counts: 128 random bits below `/script/`. */
  code: v.string(),
  /** What a pharmacy needs to mark it as filled. */
  dispensingCode: v.string(),
});
export type IssuedScript = v.InferOutput<typeof IssuedScript>;

/** The scripts of one visit, in the order in which they were issued. */
export const IssuedScripts = v.object({ scripts: v.array(IssuedScript) });
export type IssuedScripts = v.InferOutput<typeof IssuedScripts>;

/**
 * A script for a visit whose record is complete, where it replaces one with its reason. `id`: a UUID of the sender's own; sent again after a lost answer it issues no
 * second one.
 */
export const IssueScript = v.object({ id: v.optional(Id), script: Script, replaces: v.optional(v.object({ script: Id, reason: Line(300) })) });
export type IssueScript = v.InferOutput<typeof IssueScript>;

export const VoidScript = v.object({ reason: Line(300) });
export type VoidScript = v.InferOutput<typeof VoidScript>;

/** What anybody who holds a script may see of it: nothing about the animal, the owner or the medicine. */
export const ScriptStatusAnswer = v.object({
  state: ScriptState,
  issuedOn: v.string(),
  expiresOn: v.string(),
  class: v.picklist(['antimicrobial', 'other']),
  clinic: v.object({ name: v.string(), phone: v.nullable(v.string()) }),
  /** Of the animal and of its owner: `M`, `S. R.` */
  initials: v.object({ animal: v.string(), owner: v.string() }),
  /** How often it may still be filled. */
  left: v.number(),
});
export type ScriptStatusAnswer = v.InferOutput<typeof ScriptStatusAnswer>;

/** A pharmacy has filled it. */
export const UseScript = v.object({ dispensingCode: v.pipe(v.string(), v.regex(/^\d{8}$/, 'The eight digits on the script')), by: Line(120) });
export type UseScript = v.InferOutput<typeof UseScript>;

import * as v from 'valibot';
import { Slug, StaffRole } from '../shared/words.contract.ts';

/** Where the caller works today, by the same address, and as what. `here`: the clinic that is asked. */
export const MyClinics = v.object({ clinics: v.array(v.object({ slug: v.string(), name: v.string(), role: StaffRole, here: v.boolean() })) });
export type MyClinics = v.InferOutput<typeof MyClinics>;

/** Asks for a session at another clinic where the caller works. */
export const SwitchClinic = v.object({ clinic: Slug });
export type SwitchClinic = v.InferOutput<typeof SwitchClinic>;

/** `code-needed` (409): the code was too long ago, or for another address; sign in again to work at the other clinic. */
export type ClinicsOfMineProblem = 'code-needed';

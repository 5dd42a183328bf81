import * as v from 'valibot';
import { Id, Text } from '../shared/words.contract.ts';
import { BookRequest } from './contract.ts';

/** Asks for a live call. `id` is chosen by the browser, so that sending again after a lost answer asks once. */
export const LiveCallRequest = v.object({ ...BookRequest.entries, id: Id, type: Text(40) });
export type LiveCallRequest = v.InferOutput<typeof LiveCallRequest>;

import * as v from 'valibot';
import { IceServer } from '../signaling/ice.contract.ts';

/**
 * What to try a line with. `relay`: `given`, its credentials are among the servers and good for a few minutes; `none`, this server has no
 * relay; `sign-in`, there is one, for people of the clinic and owners with a visit.
 */
export const TestServers = v.object({ iceServers: v.array(IceServer), relay: v.picklist(['given', 'none', 'sign-in']) });
export type TestServers = v.InferOutput<typeof TestServers>;

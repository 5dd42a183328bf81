import type { Seeing } from '../records/seen.ts';
import { addScripts, voidScript } from './end.ts';
import { scripts, status } from './look.ts';
import { use } from './use.ts';

/** Everything that can be done with issued scripts. */
export const scriptFlows = (world: Seeing) => ({ scripts: scripts(world), addScripts: addScripts(world), voidScript: voidScript(world), status: status(world), use: use(world) });

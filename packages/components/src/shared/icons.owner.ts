import { draw } from './icon.ts';
import { ownerPaths } from './icons.owner.paths.ts';

draw(ownerPaths);

// What owners use after a first screen imports it from here; the room and the desk from `icons.ts`, where all are at hand.
export { icon, type IconName, type IconSize } from './icons.first.ts';

import { afterPaths } from './icons.after.paths.ts';
import { draw } from './icon.ts';

draw(afterPaths);

// What only some owners see imports it from here; the others' steps are lighter without.
export { icon, type IconName, type IconSize } from './icons.owner.ts';

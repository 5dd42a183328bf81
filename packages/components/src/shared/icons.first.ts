import { draw } from './icon.ts';
import { firstPaths } from './icons.first.paths.ts';

draw(firstPaths);

// What a first screen shows imports it from here.
export { icon, type IconName, type IconSize } from './icon.ts';

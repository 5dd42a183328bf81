import { bothPaths } from './icons.both.paths.ts';
import { devicePaths } from './icons.devices.paths.ts';
import { draw } from './icon.ts';

draw({ ...bothPaths, ...devicePaths });

// What shows cameras, sound and line, and little else, imports it from here.
export { icon, type IconName, type IconSize } from './icon.ts';

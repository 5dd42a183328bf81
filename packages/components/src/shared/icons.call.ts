import { callPaths } from './icons.call.paths.ts';
import { devicePaths } from './icons.devices.paths.ts';
import { draw } from './icon.ts';

draw({ ...devicePaths, ...callPaths });

// The room imports it from here; what only staff see from `icons.ts`.
export { icon, type IconName, type IconSize } from './icons.after.ts';

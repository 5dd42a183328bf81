import { devicePaths } from './icons.devices.paths.ts';
import { draw } from './icons.first.ts';
import { paths } from './icons.paths.ts';

draw({ ...devicePaths, ...paths });

export { icon, type IconName, type IconSize } from './icons.after.ts';

import { draw } from './icon.ts';
import { paths } from './icons.paths.ts';

draw(paths);

// Here all are at hand.
export { icon, type IconName, type IconSize } from './icons.call.ts';

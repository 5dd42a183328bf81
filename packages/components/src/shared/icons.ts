import { draw } from './icons.first.ts';
import { paths } from './icons.paths.ts';

draw(paths);

// Here all are at hand.
export { icon, type IconName, type IconSize } from './icons.call.ts';

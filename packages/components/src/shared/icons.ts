import { draw } from './icons.first.ts';
import { paths } from './icons.paths.ts';

draw(paths);

export { icon, type IconName, type IconSize } from './icons.after.ts';

import { html, type TemplateResult } from 'lit';
import { paths } from './icons.paths.ts';

/** Every icon by name. */
export type IconName = keyof typeof paths;

/** 20, 24 (nothing said), 32 or 48 px. */
export type IconSize = '' | 's' | 'l' | 'xl';

// These point along the line of reading and turn round with it.
const turning = /^(arrow|chevron)-(left|right)$|^(send|logout)$/;

/** One icon of the set, unseen by screen readers: the words beside it say what it means. Needs the `ground` styles. */
export function icon(name: IconName, size: IconSize = ''): TemplateResult {
  const classes = ['icon', size, turning.test(name) ? 'flip' : ''].filter(Boolean).join(' ');
  return html`<svg class=${classes} viewBox="0 0 24 24" aria-hidden="true">${paths[name]}</svg>`;
}

import { html, nothing, type TemplateResult } from 'lit';
import type { afterPaths } from './icons.after.paths.ts';
import type { callPaths } from './icons.call.paths.ts';
import type { firstPaths } from './icons.first.paths.ts';
import type { devicePaths } from './icons.devices.paths.ts';
import type { ownerPaths } from './icons.owner.paths.ts';
import type { paths } from './icons.paths.ts';

/** Every icon by name. */
export type IconName = keyof typeof firstPaths | keyof typeof ownerPaths | keyof typeof devicePaths | keyof typeof afterPaths | keyof typeof callPaths | keyof typeof paths;

/** 20, 24 (nothing said), 32 or 48 px. */
export type IconSize = '' | 's' | 'l' | 'xl';

const drawings: Partial<Record<IconName, TemplateResult>> = {};

/** Adds drawings to those at hand. */
export function draw(more: Partial<Record<IconName, TemplateResult>>): void {
  Object.assign(drawings, more);
}

// These point along the line of reading and turn round with it.
const turning = /^(arrow|chevron)-(left|right)$|^(send|logout)$/;

/**
 * One icon of the set, unseen by screen readers: the words beside it say what it means. Needs the `ground` styles.
 * Here no drawing is at hand. A first screen imports it from `icons.first.ts`, the device test from `icons.devices.ts`, an owner's later steps from `icons.owner.ts`, what only some owners see from `icons.after.ts`, the room from `icons.call.ts`, everything else from `icons.ts`, where all are at hand.
 */
export function icon(name: IconName, size: IconSize = ''): TemplateResult {
  const classes = ['icon', size, turning.test(name) ? 'flip' : ''].filter(Boolean).join(' ');
  return html`<svg class=${classes} viewBox="0 0 24 24" aria-hidden="true">${drawings[name] ?? nothing}</svg>`;
}

/** The next node outwards: where this one is shown first, then where it was written; out of a shadow root to its host. */
export const outward = (node: Node): Node | null =>
  (node instanceof Element && node.assignedSlot) || node.parentNode || (node instanceof ShadowRoot ? node.host : null);

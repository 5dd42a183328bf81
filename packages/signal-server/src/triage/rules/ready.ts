/** When signs and rules are at hand: at once, but in the scripts for pages, where they come packed. Nothing can be assessed before. */
export const ready: Promise<unknown> = Promise.resolve();

import { svg } from 'lit';

/** Drawings of the owner's later steps and of the device test. */
export const bothPaths = {
  video: svg`<rect x="3" y="6" width="12.5" height="12" rx="3"/><path d="m15.5 10.8 4.3-2.600c.5-.3 1.2 0 1.2.7v6.200c0 .7-.7 1-1.2.7l-4.3-2.6"/>`,
  'check-circle': svg`<circle cx="12" cy="12" r="8.5"/><path d="m8 12.3 2.8 2.800L16 9.5"/>`,
  globe: svg`<circle cx="12" cy="12" r="8.5"/><path d="M3.5 12h17M12 3.500c2.5 2.3 3.7 5.2 3.7 8.500s-1.2 6.2-3.7 8.500c-2.5-2.3-3.7-5.2-3.7-8.500S9.5 5.8 12 3.500Z"/>`,
} as const;

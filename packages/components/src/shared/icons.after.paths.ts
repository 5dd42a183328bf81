import { svg } from 'lit';

/** The drawings of what only some owners see: where to go in an emergency, how urgent it is, files. */
export const afterPaths = {
  badge: svg`<path d="M12 3l2.2 1.7 2.8-.2.9 2.6 2.4 1.5-.7 2.7.7 2.7-2.4 1.5-.9 2.6-2.8-.2L12 19.600l-2.2-1.7-2.8.2-.9-2.6-2.4-1.5.7-2.7-.7-2.7 2.4-1.500L7 4.500l2.8.2Z"/><path d="m8.8 11.4 2.2 2.2 4.2-4.4"/>`,
  'wifi-off': svg`<path d="M3 9.500a13 13 0 0 1 4.7-3M11 5.900a13 13 0 0 1 10 3.600M6.2 13a8.4 8.4 0 0 1 4.3-2.200M14.8 11.200c1.1.400 2.1 1 3 1.800M9.3 16.300a4 4 0 0 1 5.4 0M3 3l18 18"/><circle cx="12" cy="19.3" r="1.2" fill="currentColor" stroke="none"/>`,
  users: svg`<circle cx="9" cy="8.5" r="3.5"/><path d="M2.5 19.500c.6-3.2 3.2-5.2 6.5-5.200s5.9 2 6.5 5.200M15.5 5.300a3.5 3.5 0 0 1 0 6.400M17.8 14.700c2 .7 3.3 2.4 3.7 4.8"/>`,
  pill: svg`<rect x="2.8" y="8" width="18.4" height="8" rx="4" transform="rotate(-45 12 12)"/><path d="m9.3 9.3 5.4 5.4"/>`,
  trash: svg`<path d="M4.5 7h15M9.5 7V4.500h5V7M6.5 7l.8 11.600c.1 1 .9 1.9 2 1.900h5.400c1.1 0 1.9-.8 2-1.900L17.5 7"/>`,
  route: svg`<path d="M20.3 4.4 13.5 20c-.3.7-1.3.6-1.5-.1L10.3 14 4.1 12c-.7-.2-.8-1.2-.1-1.500l15.6-6.800c.5-.2.9.2.7.7Z"/>`,
  more: svg`<circle cx="5.5" cy="12" r="1.5" fill="currentColor" stroke="none"/><circle cx="12" cy="12" r="1.5" fill="currentColor" stroke="none"/><circle cx="18.5" cy="12" r="1.5" fill="currentColor" stroke="none"/>`,
} as const;

import { svg } from 'lit';
import { bothPaths } from './icons.both.paths.ts';

/** The drawings of an owner's later steps; drawn as the others in `icons.paths.ts`. */
export const ownerPaths = {
  ...bothPaths,
  cat: svg`<path d="M5 10.5V4.2c0-.5.6-.8 1-.4l3.2 2.7a10 10 0 0 1 5.6 0L18 3.800c.4-.4 1-.1 1 .4v6.300c.6 1 1 2.2 1 3.3 0 3.7-3.6 6.4-8 6.400s-8-2.7-8-6.400c0-1.1.4-2.3 1-3.300Z"/><path d="M12 15.200v1.300M12 16.500c-.4.7-1.2 1-2 .8M12 16.500c.4.7 1.2 1 2 .8"/><circle cx="9" cy="12.6" r="1.1" fill="currentColor" stroke="none"/><circle cx="15" cy="12.6" r="1.1" fill="currentColor" stroke="none"/>`,
  dog: svg`<path d="M8 5.500C6 4 3.7 4.8 3.2 7.300c-.4 2.2.2 4.7 1.3 5.7.9.8 1.9.3 2.3-.7"/><path d="M16 5.500c2-1.5 4.3-.7 4.8 1.8.4 2.2-.2 4.7-1.3 5.7-.9.8-1.9.3-2.3-.7"/><path d="M8 5.500c2.5-1.1 5.5-1.1 8 0 1.3 2 1.5 4.5 1.2 6.8.4 1.2.6 2.2.6 3 0 3-2.6 5.2-5.8 5.200s-5.8-2.2-5.8-5.200c0-.8.2-1.8.6-3C6.5 10 6.7 7.5 8 5.500Z"/><path d="M10.7 14.500h2.600L12 16zM12 16v1.2"/><circle cx="9.7" cy="11" r="1.1" fill="currentColor" stroke="none"/><circle cx="14.3" cy="11" r="1.1" fill="currentColor" stroke="none"/>`,
  rabbit: svg`<path d="M9.6 10.200C7.6 7.5 6.7 4 8 2.900c1.4-1 3 2 3.4 6.8"/><path d="M14.4 10.200c2-2.7 2.9-6.2 1.6-7.3-1.4-1-3 2-3.4 6.8"/><path d="M12 9.500c4 0 6.5 2.7 6.5 6 0 3.4-2.8 5.5-6.5 5.500s-6.5-2.1-6.5-5.500c0-3.3 2.5-6 6.5-6Z"/><path d="M12 16.200v1.3"/><circle cx="9.5" cy="14.2" r="1.1" fill="currentColor" stroke="none"/><circle cx="14.5" cy="14.2" r="1.1" fill="currentColor" stroke="none"/>`,
  chat: svg`<path d="M4 7.500a3 3 0 0 1 3-3h10a3 3 0 0 1 3 3v6a3 3 0 0 1-3 3h-5.500L7.6 20c-.4.3-.9 0-.9-.5v-3A3 3 0 0 1 4 13.500Z"/><path d="M8.5 9h7M8.5 12h4"/>`,
  file: svg`<path d="M6 5.500a2.5 2.5 0 0 1 2.5-2.500h5L18 7.500v11a2.5 2.5 0 0 1-2.5 2.500h-7A2.5 2.5 0 0 1 6 18.500Z"/><path d="M13 3.300V7c0 .6.4 1 1 1h3.7"/>`,
  calendar: svg`<rect x="3.5" y="5" width="17" height="15.5" rx="3"/><path d="M3.5 10h17M8 3v4M16 3v4"/><circle cx="8.2" cy="14" r="1.1" fill="currentColor" stroke="none"/><circle cx="12" cy="14" r="1.1" fill="currentColor" stroke="none"/><circle cx="15.8" cy="14" r="1.1" fill="currentColor" stroke="none"/>`,
  'calendar-plus': svg`<path d="M20.5 11V8a3 3 0 0 0-3-3h-11a3 3 0 0 0-3 3v9.500a3 3 0 0 0 3 3H11M3.5 10h17M8 3v4M16 3v4M17.5 14.500v6M14.5 17.500h6"/>`,
  clock: svg`<circle cx="12" cy="12" r="8.5"/><path d="M12 7.200V12l3.2 2"/>`,
  hourglass: svg`<path d="M7 3.500h10M7 20.500h10M8 3.500c0 4 1.5 5.5 4 8.5 2.5-3 4-4.5 4-8.500M8 20.500c0-4 1.5-5.5 4-8.5 2.5 3 4 4.5 4 8.5"/>`,
  card: svg`<rect x="3" y="5.5" width="18" height="13" rx="3"/><path d="M3 10h18M7 14.800h3.5"/>`,
  x: svg`<path d="M6 6l12 12M18 6 6 18"/>`,
  plus: svg`<path d="M12 5v14M5 12h14"/>`,
  'chevron-right': svg`<path d="m9.5 5.5 6.5 6.5-6.5 6.5"/>`,
  'chevron-left': svg`<path d="m14.5 5.5-6.5 6.5 6.5 6.5"/>`,
  'chevron-down': svg`<path d="m5.5 9.5 6.5 6.5 6.5-6.5"/>`,
  triangle: svg`<path d="M10.7 4.3 2.9 18.200c-.6 1 .1 2.3 1.3 2.300h15.600c1.2 0 1.9-1.3 1.3-2.300L13.3 4.300a1.5 1.5 0 0 0-2.6 0ZM12 9.500v4.3"/><circle cx="12" cy="17.2" r="1.2" fill="currentColor" stroke="none"/>`,
  car: svg`<path d="M4 16.500v-4l1.8-5c.3-.9 1.1-1.5 2.1-1.500h8.200c1 0 1.8.6 2.1 1.500l1.8 5v4c0 .6-.4 1-1 1H5c-.6 0-1-.4-1-1ZM4.3 12h15.400M6 17.500V19M18 17.500V19"/><circle cx="7.5" cy="14.8" r="1.1" fill="currentColor" stroke="none"/><circle cx="16.5" cy="14.8" r="1.1" fill="currentColor" stroke="none"/>`,
  copy: svg`<rect x="8.5" y="8.5" width="12" height="12" rx="2.5"/><path d="M5.5 15.500c-1.1 0-2-.9-2-2v-8c0-1.1.9-2 2-2h8c1.1 0 2 .9 2 2"/>`,
  home: svg`<path d="m3.5 11 7.5-6.600c.6-.5 1.4-.5 2 0l7.5 6.600M5.5 9.500V18a2 2 0 0 0 2 2h9a2 2 0 0 0 2-2V9.500M10 20v-4.500c0-.6.4-1 1-1h2c.6 0 1 .4 1 1V20"/>`,
  door: svg`<path d="M6 20.500V5a2 2 0 0 1 2-2h8a2 2 0 0 1 2 2v15.500M3.5 20.500h17"/><circle cx="14.8" cy="12" r="1.2" fill="currentColor" stroke="none"/>`,
} as const;

import { svg } from 'lit';

/** The drawings: 24 px box, 1.75 stroke, round caps and joins, no fills (small dots excepted). Drawn for VetKit. */
export const paths = {
  moon: svg`<path d="M20 14.300A8.3 8.3 0 0 1 9.7 4 8.3 8.3 0 1 0 20 14.300Z"/>`,
  history: svg`<path d="M3.8 10A8.5 8.5 0 1 1 3.5 13.5"/><path d="M3.5 5v5h5M12 7.800V12l3 2"/>`,
  clipboard: svg`<rect x="5" y="4.5" width="14" height="16.5" rx="2.5"/><path d="M9 4.500c0-.8.7-1.5 1.5-1.500h3c.8 0 1.5.7 1.5 1.500V6H9zM8.8 11h6.400M8.8 14.500h6.400M8.8 18h3.5"/>`,
  bell: svg`<path d="M6.5 10a5.5 5.5 0 0 1 11 0c0 4.5 1.8 5.7 2 6.3.1.4-.2.7-.6.700H5.100c-.4 0-.7-.3-.6-.7.2-.6 2-1.8 2-6.300ZM9.8 19.800a2.4 2.4 0 0 0 4.4 0M12 4.500V3"/>`,
  receipt: svg`<path d="M6 4.500c0-.8.7-1.5 1.5-1.500h9c.8 0 1.5.7 1.5 1.500V21l-2.4-1.500L13.8 21 12 19.5 10.2 21l-1.8-1.500L6 21Z"/><path d="M9.3 8h5.400M9.3 11.500h5.400M9.3 15h2.7"/>`,
  scale: svg`<rect x="3.5" y="4.5" width="17" height="15.5" rx="3.5"/><path d="M8 11.500a5.6 5.6 0 0 1 8 0l-1.9 2h-4.200ZM12 13.300l1-3.3"/>`,
  minus: svg`<path d="M5 12h14"/>`,
  pin: svg`<path d="M12 21s-7-6-7-11.200a7 7 0 0 1 14 0C19 15 12 21 12 21Z"/><circle cx="12" cy="9.8" r="2.5"/>`,
  search: svg`<circle cx="10.8" cy="10.8" r="6.8"/><path d="m16 16 4.5 4.5"/>`,
  download: svg`<path d="M12 4v11M7.5 11 12 15.5 16.5 11M4.5 19.500h15"/>`,
  print: svg`<path d="M7 8.500V4h10v4.500M7 17H5.500a2 2 0 0 1-2-2v-4.500a2 2 0 0 1 2-2h13a2 2 0 0 1 2 2V15a2 2 0 0 1-2 2H17"/><rect x="7" y="13.5" width="10" height="7" rx="1"/>`,
  cloud: svg`<path d="M7.5 18.500a4.5 4.5 0 0 1-.6-9 5.5 5.5 0 0 1 10.6 1.3 3.9 3.9 0 0 1-.4 7.700Z"/><path d="m9.3 13.8 2 2 3.5-3.6"/>`,
  logout: svg`<path d="M14 4.500H7a2 2 0 0 0-2 2v11c0 1.1.9 2 2 2h7M10.5 12h9.500M16.5 8.5 20 12l-3.5 3.5"/>`,
  repeat: svg`<path d="M4 11.500V10a3.5 3.5 0 0 1 3.5-3.500H19M16 3.500l3 3-3 3M20 12.500V14a3.5 3.5 0 0 1-3.5 3.500H5M8 20.500l-3-3 3-3"/>`,
} as const;

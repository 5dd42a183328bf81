import { svg } from 'lit';

/** The drawings of cameras, sound and line; drawn as the others in `icons.paths.ts`. */
export const devicePaths = {
  'video-off': svg`<path d="M6.5 6H6a3 3 0 0 0-3 3v6a3 3 0 0 0 3 3h6.500c1 0 1.9-.5 2.4-1.2"/><path d="M10.8 6h1.700a3 3 0 0 1 3 3v1.800l4.3-2.600c.5-.3 1.2 0 1.2.7v6.200c0 .6-.6.9-1 .7"/><path d="M3 3l18 18"/>`,
  mic: svg`<rect x="9" y="3" width="6" height="11" rx="3"/><path d="M5.5 11.500a6.5 6.5 0 0 0 13 0M12 18v3"/>`,
  'mic-off': svg`<path d="M9 9v2a3 3 0 0 0 4.7 2.500M15 10.500V6a3 3 0 0 0-5.7-1.3"/><path d="M5.5 11.500a6.5 6.5 0 0 0 10.4 5.200M18.5 11.500c0 1-.2 1.9-.6 2.700M12 18v3M3 3l18 18"/>`,
  speaker: svg`<path d="M4 9.500v5c0 .6.4 1 1 1h2.500l4 3.300c.5.4 1 .1 1-.5V5.700c0-.6-.5-.9-1-.5l-4 3.300H5c-.6 0-1 .4-1 1Z"/><path d="M16 9a4.2 4.2 0 0 1 0 6M18.5 6.500a7.8 7.8 0 0 1 0 11"/>`,
  flip: svg`<path d="M4 9a3 3 0 0 1 3-3h1.200l1-1.600c.2-.3.5-.4.8-.4h4c.3 0 .6.1.8.4l1 1.600H17a3 3 0 0 1 3 3v7.500a3 3 0 0 1-3 3H7a3 3 0 0 1-3-3Z"/><path d="M8.8 12.200a3.3 3.3 0 0 1 5.9-1.200M15.2 13.300a3.3 3.3 0 0 1-5.9 1.2"/><path d="M15 9v2.200h-2.200M9 16.500v-2.200h2.2"/>`,
  wifi: svg`<path d="M3 9.500a13 13 0 0 1 18 0M6.2 13a8.4 8.4 0 0 1 11.6 0M9.3 16.300a4 4 0 0 1 5.4 0"/><circle cx="12" cy="19.3" r="1.2" fill="currentColor" stroke="none"/>`,
  battery: svg`<rect x="2.5" y="7.5" width="16.5" height="9" rx="2.5"/><path d="M21.5 10.800v2.400M6 11v2"/>`,
  sun: svg`<circle cx="12" cy="12" r="3.8"/><path d="M12 3v2M12 19v2M3 12h2M19 12h2M5.6 5.6 7 7M17 17l1.4 1.400M18.4 5.6 17 7M7 17l-1.4 1.4"/>`,
  settings: svg`<path d="M4 7.500h8M16.5 7.500H20M4 16.500h3.500M12 16.500h8"/><circle cx="14.3" cy="7.5" r="2.2"/><circle cx="9.7" cy="16.5" r="2.2"/>`,
} as const;

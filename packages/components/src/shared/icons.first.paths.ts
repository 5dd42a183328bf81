import { svg } from 'lit';

/** The drawings of the danger signs and of what stands on every first screen; drawn as the others in `icons.paths.ts`. */
export const firstPaths = {
  bird: svg`<path d="M16.5 7.5 20.5 9l-3.7 1.800c.2 4.7-3 8.2-7.3 8.200H3l4-3.500C6 9.5 8 4.5 12.3 4.500c2.1 0 3.7 1.2 4.2 3Z"/><path d="M8.5 14.500c2.5 0 4.3-1.2 5-3.200M10 19v2M13 18.300V21"/><circle cx="13" cy="8.4" r="1.1" fill="currentColor" stroke="none"/>`,
  paw: svg`<path d="M12 12.200c2.7 0 5.2 2.6 5.2 5 0 1.7-1.3 2.6-2.7 2.6-1 0-1.6-.5-2.5-.5s-1.5.5-2.5.5c-1.4 0-2.7-.9-2.7-2.6 0-2.4 2.5-5 5.2-5Z"/><ellipse cx="8.6" cy="7" rx="1.7" ry="2.4"/><ellipse cx="15.4" cy="7" rx="1.7" ry="2.4"/><ellipse cx="4.7" cy="11.7" rx="1.5" ry="2.1"/><ellipse cx="19.3" cy="11.7" rx="1.5" ry="2.1"/>`,
  phone: svg`<path d="M6.2 3.8 8 3.400c.7-.1 1.3.2 1.6.8l1.1 2.700c.2.6.1 1.2-.4 1.600L8.9 9.700a12 12 0 0 0 5.4 5.400l1.2-1.400c.4-.5 1-.6 1.6-.4l2.7 1.100c.6.3.9.9.8 1.600l-.4 1.800c-.2.9-.9 1.5-1.8 1.500C11 19.3 4.7 13 4.7 5.600c0-.9.6-1.6 1.5-1.800Z"/>`,
  heart: svg`<path d="M12 20S3.5 15.2 3.5 9.300A4.6 4.6 0 0 1 12 6.800a4.6 4.6 0 0 1 8.5 2.500C20.5 15.2 12 20 12 20Z"/><path d="M6.5 12h2.800l1.5-2.5 2.3 4.5 1.5-2h2.9"/>`,
  thermometer: svg`<path d="M10 5a2 2 0 0 1 4 0v8.300a4.2 4.2 0 1 1-4 0Z"/><path d="M12 9v7.500M17 6h2.500M17 9.500h1.5"/><circle cx="12" cy="17" r="1.4" fill="currentColor" stroke="none"/>`,
  lungs: svg`<path d="M12 4v6.500M12 10.5 9.5 12M12 10.500l2.5 1.5"/><path d="M9.5 8.300C9.5 7.5 9 7 8.3 7c-2.3.6-4.8 5.5-4.8 10 0 1.7.9 2.7 2.3 2.5 2.2-.3 3.7-1.5 3.7-3.500Z"/><path d="M14.5 8.300c0-.8.5-1.3 1.2-1.3 2.3.6 4.8 5.5 4.8 10 0 1.7-.9 2.7-2.3 2.5-2.2-.3-3.7-1.5-3.7-3.500Z"/>`,
  drop: svg`<path d="M12 3.500s6.5 6.2 6.5 10.800a6.5 6.5 0 0 1-13 0C5.5 9.7 12 3.5 12 3.500ZM9 14.500a3 3 0 0 0 2.5 2.9"/>`,
  bolt: svg`<path d="M13.5 3 5.8 12.600c-.3.4 0 .9.5.9H11l-1 7.5 8-10c.3-.4 0-.9-.5-.9H13Z"/>`,
  bowl: svg`<path d="M3.5 12h17l-1.6 6c-.2.9-1 1.5-1.9 1.500H7c-.9 0-1.7-.6-1.9-1.500ZM6.5 12c0-3 2.3-5.5 5.5-5.500s5.5 2.5 5.5 5.500M10 4.200v-.7M14 4.200v-.7"/>`,
  toxic: svg`<path d="M9.5 3h5M10.5 3v5.500L5 17.600C4 19.3 5 21 7 21h10c2 0 3-1.7 2-3.400L13.5 8.500V3"/><path d="M7.5 14.500h9"/><circle cx="10" cy="17.6" r="1.1" fill="currentColor" stroke="none"/><circle cx="13.6" cy="18" r="0.9" fill="currentColor" stroke="none"/>`,
  spill: svg`<path d="M5 4.500h14M7 4.500v4.300a5 5 0 0 0 10 0V4.500M12 13.800v2.700M7.5 20.500c0-2 2-3 4.5-3s4.5 1 4.5 3ZM4.5 20.500h15"/>`,
  ball: svg`<circle cx="12" cy="12" r="8.5"/><path d="M5.5 6.600c3.4 2.2 4 7 1 11.900M18.5 6.600c-3.4 2.2-4 7-1 11.9"/>`,
  toilet: svg`<path d="M12 3.500s4.5 4.3 4.5 7.700a4.5 4.5 0 0 1-9 0C7.5 7.8 12 3.5 12 3.500ZM4 20.500h16M8 17.800h8"/>`,
  check: svg`<path d="m5 12.5 4.7 4.700L19.5 7"/>`,
  'arrow-left': svg`<path d="M19.5 12h-15M11 5.5 4.5 12l6.5 6.5"/>`,
  'arrow-right': svg`<path d="M4.5 12h15M13 5.500l6.5 6.5-6.5 6.5"/>`,
  octagon: svg`<path d="M8.6 3.500h6.800l5.1 5.100v6.800l-5.1 5.100H8.600l-5.1-5.100V8.600ZM12 7.800v5"/><circle cx="12" cy="16.2" r="1.2" fill="currentColor" stroke="none"/>`,
  info: svg`<circle cx="12" cy="12" r="8.5"/><path d="M12 11.300v5"/><circle cx="12" cy="8" r="1.2" fill="currentColor" stroke="none"/>`,
  clip: svg`<path d="m19.5 11.5-7.6 7.600a4.8 4.8 0 0 1-6.8-6.800l8.1-8.100a3.2 3.2 0 0 1 4.6 4.600l-8 8a1.7 1.7 0 0 1-2.4-2.400l7.3-7.3"/>`,
} as const;

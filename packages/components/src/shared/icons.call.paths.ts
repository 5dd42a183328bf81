import { svg } from 'lit';

/** What is drawn in a call, beside what owners have anyway. */
export const callPaths = {
  'phone-down': svg`<path d="M3 13.500c0-3 4-5.5 9-5.500s9 2.5 9 5.500v1.300c0 .7-.6 1.2-1.3 1.100l-3-.5c-.6-.1-1-.5-1.1-1.100l-.2-1.900a13 13 0 0 0-6.8 0l-.2 1.900c-.1.6-.5 1-1.1 1.100l-3 .5c-.7.1-1.3-.4-1.3-1.100Z"/>`,
  freeze: svg`<path d="M12 3v18M4.2 7.500l15.6 9M19.8 7.500l-15.6 9"/><path d="m9.7 4.2 2.3 2 2.3-2M9.7 19.800l2.3-2 2.3 2M3.6 10.400l2.9-1-.6-3M20.4 13.600l-2.9 1 .6 3M3.6 13.600l2.9 1-.6 3M20.4 10.400l-2.9-1 .6-3"/>`,
  screen: svg`<rect x="3" y="4.5" width="18" height="12" rx="2.5"/><path d="M8.5 20h7M12 13.500V8M9.5 10.2 12 7.700l2.5 2.5"/>`,
  blur: svg`<circle cx="12" cy="9.5" r="3.3"/><path d="M5.5 19.500c.6-3.3 3.2-5.3 6.5-5.300s5.9 2 6.5 5.3"/><circle cx="4" cy="6" r="0.9" fill="currentColor" stroke="none"/><circle cx="4" cy="11" r="0.9" fill="currentColor" stroke="none"/><circle cx="20" cy="6" r="0.9" fill="currentColor" stroke="none"/><circle cx="20" cy="11" r="0.9" fill="currentColor" stroke="none"/><circle cx="7" cy="3.5" r="0.9" fill="currentColor" stroke="none"/><circle cx="17" cy="3.5" r="0.9" fill="currentColor" stroke="none"/>`,
  record: svg`<circle cx="12" cy="12" r="8.5"/><circle cx="12" cy="12" r="3.6" fill="currentColor" stroke="none"/>`,
  signal: svg`<path d="M5 18.500v-3M10 18.500v-7M15 18.500V8M20 18.500v-14"/>`,
  headphones: svg`<path d="M4 15v-2.500a8 8 0 0 1 16 0V15"/><rect x="3.5" y="14" width="4" height="6" rx="1.8"/><rect x="16.5" y="14" width="4" height="6" rx="1.8"/>`,
  lock: svg`<rect x="5" y="10.5" width="14" height="10" rx="2.5"/><path d="M8 10.500V8a4 4 0 0 1 8 0v2.500M12 14.500v2"/>`,
  unlock: svg`<rect x="5" y="10.5" width="14" height="10" rx="2.5"/><path d="M8 10.500V8a4 4 0 0 1 7.7-1.500M12 14.500v2"/>`,
  hand: svg`<path d="M8 12.500V6.200a1.5 1.5 0 0 1 3 0V11M11 10.500V4.700a1.5 1.5 0 0 1 3 0v5.800M14 11V6.200a1.5 1.5 0 0 1 3 0v8.300a6.5 6.5 0 0 1-6.5 6.500c-2.3 0-3.7-1-4.9-2.900L3.2 14c-.4-.8-.2-1.6.5-2 .7-.4 1.5-.2 2 .5L8 15.2"/>`,
  user: svg`<circle cx="12" cy="8.2" r="4"/><path d="M4.5 20c.8-3.6 3.8-5.8 7.5-5.800s6.7 2.2 7.5 5.8"/>`,
  send: svg`<path d="M4.3 5.300c-.2-.8.6-1.5 1.4-1.100l14 6.900c.8.4.8 1.4 0 1.800l-14 6.900c-.8.4-1.6-.3-1.4-1.100L6 12ZM6 12h6.5"/>`,
  image: svg`<rect x="3.5" y="4.5" width="17" height="15" rx="3"/><circle cx="9" cy="10" r="1.7"/><path d="m4.5 17.5 4.3-3.6 3 2.4 3.7-3.8 5 4.8"/>`,
  camera: svg`<path d="M4 9a3 3 0 0 1 3-3h1.200l1-1.600c.2-.3.5-.4.8-.4h4c.3 0 .6.1.8.4l1 1.600H17a3 3 0 0 1 3 3v7.500a3 3 0 0 1-3 3H7a3 3 0 0 1-3-3Z"/><circle cx="12" cy="12.7" r="3.4"/>`,
  edit: svg`<path d="m4.5 19.5 1-4L16 5a2 2 0 0 1 3 3L8.5 18.500ZM14 7l3 3"/>`,
  pause: svg`<path d="M8.5 5.500v13M15.5 5.500v13"/>`,
  shield: svg`<path d="M12 3.5 5 6v5.500c0 4.5 2.9 7.5 7 9 4.1-1.5 7-4.5 7-9V6ZM9 12l2.2 2.200L15.2 10"/>`,
} as const;

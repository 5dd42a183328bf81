/** Which browser on which system, as far as it matters for mending cameras and microphones. Pure. */

export type System = 'android' | 'ios' | 'mac' | 'windows' | 'linux' | 'other';
export type BrowserName = 'chrome' | 'edge' | 'firefox' | 'safari' | 'samsung' | 'other';

export interface Platform {
  readonly system: System;
  readonly browser: BrowserName;
  /** The app in whose own window the page is open, where cameras often do not work: its name, `app` for one we do not know; null in a real browser. */
  readonly inApp: string | null;
}

const apps: readonly (readonly [RegExp, string])[] = [
  [/\bFBAN|\bFBAV|\bFB_IAB/, 'Facebook'],
  [/\bInstagram/, 'Instagram'],
  [/\bLine\//, 'LINE'],
  [/\bMicroMessenger/, 'WeChat'],
  [/\bTwitter/, 'X'],
  [/\bSnapchat/, 'Snapchat'],
  [/\bmusical_ly|\bBytedanceWebview|\bTikTok/i, 'TikTok'],
  [/\bLinkedInApp/, 'LinkedIn'],
  [/\bPinterest/, 'Pinterest'],
  [/\bGSA\//, 'Google'],
];

/** Reads a user agent. `touch`: how many fingers the screen feels at once; an iPad says that it is a Mac. */
export function platformOf(userAgent: string, touch = 0): Platform {
  const has = (word: RegExp) => word.test(userAgent);
  const system: System = has(/Android/)
    ? 'android'
    : has(/iPhone|iPad|iPod/) || (has(/Macintosh/) && touch > 1)
      ? 'ios'
      : has(/Macintosh|Mac OS X/)
        ? 'mac'
        : has(/Windows/)
          ? 'windows'
          : has(/Linux|CrOS|X11/)
            ? 'linux'
            : 'other';
  const known = apps.find(([mark]) => has(mark))?.[1];
  // Android says it of itself; on an iPhone only real browsers say which one they are.
  const bare = (system === 'android' && has(/; wv\)/)) || (system === 'ios' && !has(/Safari\//));
  const browser: BrowserName = has(/EdgA?\/|EdgiOS/)
    ? 'edge'
    : has(/Firefox\/|FxiOS/)
      ? 'firefox'
      : has(/SamsungBrowser/)
        ? 'samsung'
        : has(/Chrome\/|CriOS|Chromium\//)
          ? 'chrome'
          : has(/Safari\//)
            ? 'safari'
            : 'other';
  return { system, browser, inApp: known ?? (bare ? 'app' : null) };
}

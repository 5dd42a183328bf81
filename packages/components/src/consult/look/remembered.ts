/** What is behind somebody: nothing changed, the room blurred, one of the rooms that come with the kit, or the picture that the page brings. */
export const behinds = ['none', 'blur', 'wall', 'shelf', 'window', 'own'] as const;
export type Behind = (typeof behinds)[number];
/** `clean`: without the noise of the room. `original`: as the microphone gives it. */
export type Sound = 'original' | 'clean';

/** How somebody wants to be seen and heard. */
export interface Look {
  readonly behind: Behind;
  readonly sound: Sound;
}

export const plainLook: Look = { behind: 'none', sound: 'original' };

/** Remembered in this browser, for the next visit. */
const kept = 'vet-own-look';

/** What was chosen at the last visit; where nothing ever was, `preset` behind. */
export function rememberedLook(preset: Behind = 'none'): Look {
  try {
    const { behind = preset, sound }: Partial<Look> = JSON.parse(localStorage.getItem(kept) ?? '{}');
    return { behind: behinds.find((one) => one === behind) ?? 'none', sound: sound === 'clean' ? 'clean' : 'original' };
  } catch {
    // Kept by another version, or nothing may be kept here.
    return { ...plainLook, behind: preset };
  }
}

export const isPlain = ({ behind = 'none', sound = 'original' }: Partial<Look>): boolean => behind === 'none' && sound === 'original';

export function remember(look: Look): void {
  try {
    localStorage.setItem(kept, JSON.stringify(look));
  } catch {
    // Then it holds for this visit.
  }
}

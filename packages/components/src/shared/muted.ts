const muteKey = 'vetkit doorbell muted';

/** Whether somebody at this browser's desk wants no sounds. */
export const isMuted = (): boolean => {
  try {
    return localStorage.getItem(muteKey) === 'yes';
  } catch {
    return false; // some privacy modes forbid storage
  }
};

/** Of all the desk's tabs in this browser. */
export const keepMuted = (muted: boolean): void => {
  try {
    localStorage.setItem(muteKey, muted ? 'yes' : 'no');
  } catch {
    // Full or forbidden: then it is so on this page only.
  }
};

/** What another tab chose; nothing where the event is of something else. */
export const mutedElsewhere = ({ key, newValue }: StorageEvent): boolean | undefined => (key === muteKey ? newValue === 'yes' : undefined);

/** Every tab of the desk hears of the same thing; the first to ask rings. */
export function ringOnce(chime: { readonly mayRing: boolean; ring(): void } | undefined, about: string): void {
  if (!navigator.locks) chime?.ring();
  else if (chime?.mayRing) void navigator.locks.request(`vetkit doorbell ${about}`, { ifAvailable: true }, async (lock) => {
    if (!lock) return;
    chime.ring();
    await new Promise((done) => setTimeout(done, 2000));
  });
}

import { GOOD_CAMERA, type DeviceInfo } from './devices.ts';

/** The side of a phone that a camera looks from: at the person, or away from them. */
export type Facing = 'user' | 'environment';

/** What to ask for so that a phone opens the camera of this side; other devices open their own. */
export const cameraOn = (side: Facing): MediaTrackConstraints => ({ ...GOOD_CAMERA, facingMode: { ideal: side } });

/** Which side a camera is on; null where the browser does not tell, as with most cameras that are plugged in. */
export function facingOf(track: Pick<MediaStreamTrack, 'getSettings'> | null): Facing | null {
  const facing = track?.getSettings().facingMode;
  return facing === 'user' || facing === 'environment' ? facing : null;
}

/** What to ask for to get from one camera to the other: the one on the other side or, where they have no sides, the next of the list. */
export function otherCamera(track: Pick<MediaStreamTrack, 'getSettings'> | null, cameras: readonly DeviceInfo[]): MediaTrackConstraints {
  const facing = facingOf(track);
  if (facing) return { ...GOOD_CAMERA, facingMode: { exact: facing === 'user' ? 'environment' : 'user' } };
  const { facingMode: _, ...good } = GOOD_CAMERA;
  const at = cameras.findIndex(({ id }) => id === track?.getSettings().deviceId);
  const next = cameras[(at + 1) % Math.max(1, cameras.length)];
  return next?.id ? { ...good, deviceId: { exact: next.id } } : good;
}

import type { OpenOptions } from '../../media/local-media.ts';
import { chosenDevices } from '../device-test/chosen.ts';
import { cameraOn } from '../../media/sides.ts';

/** Held in the hand. */
const isHandheld = (): boolean => navigator.maxTouchPoints > 0 && matchMedia('(pointer: coarse)').matches;

/** What to open at first: on an owner's phone the camera on the back, since the animal is what is looked at. */
export const firstWishes = (isOwner: boolean): OpenOptions => ({ ...chosenDevices(), ...(isOwner && isHandheld() ? { camera: cameraOn('environment') } : {}) });

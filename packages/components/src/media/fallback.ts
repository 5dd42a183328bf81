import { DeviceProblem } from './device-problem.ts';
import type { DeviceInfo } from './devices.ts';

/** Where a track came from, as far as the browser tells. */
export interface Place {
  readonly id?: string | undefined;
  readonly group?: string | undefined;
}

/**
 * Which devices to try for one that went away, by id; null is the browser's default. The same one first (it may only have been
 * interrupted), then another of the same hardware, the default, any other.
 */
export function fallbackOrder({ id, group }: Place, there: readonly DeviceInfo[]): (string | null)[] {
  // Without permission a browser lists devices without ids.
  const known = there.filter((device) => device.id !== '');
  const ids = (fits: (device: DeviceInfo) => boolean): string[] => known.filter(fits).map((device) => device.id);
  const order = [...ids((device) => device.id === id), ...ids((device) => device.group !== '' && device.group === group), null, ...ids(() => true)];
  return [...new Set(order)];
}

/** The person or the system said no: another device would be refused too. */
export const isForbidden = (error: unknown): error is DeviceProblem =>
  error instanceof DeviceProblem && ['permission-denied', 'permission-dismissed', 'blocked-by-system', 'not-allowed-by-page'].includes(error.code);

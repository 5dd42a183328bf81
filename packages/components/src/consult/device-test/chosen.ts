import type { DeviceKind } from '../../media/device-problem.ts';
import { preferring } from '../../media/devices.ts';
import type { OpenOptions } from '../../media/local-media.ts';

/** The devices somebody chose last in this browser, by the browser's ids. */
export type Chosen = Readonly<Partial<Record<DeviceKind | 'speaker', string>>>;

const key = 'vetkit devices';

/** What was chosen; nothing where storage is closed. Read from what a page may have written: only texts count. */
export function readChosen(storage: Pick<Storage, 'getItem'> | undefined = place()): Chosen {
  try {
    const kept = JSON.parse(storage?.getItem(key) ?? '{}') as Readonly<Record<string, unknown>> | null;
    return Object.fromEntries((['camera', 'microphone', 'speaker'] as const).flatMap((device) => (typeof kept?.[device] === 'string' ? [[device, kept[device]]] : [])));
  } catch {
    return {};
  }
}

/** What to open so that the chosen devices come if they are there, and any others if not. */
export function chosenDevices(): OpenOptions {
  const { camera, microphone } = readChosen();
  return { camera: preferring('camera', camera), microphone: preferring('microphone', microphone) };
}

/** Remembers a choice for the next test and the next call. */
export function choose(more: Chosen, storage: Pick<Storage, 'getItem' | 'setItem'> | undefined = place()): void {
  try {
    storage?.setItem(key, JSON.stringify({ ...readChosen(storage), ...more }));
  } catch {
    // Full or forbidden: then it is chosen again next time.
  }
}

function place(): Storage | undefined {
  try {
    return globalThis.localStorage;
  } catch {
    return undefined;
  }
}

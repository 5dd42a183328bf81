import type { Clinic } from '../../clinic/clinic.ts';
import { filesClient } from '../../files/client.ts';
import { prepare } from '../../files/prepare.ts';
import { sendFile } from '../../files/send.ts';
import { takeStill } from './still.ts';

/** Where a photo goes: the files of one visit. */
export interface StillPlace {
  readonly clinic: Pick<Clinic, 'http'>;
  readonly reference: string;
  readonly as: 'owner' | 'staff';
}

/** Takes a photo with a camera and puts it with the visit's files; gives the file's id. `name` is without an ending: cameras write what they like. Rejects with a `Problem`, or when the camera gives no picture. */
export async function sendStill(track: MediaStreamTrack, name: string, { clinic, reference, as }: StillPlace): Promise<string> {
  const still = await takeStill(track);
  const ready = await prepare(new File([still], `${name}.${still.type === 'image/png' ? 'png' : 'jpg'}`));
  if (ready.is === 'refused') throw new Error(ready.why);
  const client = filesClient(clinic, { reference, as });
  const begun = await client.begin({ name: ready.name, size: ready.blob.size, id: globalThis.crypto.randomUUID?.() });
  return (await sendFile(client, ready.blob, begun, { signal: AbortSignal.timeout(120_000), onChange: () => {} })).id;
}

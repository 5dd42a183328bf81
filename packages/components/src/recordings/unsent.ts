import type { Clinic } from '../clinic/clinic.ts';
import { recordingsClient } from './client.ts';
import { keptParts } from './kept-parts.ts';
import { PartSender } from './sender.ts';

/** One page at a time has a recording in hand: a killed one lets go of it at once. */
const lockOf = (recording: string): string => `vetkit recording ${recording}`;

/** Does something as the only page that has a recording in hand; nothing when another one has. Without locks it is the only one. */
export async function alone<T>(recording: string, act: () => Promise<T>): Promise<T | undefined> {
  if (!('locks' in navigator)) return act();
  return navigator.locks.request(lockOf(recording), { ifAvailable: true }, async (lock) => (lock ? act() : undefined));
}

/** The same, once no other page has it in hand. */
async function inTurn(recording: string, act: () => Promise<void>): Promise<void> {
  return 'locks' in navigator ? navigator.locks.request(lockOf(recording), act) : act();
}

/**
 * Sends what this person has recorded in this browser and the server has not got: a page was closed or killed in the middle. The server
 * makes of it what it can. What another page still records is left to it. Resolves when nothing is left.
 */
export async function sendUnsent({ http, slug }: Pick<Clinic, 'http' | 'slug'>, person: string): Promise<void> {
  const kept = keptParts(person, slug);
  const send = async (recording: string): Promise<void> => {
    // Whoever had it in hand before may have sent all of it.
    const still = (await kept.unsent()).find((one) => one.recording === recording);
    if (!still) return;
    const sender = new PartSender({ client: recordingsClient(http, still.reference), kept, recording });
    for (const part of await kept.parts(recording)) sender.add(part);
    await sender.finish();
  };
  await Promise.all((await kept.unsent()).map(({ recording }) => inTurn(recording, () => send(recording))));
}

import type { Recording, RecordingList, RecordingParty } from '@vetkit/signal-server/recordings/contract';

/** Whether people are asked for it, it records, or it is paused. */
export const isOpen = ({ state }: Pick<Recording, 'state'>): boolean => state === 'asked' || state === 'recording' || state === 'paused';

/** The recording that matters in a call: the last one. */
export const current = ({ recordings }: Pick<RecordingList, 'recordings'>): Recording | undefined => recordings.at(-1);

/** Who has not answered yet, of those in the call. */
export const silent = ({ parties }: Pick<Recording, 'parties'>): RecordingParty[] => parties.filter(({ here, answer }) => here && answer === 'asked');

/** Whether this person has to be asked now. */
export const mustAnswer = (recording: Recording | undefined, me: string): boolean => recording !== undefined && isOpen(recording) && silent(recording).some(({ person }) => person === me);

/** Peers whose people have agreed: nobody else is seen or heard in it, whatever the server has not said yet. */
export function agreedPeers({ parties }: Pick<Recording, 'parties'>, participants: readonly { readonly person: string; readonly peers: readonly string[] }[]): Set<string> {
  const agreed = new Set(parties.filter(({ answer }) => answer === 'yes').map(({ person }) => person));
  return new Set(participants.filter(({ person }) => agreed.has(person)).flatMap(({ peers }) => peers));
}

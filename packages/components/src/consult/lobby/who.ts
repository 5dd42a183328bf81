import type { Participant, Room } from '@vetkit/signal-server/consult/contract';
import { isHere, type Waiting } from '@vetkit/signal-server/consult/rules/lobby';

/** The owner of the visit, or its practitioner, as far as they have come. */
export const oneOf = ({ participants, appointment }: Pick<Room, 'participants' | 'appointment'>, who: 'owner' | 'practitioner'): Participant | undefined =>
  participants.find((one) => (who === 'owner' ? one.role === 'owner' : one.person === appointment.practitioner?.id));

/** Whether that side is in the lobby or in the call. */
export const isThere = (room: Pick<Room, 'participants' | 'appointment'>, who: 'owner' | 'practitioner'): boolean => isHere(oneOf(room, who)?.stage);

/** When a side that runs late comes, in milliseconds; nothing where nobody said so, or they are ready or in the call. Looking in takes no word back. */
export function lateUntil(room: Pick<Room, 'participants' | 'appointment' | 'state'>, who: 'owner' | 'practitioner'): number | undefined {
  const at = room.appointment.late?.[who === 'owner' ? 'owner' : 'staff'];
  const stage = oneOf(room, who)?.stage;
  return at && room.state === 'waiting' && stage !== 'ready' && stage !== 'in-call' ? Date.parse(at) : undefined;
}

/** What the owner's wait is judged by; nothing where there is no booked time to wait for. Only who has gone in has come. */
export function waitingOf(room: Pick<Room, 'participants' | 'appointment' | 'state'>): Waiting | undefined {
  const { appointment, state } = room;
  if (appointment.status !== 'confirmed' || appointment.onDemand || appointment.modality !== 'video') return undefined;
  return { start: Date.parse(appointment.start), expected: lateUntil(room, 'practitioner'), here: state !== 'waiting' || oneOf(room, 'practitioner')?.stage === 'in-call' };
}

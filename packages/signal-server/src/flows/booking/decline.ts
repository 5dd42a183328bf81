import type { Appointment } from '../../booking/contract.ts';
import type { DeclineRequest } from '../../booking/staff.contract.ts';
import type { Scope } from '../../shared/scope.ts';
import { change, type ClosingWorld } from './change.ts';

/** The practitioner (or a manager) says no, with a reason; the time is free again and the owner is asked to choose another. */
export const decline =
  (world: ClosingWorld) =>
  (scope: Scope, reference: string, { reason, words }: DeclineRequest): Promise<Appointment> =>
    change(world, scope, reference, { act: 'decline', signaling: world.signaling, closedReason: words ?? reason, type: 'appointment.declined', more: { reason } });

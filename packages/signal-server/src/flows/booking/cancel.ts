import type { Appointment, CancelRequest } from '../../booking/contract.ts';
import { ownerOf, type Scope } from '../../shared/scope.ts';
import { change, type ClosingWorld } from './change.ts';

/** Owner or clinic call the visit off; the time is free again and the other side is told. */
export const cancel =
  (world: ClosingWorld) =>
  (scope: Scope, reference: string, { reason }: CancelRequest): Promise<Appointment> =>
    change(world, scope, reference, {
      act: 'cancel',
      signaling: world.signaling,
      closedReason: reason,
      type: 'appointment.cancelled',
      more: { by: ownerOf(scope.caller) ? 'owner' : 'staff' },
    });

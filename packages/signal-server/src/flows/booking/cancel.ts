import type { Appointment, CancelRequest } from '../../booking/contract.ts';
import { ownerOf, type Scope } from '../../shared/scope.ts';
import { change, type BookingWorld } from './change.ts';

/** Owner or clinic call the visit off; the time is free again and the other side is told. */
export const cancel =
  (world: BookingWorld) =>
  (scope: Scope, reference: string, { reason }: CancelRequest): Promise<Appointment> =>
    change(world, scope, reference, {
      act: 'cancel',
      closedReason: reason,
      type: 'appointment.cancelled',
      more: { by: ownerOf(scope.caller) ? 'owner' : 'staff' },
    });

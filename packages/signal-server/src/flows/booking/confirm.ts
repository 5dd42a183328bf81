import type { Appointment } from '../../booking/contract.ts';
import type { Scope } from '../../shared/scope.ts';
import { change, type BookingWorld } from './change.ts';

/** The practitioner (or a manager) says yes; the owner is told. Refuses with `not-yours` or `wrong-status`. */
export const confirm =
  (world: BookingWorld) =>
  (scope: Scope, reference: string): Promise<Appointment> =>
    change(world, scope, reference, { act: 'confirm', type: 'appointment.confirmed', more: {} });

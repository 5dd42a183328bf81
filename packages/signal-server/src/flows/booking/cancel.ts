import type { Appointment, CancelRequest } from '../../booking/contract.ts';
import { notAllowed } from '../../shared/problem.ts';
import { ownerOf, type Scope } from '../../shared/scope.ts';
import { change, type ClosingWorld } from './change.ts';

/**
 * Owner or clinic call the visit off; the time is free again and the other side is told. The desk also does it for an owner who rings:
 * then it is the owner's wish, with what follows from that, and the desk's hand. @throws Problem `not-allowed` where a vet says so.
 */
export const cancel =
  (world: ClosingWorld) =>
  async (scope: Scope, reference: string, { reason, by }: CancelRequest): Promise<Appointment> =>
    change(world, scope, reference, {
      act: 'cancel',
      signaling: world.signaling,
      closedReason: reason,
      type: 'appointment.cancelled',
      more: { by: whoseWish(scope, by) },
    });

function whoseWish({ caller }: Scope, said: CancelRequest['by']): 'owner' | 'staff' {
  if (ownerOf(caller)) return 'owner';
  if (said !== 'owner') return 'staff';
  // Whoever treats is paid by how it ended: they do not say for the owner.
  if (caller.kind === 'staff' && (caller.role === 'front-desk' || caller.role === 'manager')) return 'owner';
  throw notAllowed();
}

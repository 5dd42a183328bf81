import { paymentsProblem } from '../../payments/problems.ts';
import type { Print } from '../../pdf/print.ts';
import type { Scope } from '../../shared/scope.ts';
import { paperVisit } from '../../views/paper-visit.ts';
import { clinicOnPaper } from '../../views/pet-file.ts';
import { attendanceFor } from '../../views/policy.ts';
import type { VisitView } from '../../views/visit.ts';
import { personOfVisit } from '../consult/people.ts';
import { attendancePaper, invoicePaper, type PaperVisit } from '../papers/money.ts';
import { visitPayment } from './look.ts';
import type { InClinic, MoneyWorld } from './world.ts';

interface Printing extends MoneyWorld {
  readonly print: Print;
}

async function onPaper({ db }: MoneyWorld, scope: InClinic, { appointment, reference, start, end, pet, owner }: VisitView): Promise<PaperVisit> {
  return { reference, start, end, pet, owner: owner.name, ...(await paperVisit(db.sql, scope, appointment)) };
}

/** The visit's bill as a PDF, for its owner and for staff. @throws Problem `no-bill`. */
export const printInvoice =
  (world: Printing) =>
  async (scope: Scope, reference: string): Promise<Uint8Array> => {
    const { visit } = await personOfVisit(world.db.sql, scope, reference);
    const { bill, ...payment } = await visitPayment(world)(scope, reference);
    if (!bill) throw paymentsProblem('no-bill');
    return world.print(invoicePaper({ ...payment, bill }, await clinicOnPaper(world.db.sql, scope.clinic.id), await onPaper(world, scope, visit)));
  };

/** Who came when as a PDF; each side gets its own. */
export const printAttendance =
  (world: Printing) =>
  async (scope: Scope, reference: string): Promise<Uint8Array> => {
    const { visit, me } = await personOfVisit(world.db.sql, scope, reference);
    const attendance = await attendanceFor(world.db.sql, scope, { visit, reader: me.kind, now: world.clock() });
    return world.print(attendancePaper(attendance, await clinicOnPaper(world.db.sql, scope.clinic.id), await onPaper(world, scope, visit), me.kind));
  };

import { Hono } from 'hono';
import type { Guard, Guarded } from '../shared/guard.ts';
import { everyStaff, theOwner, type Scope } from '../shared/scope.ts';

export interface MoneyPapersDeps {
  readonly guard: Guard;
  readonly printInvoice: (scope: Scope, reference: string) => Promise<Uint8Array>;
  readonly printAttendance: (scope: Scope, reference: string) => Promise<Uint8Array>;
}

const pdf = (name: string) => ({ 'content-type': 'application/pdf', 'content-disposition': `inline; filename="${name}.pdf"`, 'cache-control': 'no-store', 'x-content-type-options': 'nosniff' });

/** The bill, and who came when, on paper: below `/api/v1/clinics/:clinic`. */
export const moneyPapersRoutes = ({ guard, printInvoice, printAttendance }: MoneyPapersDeps) =>
  new Hono<Guarded>()
    .get(
      '/appointments/:reference/invoice.pdf',
      guard.may({ who: [...theOwner, ...everyStaff], summary: 'The visit’s bill as a PDF, itemised, with the diagnosis for pet insurance', answers: { 200: 'application/pdf' }, problems: ['no-bill'], limit: 'print' }),
      async (c) => c.body((await printInvoice(c.var.scope, c.req.param('reference'))) as Uint8Array<ArrayBuffer>, 200, pdf(`invoice-${c.req.param('reference')}`)),
    )
    .get(
      '/consults/:reference/attendance.pdf',
      guard.may({ who: [...theOwner, ...everyStaff], summary: 'Who came when, on one page; each side gets its own', answers: { 200: 'application/pdf' }, limit: 'print' }),
      async (c) => c.body((await printAttendance(c.var.scope, c.req.param('reference'))) as Uint8Array<ArrayBuffer>, 200, pdf(`attendance-${c.req.param('reference')}`)),
    );

import { Hono } from 'hono';
import type { Guard, Guarded } from '../shared/guard.ts';
import { atDesk, clinical, everyStaff, theOwner, type Scope } from '../shared/scope.ts';
import { valid } from '../shared/valid.ts';
import { AnswerHelpRequest, ConsultBar, HelpRequests, History, MessagingRequest, OwnerHelp } from './bar.contract.ts';
import { Attendance } from './policy.contract.ts';

export interface BarDeps {
  readonly guard: Guard;
  readonly bar: (scope: Scope, reference: string) => Promise<ConsultBar>;
  readonly setMessages: (scope: Scope, reference: string, request: MessagingRequest) => Promise<ConsultBar>;
  readonly getHelp: (scope: Scope, reference: string) => Promise<ConsultBar>;
  readonly wantHelp: (scope: Scope, reference: string) => Promise<OwnerHelp>;
  readonly noShow: (scope: Scope, reference: string) => Promise<ConsultBar>;
  readonly helpRequests: (scope: Scope) => Promise<HelpRequests>;
  readonly answerHelp: (scope: Scope, reference: string, request: AnswerHelpRequest) => Promise<HelpRequests>;
  readonly writeOwner: (scope: Scope, reference: string) => Promise<HelpRequests>;
  readonly handleHelp: (scope: Scope, reference: string) => Promise<HelpRequests>;
  readonly attendance: (scope: Scope, reference: string) => Promise<Attendance>;
  readonly history: (scope: Scope, reference: string) => Promise<History>;
}

/** Those whom the vets call for help. */
const fresh = { 'cache-control': 'no-store' };

/** The staff's bar of a visit, help from the desk, who came when, and earlier visits, below `/api/v1/clinics/:clinic`. */
export const barRoutes = ({ guard, bar, setMessages, getHelp, wantHelp, noShow, helpRequests, answerHelp, writeOwner, handleHelp, attendance, history }: BarDeps) =>
  new Hono<Guarded>()
    .get('/consults/:reference/bar', guard.may({ who: everyStaff, summary: 'What staff can do with a visit now, and why not', answers: { 200: ConsultBar } }), async (c) =>
      c.json(await bar(c.var.scope, c.req.param('reference')), 200, fresh),
    )
    .post(
      '/consults/:reference/messaging',
      guard.may({ who: everyStaff, summary: 'Opens or locks the owner’s side of the messages', answers: { 200: ConsultBar }, limit: 'signaling' }),
      valid('json', MessagingRequest),
      async (c) => c.json(await setMessages(c.var.scope, c.req.param('reference'), c.req.valid('json')), 200, fresh),
    )
    .post(
      '/consults/:reference/help',
      guard.may({ who: clinical, summary: 'Calls for the desk’s help', answers: { 200: ConsultBar }, problems: ['help-too-early', 'not-confirmed', 'visit-over', 'visit-cancelled'], limit: 'signaling' }),
      async (c) => c.json(await getHelp(c.var.scope, c.req.param('reference')), 200, fresh),
    )
    .post(
      '/consults/:reference/owner-help',
      guard.may({ who: theOwner, summary: 'The owner calls for the desk’s help', answers: { 200: OwnerHelp }, problems: ['help-too-early', 'not-confirmed', 'visit-over', 'visit-cancelled'], limit: 'signaling' }),
      async (c) => c.json(await wantHelp(c.var.scope, c.req.param('reference')), 200, fresh),
    )
    .post(
      '/consults/:reference/no-show',
      guard.may({
        who: clinical,
        summary: 'The owner did not come: closes the visit without a call',
        answers: { 200: ConsultBar },
        problems: ['not-yours', 'help-too-early', 'not-confirmed', 'visit-over', 'visit-cancelled', 'join-first', 'owner-is-here', 'met-already', 'help-first', 'owner-being-called', 'no-show-too-early'],
        limit: 'signaling',
      }),
      async (c) => c.json(await noShow(c.var.scope, c.req.param('reference')), 200, fresh),
    )
    .get('/help-requests', guard.may({ who: atDesk, summary: 'Who waits for the desk’s help, the longest first', answers: { 200: HelpRequests } }), async (c) =>
      c.json(await helpRequests(c.var.scope), 200, fresh),
    )
    .post(
      '/consults/:reference/help/answer',
      guard.may({ who: atDesk, summary: 'The desk answers a call for help; only staff read it', answers: { 200: HelpRequests }, problems: ['no-help-asked'], limit: 'signaling' }),
      valid('json', AnswerHelpRequest),
      async (c) => c.json(await answerHelp(c.var.scope, c.req.param('reference'), c.req.valid('json')), 200, fresh),
    )
    .post(
      '/consults/:reference/help/owner',
      guard.may({ who: atDesk, summary: 'Writes to the owner by mail and SMS that the vet waits', answers: { 200: HelpRequests }, problems: ['no-help-asked'], limit: 'signaling' }),
      async (c) => c.json(await writeOwner(c.var.scope, c.req.param('reference')), 200, fresh),
    )
    .post(
      '/consults/:reference/help/handled',
      guard.may({ who: atDesk, summary: 'The call for help is done with', answers: { 200: HelpRequests }, problems: ['no-help-asked'], limit: 'signaling' }),
      async (c) => c.json(await handleHelp(c.var.scope, c.req.param('reference')), 200, fresh),
    )
    .get(
      '/consults/:reference/attendance',
      guard.may({ who: [...theOwner, ...everyStaff], summary: 'Who came when; for staff also the outcome with its reasons', answers: { 200: Attendance } }),
      async (c) => c.json(await attendance(c.var.scope, c.req.param('reference')), 200, fresh),
    )
    .get(
      '/consults/:reference/history',
      guard.may({ who: ['owner', ...clinical], summary: 'The earlier visits of the same animal, the latest first', answers: { 200: History } }),
      async (c) => c.json(await history(c.var.scope, c.req.param('reference')), 200, fresh),
    );

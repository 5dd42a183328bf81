// Every element by name, for bundlers. Importing it defines them all.

export { VetAppointments } from './booking/vet-appointments.ts';
export { VetClinic } from './clinic/vet-clinic.ts';
export { VetSignIn } from './identity/vet-sign-in.ts';
export { VetRecord } from './records/vet-record.ts';
export { VetRecordEditor } from './records/vet-record-editor.ts';

export { VetSignedInEvent, VetSignedOutEvent } from './identity/events.ts';

// For pages that ask the server themselves.
export { clinicAt, type Clinic, type ClinicAddress, type ClinicInfo } from './clinic/clinic.ts';
export type { ClinicTexts } from './clinic/context.ts';
export type { Http, Method, RequestOptions } from './clinic/http.ts';
export type { Live, LiveListener, LiveState } from './clinic/live.ts';
export { isProblem, Problem, type LocalProblem } from './clinic/problem.ts';
export { setServer } from './clinic/server-address.ts';
export type { Asking, Kept, Session, TokenKind } from './clinic/session.ts';
export { identityClient, type IdentityClient } from './identity/client.ts';

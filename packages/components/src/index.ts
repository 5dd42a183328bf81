// Every element by name, for bundlers. Importing it defines them all.

export { VetAppointments } from './booking/vet-appointments.ts';
export { VetBooked } from './booking/vet-booked.ts';
export { VetLiveCall } from './booking/vet-live-call.ts';
export { VetWaitingList } from './booking/vet-waiting-list.ts';
export { VetAppointmentTypes } from './calendar/vet-appointment-types.ts';
export { VetAvailability } from './calendar/vet-availability.ts';
export { VetBookingSettings } from './calendar/vet-booking-settings.ts';
export { VetFreeTimes } from './calendar/vet-free-times.ts';
export { VetHolidays } from './calendar/vet-holidays.ts';
export { VetClinic } from './clinic/vet-clinic.ts';
export { VetConsentText } from './consent/vet-consent-text.ts';
export { VetBooking } from './flows/vet-booking.ts';
export { VetDeskBooking } from './flows/vet-desk-booking.ts';
export { VetVisit } from './flows/vet-visit.ts';
export { VetConsultRoom } from './flows/vet-consult-room.ts';
export { VetFiles } from './files/vet-files.ts';
export { VetSignIn } from './identity/vet-sign-in.ts';
export { VetRecord } from './records/vet-record.ts';
export { VetRecordEditor } from './records/vet-record-editor.ts';
export { VetDangerSigns } from './triage/vet-danger-signs.ts';
export { VetEmergency } from './triage/vet-emergency.ts';
export { VetTriageForm } from './triage/vet-triage-form.ts';
export { VetTriageQueue } from './triage/vet-triage-queue.ts';

export { VetAppointmentChangedEvent, VetChangeTimeEvent } from './booking/events.ts';
export { VetBookRecheckEvent } from './records/events.ts';
export { VetBookAgainEvent, VetBookedEvent, VetOpenRoomEvent } from './booking/events.ts';
export { VetTimeChosenEvent } from './calendar/events.ts';
export { VetDangerMistakeEvent, VetDangerSignsEvent, VetTriageBookEvent, VetTriageDecidedEvent, VetTriageDoneEvent } from './triage/events.ts';
export { triageClient, type TriageClient } from './triage/client.ts';
export { VetFileAddedEvent } from './files/events.ts';
export { filesClient, type FilesClient } from './files/client.ts';
export { VetSignedInEvent, VetSignedOutEvent } from './identity/events.ts';

// For pages that ask the server themselves.
export { clinicAt, type Clinic, type ClinicAddress, type ClinicInfo } from './clinic/clinic.ts';
export type { ClinicTexts } from './clinic/context.ts';
export type { Http, Method, RequestOptions } from './clinic/http.ts';
export type { Live, LiveListener, LiveState } from './clinic/live.ts';
export { isProblem, Problem, type LocalProblem } from './clinic/problem.ts';
export { setServer } from './clinic/server-address.ts';
export type { Asking, Kept, Session, TokenKind } from './clinic/session.ts';
export { bookingClient, type BookingClient } from './booking/client.ts';
export { liveCallOffer, waitOf } from './booking/waiting-client.ts';
export { bookOnBehalf, holdOnBehalf } from './booking/on-behalf-client.ts';
export { calendarClient, type CalendarClient } from './calendar/client.ts';
export { hoursClient, type HoursClient } from './calendar/hours-client.ts';
export { settingsClient, type SettingsClient } from './calendar/settings-client.ts';
export { identityClient, type IdentityClient } from './identity/client.ts';
export { VetAppointmentAnsweredEvent, VetAppointmentViewEvent, VetRecordOpenEvent } from './booking/staff-events.ts';
export { VetLeftEvent } from './consult/events.ts';
export { VetRecordCompletedEvent, VetRecordSavedEvent } from './records/events.ts';
export { staffAppointments, type StaffAppointments } from './booking/staff-client.ts';
export { consentClient, type ConsentClient } from './consent/client.ts';
export { consultClient, type Consult } from './consult/client.ts';
export { recordsClient, type Records } from './records/client.ts';

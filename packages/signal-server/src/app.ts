import type { EventEmitter } from 'node:events';
import { resolve } from 'node:path';
import { Hono } from 'hono';
import { bodyLimit } from 'hono/body-limit';
import { calendarFile, feedFile } from './booking/provider.ics.ts';
import { onDemandRoutes } from './booking/routes.on-demand.ts';
import { bookingRoutes } from './booking/routes.ts';
import { appointmentOwner } from './booking/store.ts';
import { recur } from './calendar/provider.recurrence.ts';
import { hoursRoutes } from './calendar/routes.hours.ts';
import { linksRoutes } from './calendar/routes.links.ts';
import { settingsRoutes } from './calendar/routes.settings.ts';
import { calendarRoutes } from './calendar/routes.ts';
import { clinicRoutes, setUpRoutes } from './clinics/routes.ts';
import { allClinics, clinicBySlug, hasClinic, hasOrigin, isKnownOrigin, refOf } from './clinics/store.ts';
import { isLocalHost, type Config } from './config.ts';
import { consultRoutes } from './consult/routes.ts';
import type { Bus } from './database/bus.ts';
import type { Database } from './database/open.ts';
import { startWorkers, type Handlers, type Workers } from './database/workers.ts';
import { book } from './flows/booking/book.ts';
import { board } from './flows/booking/board.ts';
import { cancel } from './flows/booking/cancel.ts';
import { claim, giveBack } from './flows/booking/claim.ts';
import { bookOnBehalf } from './flows/booking/on-behalf.ts';
import { confirm } from './flows/booking/confirm.ts';
import { decline } from './flows/booking/decline.ts';
import { endHold, endHoldJob } from './flows/booking/end-hold.ts';
import { escalate, escalateJob } from './flows/booking/escalate.ts';
import { hold } from './flows/booking/hold.ts';
import { release } from './flows/booking/release.ts';
import { liveCall, liveCallOffer, waitFor } from './flows/booking/live-call.ts';
import { reschedule } from './flows/booking/reschedule.ts';
import { settings } from './flows/booking/settings.ts';
import { addDaysThatDiffer, removeDaysThatDiffer } from './flows/calendar/exceptions.ts';
import { endFeed, makeFeed, openFeed } from './flows/calendar/feed.ts';
import { holidays } from './flows/calendar/holidays.ts';
import { checkCalendar, connectCalendar, disconnectCalendar, importCalendar, importJob } from './flows/calendar/import.ts';
import { pause, resume } from './flows/calendar/pause.ts';
import { saveHours } from './flows/calendar/save-hours.ts';
import { readHours } from './flows/calendar/sheet.ts';
import { changeTypes, readTypes } from './flows/calendar/types.ts';
import { demoVet } from './flows/clinics/demo-clinic.ts';
import { publicClinic } from './flows/clinics/public-clinic.ts';
import { setUp } from './flows/clinics/set-up.ts';
import { end } from './flows/consult/end.ts';
import { enter } from './flows/consult/enter.ts';
import { join } from './flows/consult/join.ts';
import { messages, timeline } from './flows/consult/look.ts';
import { measured } from './flows/consult/measured.ts';
import { presence } from './flows/consult/presence.ts';
import { say } from './flows/consult/say.ts';
import { socketTold } from './flows/consult/socket.ts';
import { append } from './flows/files/append.ts';
import { askForFiles } from './flows/files/ask.ts';
import { begin } from './flows/files/begin.ts';
import { contentFor } from './flows/files/content.ts';
import { finishFile, finishFileJob } from './flows/files/finish.ts';
import { listFiles, oneFileNow } from './flows/files/look.ts';
import { remove } from './flows/files/remove.ts';
import { sweepContent, sweepFile, sweepFileJob } from './flows/files/sweep.ts';
import { sweepContentJob } from './flows/files/take-away.ts';
import { askCode } from './flows/identity/ask-code.ts';
import { mailCode } from './flows/identity/mail-code.ts';
import { signIn } from './flows/identity/sign-in.ts';
import { signOut } from './flows/identity/sign-out.ts';
import { useAppointmentLink } from './flows/identity/use-appointment-link.ts';
import { useSignInLink } from './flows/identity/use-sign-in-link.ts';
import { sendMail } from './flows/notices/send-mail.ts';
import { tell } from './flows/notices/tell.ts';
import { complete } from './flows/records/complete.ts';
import { read } from './flows/records/read.ts';
import { save } from './flows/records/save.ts';
import { summary } from './flows/records/summary.ts';
import { alertTriage } from './flows/triage/alert.ts';
import { assessTriage } from './flows/triage/assess.ts';
import { decideTriage } from './flows/triage/decide.ts';
import { alertJob } from './flows/triage/keep.ts';
import { triageQueue } from './flows/triage/look.ts';
import { retriage } from './flows/triage/retriage.ts';
import { diskFiles } from './files/provider.disk.ts';
import { filesRoutes } from './files/routes.ts';
import { tusBytes } from './files/rules/tus.ts';
import { consentRoutes } from './consent/routes.ts';
import { readConsentText, saveConsentText } from './flows/consent/text.ts';
import { agree } from './flows/consult/agree.ts';
import { createHosted } from './hosted/hosted.ts';
import { createGuard } from './identity/guard.ts';
import { sessionRoutes, signInRoutes } from './identity/routes.ts';
import { isLive } from './identity/rules.ts';
import { sessionById } from './identity/store.ts';
import { createLiveHub } from './live/hub.ts';
import { liveRoutes } from './live/routes.ts';
import { outboxMail, outboxSms } from './notices/provider.outbox.ts';
import { httpSms } from './notices/provider.sms-http.ts';
import { smtpMail } from './notices/provider.smtp.ts';
import { mailBook, smsBook } from './notices/store.ts';
import { peopleRoutes } from './people/routes.ts';
import { recordsRoutes } from './records/routes.ts';
import { createAddressOf } from './shared/address.ts';
import { answerNotFound, answerProblem } from './shared/answer.ts';
import { anchorAudit } from './shared/audit-anchors.ts';
import { anchorJob } from './shared/audit.ts';
import type { Clock } from './shared/clock.ts';
import { createCors } from './shared/cors.ts';
import type { Guarded } from './shared/guard.ts';
import type { Keys } from './shared/keys.ts';
import { createLimits } from './shared/limits.ts';
import type { Log } from './shared/log.ts';
import { createOutside, type Outside } from './shared/outside.ts';
import { tooLarge } from './shared/problem.ts';
import type { Scope } from './shared/scope.ts';
import { createSignaling } from './signaling/signaling.ts';
import { assess } from './triage/assess.ts';
import { triageRoutes } from './triage/routes.ts';
import { wholePack } from './triage/whole-pack.ts';
import { oneAppointment } from './views/appointments.ts';
import { freeTimes } from './views/free-times.ts';
import { happeningsAfter, newestHappening } from './views/happenings.ts';
import { me } from './views/me.ts';
import { findOwners } from './views/find-owners.ts';
import { myPets } from './views/my-pets.ts';
import { outbox } from './views/outbox.ts';

/** What the server stands on. */
export interface World {
  readonly config: Config;
  readonly db: Database;
  readonly bus: Bus;
  readonly keys: Keys;
  readonly clock: Clock;
  readonly log: Log;
  /** Opens `/setup`, at this start only; nothing once there is a clinic. */
  readonly setupToken: string | undefined;
  /** Where STUN is answered; nothing when its port could not be had. */
  readonly stunPort: number | undefined;
  /** Opens the outbox from elsewhere than this machine; made anew at each start. */
  readonly outboxToken: string;
  readonly version: string;
  /** The way to addresses that people give; tests have one that may ask this machine. */
  readonly outside?: Outside;
}

export interface App {
  /** The whole server as one Hono app. */
  readonly root: Hono<Guarded>;
  /** Takes the WebSockets of the HTTP server that serves it. */
  readonly attach: (server: EventEmitter) => void;
  /** Does what is due: mails, notices, anchors. One for each process. */
  startWork(): Promise<Workers>;
  /** Ends sockets and streams. */
  close(): Promise<void>;
}

/** Bodies are small: the largest is a medical record. Bytes of files are counted where they are written. */
const largestBody = 512 * 1024;

/** Origins of the hosted pages. A local server is also reached by the machine's other names for itself. */
export function hostedOrigins({ publicUrl, isLocal }: Pick<Config, 'publicUrl' | 'isLocal'>): string[] {
  if (!isLocal) return [publicUrl.origin];
  return [publicUrl.hostname, 'localhost', '127.0.0.1', '[::1]'].map((host) => {
    const url = new URL(publicUrl);
    url.hostname = host;
    return url.origin;
  });
}

/** Builds every domain with what it needs, and mounts it. */
export async function createApp(world: World): Promise<App> {
  const { config, db, bus, keys, clock, log } = world;
  const { sql } = db;
  const { publicUrl } = config;
  const hosted = hostedOrigins(config);
  const limits = createLimits(config.rateLimits);
  const addressOf = createAddressOf(config);
  const isStaffOrigin = async (origin: string, clinic: string) => hosted.includes(origin) || hasOrigin(sql, { clinic: { id: clinic } }, origin, 'staff');

  const guard = createGuard({
    sql,
    clock,
    limits,
    addressOf,
    isStaffOrigin,
    clinicBySlug: async (slug) => {
      const found = await clinicBySlug(sql, slug);
      return found && refOf(found);
    },
    appointmentOwner: (clinic, reference) => appointmentOwner(sql, { clinic: { id: clinic } }, reference),
  });

  const signaling = createSignaling({
    mode: config.signaling.open ? 'open' : 'room',
    tokens: { secret: keys.key('room-token') },
    timeouts: { expireMs: config.signaling.expireMs, cleanupMs: config.signaling.cleanupMs, aliveMs: config.signaling.aliveMs },
    ice: { stun: world.stunPort ? { host: publicUrl.hostname, port: world.stunPort } : undefined, turn: config.turn },
    now: clock,
    ...(config.rateLimits ? {} : { addresses: 'off', limits: { burst: 1e9, perSecond: 1e9 } }),
    trustProxy: config.trustProxy,
    isAllowedOrigin: async (origin, clinic) => (await isStaffOrigin(origin, clinic)) || hasOrigin(sql, { clinic: { id: clinic } }, origin, 'owner'),
    onPresence: socketTold({ db }),
    across: { db, bus },
    log,
  });
  const live = await createLiveHub({
    bus,
    happenings: { after: (page) => happeningsAfter(sql, page), newest: (clinic) => newestHappening(sql, clinic) },
    log,
  });
  const stillValid = async ({ clinic, caller }: Scope) => {
    const session = caller.kind === 'nobody' ? undefined : await sessionById(sql, { clinic }, caller.session);
    return session !== undefined && isLive(session, clock());
  };

  const imports = { db, clock, keys, outside: world.outside ?? createOutside(), recur, publicUrl };
  const visit = { db, clock, keys, signaling };
  const files = diskFiles(resolve(config.dataDir, 'files'));
  const shelf = { db, clock, keys, files, writers: new Map() };
  const appointments = { list: board({ sql, clock }), one: oneAppointment({ sql }) };
  const ofClinic = new Hono<Guarded>()
    .route('/', clinicRoutes({ guard, publicClinic: publicClinic(world) }))
    .route('/', sessionRoutes({ guard, me: me({ sql }), signOut: signOut(world), useAppointmentLink: useAppointmentLink(world) }))
    .route(
      '/',
      triageRoutes({
        guard,
        assess: assessTriage({ ...world, assess }),
        queue: triageQueue(world),
        decide: decideTriage(world),
        retriage: retriage({ ...world, assess }),
        countKept: (c) => limits.count('booking', addressOf(c)),
      }),
    )
    .route('/', consentRoutes({ guard, consentText: readConsentText(world), saveConsentText: saveConsentText(world) }))
    .route('/', peopleRoutes({ guard, myPets: myPets(world.db), findOwners: findOwners(world.db) }))
    .route('/', calendarRoutes({ guard, freeTimes: freeTimes({ sql, clock }) }))
    .route(
      '/',
      hoursRoutes({
        guard,
        readHours: readHours(world),
        saveHours: saveHours(world),
        addDaysThatDiffer: addDaysThatDiffer(world),
        removeDaysThatDiffer: removeDaysThatDiffer(world),
        pause: pause(world),
        resume: resume(world),
        readTypes: readTypes(world),
        changeTypes: changeTypes(world),
      }),
    )
    .route('/', settingsRoutes({ guard, bookingRules: settings(world), holidays: holidays(world) }))
    .route(
      '/',
      linksRoutes({
        guard,
        connectCalendar: connectCalendar(imports),
        checkCalendar: checkCalendar(imports),
        disconnectCalendar: disconnectCalendar(imports),
        makeFeed: makeFeed({ ...world, publicUrl }),
        endFeed: endFeed(world),
        openFeed: openFeed({ db, clock, feedFile: (about, visits) => feedFile({ ...about, publicUrl }, visits) }),
      }),
    )
    .route(
      '/',
      bookingRoutes({
        guard,
        hold: hold(world),
        release: release(world),
        book: book({ ...world, assess }),
        confirm: confirm(world),
        decline: decline({ ...world, signaling }),
        cancel: cancel({ ...world, signaling }),
        reschedule: reschedule(world),
        claim: claim(world),
        giveBack: giveBack(world),
        appointments,
        calendarFile: (appointment) => calendarFile({ publicUrl, now: clock() }, appointment),
      }),
    )
    .route('/', onDemandRoutes({ guard, liveCallOffer: liveCallOffer(world), liveCall: liveCall({ ...world, assess }), bookOnBehalf: bookOnBehalf({ ...world, assess }), waitFor: waitFor(world) }))
    .route(
      '/',
      consultRoutes({ guard, enter: enter(visit), presence: presence(visit), join: join(visit), agree: agree(visit), measured: measured(visit), end: end(visit), say: say(visit), messages: messages(visit), timeline: timeline(visit) }),
    )
    .route(
      '/',
      filesRoutes({
        guard,
        list: listFiles(world),
        one: oneFileNow(shelf),
        begin: begin(world),
        append: append(shelf),
        remove: remove(shelf),
        ask: askForFiles(world),
        content: contentFor(world),
        read: files.read,
      }),
    )
    .route('/', recordsRoutes({ guard, read: read(world), save: save(world), complete: complete(world), summary: summary(world) }))
    .route('/', liveRoutes({ guard, hub: live, stillValid }));

  const small = bodyLimit({
    maxSize: largestBody,
    onError: () => {
      throw tooLarge();
    },
  });
  const api = new Hono<Guarded>()
    .use(createCors({ hosted, isKnownOrigin: (origin, slug) => isKnownOrigin(sql, origin, slug) }))
    .use((c, next) => (c.req.method === 'PATCH' && c.req.header('content-type') === tusBytes ? next() : small(c, next)))
    .route('/', signInRoutes({ guard, addressOf, isStaffOrigin, askCode: askCode({ ...world, limits }), signIn: signIn(world), useSignInLink: useSignInLink(world) }))
    .route('/', setUpRoutes({ guard, setUp: setUp(world) }))
    .route('/clinics/:clinic', ofClinic);

  const root = new Hono<Guarded>().onError(answerProblem(log)).notFound(answerNotFound);
  const hostedPages = createHosted({
    publicUrl,
    demoUrl: config.demoUrl,
    isLocal: config.isLocal,
    isLocalName: isLocalHost,
    metricsToken: config.metricsToken,
    clinics: async () => (await allClinics(sql)).map((clinic) => ({ ...clinic, signInAs: clinic.demo ? demoVet : null })),
    setupOpen: async () => world.setupToken !== undefined && !(await hasClinic(sql)),
    outbox: config.smtpUrl && config.sms ? undefined : { token: world.outboxToken, mails: outbox({ sql, real: { mail: config.smtpUrl !== undefined, sms: config.sms !== undefined } }) },
    api: () => root as unknown as Hono,
    ready: () => sql`select 1`,
    gauges: () => signaling.gauges(),
    version: world.version,
    triagePack: wholePack,
    signalingOpen: config.signaling.open,
  });
  root.use(hostedPages.count).route('/api/v1', api).route('/', signaling.routes).route('/', hostedPages.routes);

  const mail = config.smtpUrl ? smtpMail({ book: mailBook(sql), url: config.smtpUrl, publicUrl }) : outboxMail({ book: mailBook(sql) });
  const sms = config.sms ? httpSms({ book: smsBook(sql), ...config.sms }) : outboxSms({ book: smsBook(sql) });
  const handlers: Handlers = {
    tell: tell({ db, clock, mail, sms, publicUrl, calendarFile }),
    mail: sendMail({ db, mail, sms }),
    'mail-code': mailCode({ db, clock, publicUrl }),
    [alertJob]: alertTriage({ db, clock, mail, publicUrl }),
    [finishFileJob]: finishFile(shelf),
    [sweepFileJob]: sweepFile(shelf),
    [sweepContentJob]: sweepContent(shelf),
    [endHoldJob]: endHold(world),
    [escalateJob]: escalate(world),
    [importJob]: importCalendar(imports),
    [anchorJob]: anchorAudit({ db, clock, dataDir: config.dataDir }),
  };

  return {
    root,
    attach: signaling.attach,
    startWork: () => startWorkers(db, handlers, { log, bus }),
    async close() {
      await signaling.close();
      await live.close();
    },
  };
}

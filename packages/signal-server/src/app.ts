import type { EventEmitter } from 'node:events';
import { Hono, type Context } from 'hono';
import { bodyLimit } from 'hono/body-limit';
import { appointmentOwner } from './booking/store.ts';
import { setUpRoutes } from './clinics/routes.ts';
import { allClinics, clinicBySlug, hasClinic, hasOrigin, isKnownOrigin, refOf } from './clinics/store.ts';
import { type Config, isLocalHost } from './config.ts';
import { type Workers, startWorkers } from './database/workers.ts';
import { tusBytes } from './files/rules/tus.ts';
import { beginClearOut } from './flows/clear-out.ts';
import { demoVet } from './flows/clinics/demo-clinic.ts';
import { setUp } from './flows/clinics/set-up.ts';
import { socketTold } from './flows/consult/socket.ts';
import { askCode } from './flows/identity/ask-code.ts';
import { signIn } from './flows/identity/sign-in.ts';
import { useSignInLink } from './flows/identity/use-sign-in-link.ts';
import { createHosted } from './hosted/hosted.ts';
import { createGuard } from './identity/guard.ts';
import { signInRoutes } from './identity/routes.ts';
import { isLive } from './identity/rules.ts';
import { sessionById } from './identity/store.ts';
import { createLiveHub } from './live/hub.ts';
import { liveRoutes } from './live/routes.ts';
import { bookingMounts } from './mounts/booking.ts';
import { calendarMounts } from './mounts/calendar.ts';
import { clinicMounts } from './mounts/clinic.ts';
import { recallByLink } from './flows/records/recall-choice.ts';
import { publicUse } from './flows/scripts/use.ts';
import { publicStatus } from './flows/scripts/look.ts';
import { openImports, openPrinter, openShelf, type Ground, type World } from './mounts/ground.ts';
import { jobHandlers } from './mounts/jobs.ts';
import { moneyEventMounts, moneyMounts, openMoney, settleMoney } from './mounts/money.ts';
import { visitMounts } from './mounts/visit.ts';
import { byOwnProxy, createAddressOf } from './shared/address.ts';
import { answerNotFound, answerProblem } from './shared/answer.ts';
import { createCors } from './shared/cors.ts';
import type { Guarded } from './shared/guard.ts';
import { createLimits, streamsAtOnce, type Limit } from './shared/limits.ts';
import { tooLarge } from './shared/problem.ts';
import type { Scope } from './shared/scope.ts';
import { createSignaling } from './signaling/signaling.ts';
import { wholePack } from './triage/whole-pack.ts';
import { happeningsAfter, newestHappening } from './views/happenings.ts';
import { outbox } from './views/outbox.ts';

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
  const addressOf = createAddressOf({ ...config, onProxy: () => log.warn({}, 'requests come by a proxy of this machine, and TRUST_PROXY is off: all visitors count as one, and are soon asked to wait. Set TRUST_PROXY=1') });
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
    onPresence: socketTold({ db, clock, keys }),
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

  // Who works here has a name, and is not counted; behind a proxy that is not trusted nobody is: all visitors would be one.
  const isCounted = (c: Context<Guarded>): boolean => c.var.scope.caller.kind !== 'staff' && (config.trustProxy || !byOwnProxy(c));
  const ofOthers = async (c: Context<Guarded>, limit: Limit, points?: number): Promise<void> => {
    if (isCounted(c)) await limits.count(limit, addressOf(c), points);
  };

  const ground: Ground = { world, guard, isStaffOrigin, signaling, shelf: openShelf(world), imports: openImports(world), print: openPrinter(world), money: openMoney(world), countKept: (c) => ofOthers(c, 'triage-kept'), countMove: (c) => ofOthers(c, 'moves'), countBytes: (c, bytes) => ofOthers(c, 'upload-megabytes', Math.ceil(bytes / 1_000_000)), takesFrom: (c) => (config.rateLimits && isCounted(c) ? addressOf(c) : undefined) };
  const ofClinic = new Hono<Guarded>()
    .route('/', clinicMounts(ground))
    .route('/', calendarMounts(ground))
    .route('/', bookingMounts(ground))
    .route('/', visitMounts(ground))
    .route('/', moneyMounts(ground))
    .route('/', liveRoutes({ guard, hub: live, stillValid, ...(config.rateLimits ? { mostOpen: streamsAtOnce } : {}) }));

  const small = bodyLimit({
    maxSize: largestBody,
    onError: () => {
      throw tooLarge();
    },
  });
  const api = new Hono<Guarded>()
    .use(createCors({ hosted, isKnownOrigin: (origin, slug) => isKnownOrigin(sql, origin, slug) }))
    .use((c, next) => (c.req.method === 'PATCH' && c.req.header('content-type') === tusBytes ? next() : small(c, next)))
    .route('/', signInRoutes({ guard, addressOf, isStaffOrigin, askCode: askCode({ ...world, limits }), signIn: signIn({ ...world, limits }), useSignInLink: useSignInLink(world) }))
    .route('/', setUpRoutes({ guard, setUp: setUp(world) }))
    .route('/', moneyEventMounts(ground))
    .route('/clinics/:clinic', ofClinic);

  const root = new Hono<Guarded>().onError(answerProblem(log));
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
    recallByLink: recallByLink(world),
    scriptStatus: publicStatus(world),
    scriptUse: publicUse(world),
    signalingOpen: config.signaling.open,
    stripe: config.stripe !== undefined,
  });
  root.notFound(async (c) => (await hostedPages.missing(c)) ?? answerNotFound(c)).use(hostedPages.count).route('/api/v1', api).route('/', signaling.routes).route('/', hostedPages.routes);

  return {
    root,
    attach: signaling.attach,
    async startWork() {
      await settleMoney(ground);
      await beginClearOut(world);
      return startWorkers(db, jobHandlers(ground), { log, bus });
    },
    async close() {
      await signaling.close();
      await live.close();
    },
  };
}

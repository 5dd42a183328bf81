import { Hono, type Context } from 'hono';
import { generateSpecs } from 'hono-openapi';
import { createRequire } from 'node:module';
import { dirname } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Outbox } from '../notices/contract.ts';
import { openAssets } from './assets.ts';
import { createMetrics } from './metrics.ts';
import { docsRoutes } from './routes.docs.ts';
import { mediaRoutes } from './media.ts';
import { healthRoutes } from './routes.health.ts';
import { outboxRoutes } from './routes.outbox.ts';
import { missingRoute, pagesRoutes, type PagesDeps } from './routes.ts';
import type { ScriptStatusAnswer, UseScript } from '../records/scripts.contract.ts';
import { recallChoiceRoutes, type RecallAsShown } from './recall-choice.ts';
import { scriptStatusRoutes } from './script-status.ts';
import { triagePageRoutes } from './triage-page.ts';
import { triageRulesRoutes, type ShownPack } from './triage-rules.ts';
import { createWidgets } from './widgets.ts';

export interface HostedWorld extends Omit<PagesDeps, 'widgets' | 'testMail'> {
  /** Whether PUBLIC_URL is this machine. */
  readonly isLocal: boolean;
  /** Whether a host name means this machine. */
  readonly isLocalName: (name: string) => boolean;
  /** The folder of the built elements; the one beside this package without. */
  readonly cdn?: string | undefined;
  readonly metricsToken: string | undefined;
  /** The built-in outbox; nothing when mail goes out by SMTP. */
  readonly outbox: { readonly token: string; readonly mails: () => Promise<Outbox> } | undefined;
  /** The app whose routes the API's document describes. */
  readonly api: () => Hono;
  readonly ready: () => Promise<unknown>;
  /** Numbers of the moment for `/metrics`, by name: `signaling_sockets`. */
  readonly gauges: () => Readonly<Record<string, number>>;
  readonly version: string;
  /** The rules of triage, for the page that lists them. */
  readonly triagePack: () => ShownPack;
  /** How a script of a clinic stands; nothing where there is none with this code. */
  /** Marks a script as filled: `done`, why not, or nothing where there is none. */
  readonly scriptUse: (clinic: string, code: string, filled: UseScript) => Promise<string | undefined>;
  readonly recallByLink: (clinic: string, code: string, recall?: boolean) => Promise<RecallAsShown | undefined>;
  readonly scriptStatus: (clinic: string, code: string) => Promise<ScriptStatusAnswer | undefined>;
  /** Whether strangers may signal here (`SIGNALING_OPEN`): only then the example of the media kit runs. */
  readonly signalingOpen: boolean;
}

export interface Hosted {
  /** Everything for browsers and machines that is not the API itself; mounted at the root, after it. */
  readonly routes: Hono;
  /** The page for a browser that went to an address of nothing; nothing for programs. */
  readonly missing: (c: Context) => Promise<Response | undefined>;
  /** Counts requests for `/metrics`; to be used before everything else. */
  readonly count: ReturnType<typeof createMetrics>['middleware'];
}

const swaggerFolder = () => dirname(createRequire(import.meta.url).resolve('swagger-ui-dist/package.json'));
const builtCdn = fileURLToPath(new URL('../../../components/dist/cdn', import.meta.url));

/** The pages, the widgets' files, the API's document and what machines ask. */
export function createHosted(world: HostedWorld): Hosted {
  const widgets = createWidgets(openAssets(world.cdn ?? builtCdn));
  const metrics = createMetrics(world.gauges);
  let described: Promise<object> | undefined;
  const document = () =>
    (described ??= generateSpecs(world.api(), {
      documentation: {
        openapi: '3.1.0',
        info: { title: 'VetKit', version: world.version, description: 'Booking, visits by video, records. Refusals are application/problem+json with a stable `code`.' },
        components: { securitySchemes: { session: { type: 'http', scheme: 'bearer', description: 'The opaque token of a session.' } } },
      },
    }));

  const routes = new Hono()
    .route('/', healthRoutes({ ...world, metrics }))
    .route('/', widgets.routes)
    .route('/', docsRoutes({ publicUrl: world.publicUrl, document, swagger: openAssets(swaggerFolder()), own: openAssets(fileURLToPath(new URL('./docs', import.meta.url))) }));
  routes.route('/', triagePageRoutes({ ...world, widgets }));
  routes.route('/', triageRulesRoutes({ publicUrl: world.publicUrl, widgets, pack: world.triagePack }));
  routes.route('/', recallChoiceRoutes({ publicUrl: world.publicUrl, widgets, choose: world.recallByLink }));
  routes.route('/', scriptStatusRoutes({ publicUrl: world.publicUrl, widgets, status: world.scriptStatus, use: world.scriptUse }));
  routes.route('/', mediaRoutes({ publicUrl: world.publicUrl, widgets, signalingOpen: world.signalingOpen }));
  if (world.outbox) routes.route('/', outboxRoutes({ ...world, ...world.outbox, widgets }));
  routes.route('/', pagesRoutes({ ...world, widgets, testMail: world.outbox !== undefined }));
  return { routes, missing: missingRoute({ ...world, widgets }), count: metrics.middleware };
}

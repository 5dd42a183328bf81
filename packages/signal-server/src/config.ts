import { existsSync } from 'node:fs';
import { resolve } from 'node:path';
import { Reader, type ConfigFault } from './config-reader.ts';
import type { BucketSettings } from './shared/bucket.ts';

export type { ConfigFault } from './config-reader.ts';

/** Everything the environment decides, checked and with defaults. */
export interface Config {
  port: number;
  host: string;
  /** Port of the demo clinic's own site; 0 when it is off. */
  demoPort: number;
  /** How browsers reach the server; ends with `/`. */
  publicUrl: URL;
  /** The demo clinic's own site, a second origin. Only where the server is local and `demoPort` is set. */
  demoUrl: URL | undefined;
  /** PUBLIC_URL is this machine: localhost, *.localhost, 127/8 or ::1. */
  isLocal: boolean;
  /** Absolute. */
  dataDir: string;
  /** `SECRET_KEY`, where it is set; `secretKey()` of secret.ts gives the key in any case. */
  secret: string | undefined;
  databaseUrl: string | undefined;
  pgBin: string | undefined;
  /** What child processes get, and where programs are looked for. */
  environment: Readonly<Record<string, string>>;
  metricsToken: string | undefined;
  /** Without, mail goes to the built-in outbox. */
  smtpUrl: string | undefined;
  /** The carrier for SMS; without, they go to the built-in outbox. */
  sms: { url: string; from: string; format: 'form' | 'json'; access: { user: string; password: string } | { token: string } } | undefined;
  /** The bucket that files are kept in; without, they lie below `dataDir`. */
  s3: BucketSettings | undefined;
  /** Path of a font file for letters that the shipped ones lack, such as Chinese. */
  pdfFont: string | undefined;
  /** UDP port on which the server answers STUN; 0 when it is off. */
  stunPort: number;
  /** Where it does: `host`, unless browsers out there could not reach that. */
  stunHost: string;
  turn: { urls: string[]; secret: string } | undefined;
  rateLimits: boolean;
  /** A proxy of ours stands before the server: limits count by the address it puts last into X-Forwarded-For. */
  trustProxy: boolean;
  signaling: { open: boolean; expireMs: number; cleanupMs: number; aliveMs: number };
  /** Stripe takes the cards; without, payments are in test mode and no money moves. `api`: where Stripe's API answers. */
  stripe: { secretKey: string; publishableKey: string; webhookSecret: string; api: URL } | undefined;
  /** Settings of outside services by their name without the prefix. */
  voice: Readonly<Record<string, string>>;
}

/** The environment says something that cannot be. `faults` has one entry for each variable. */
export class ConfigError extends Error {
  constructor(readonly faults: readonly ConfigFault[]) {
    super(['These settings cannot be used:', '', ...faults.map(({ name, wrong, example }) => `  ${name}  ${wrong}\n      for example ${name}=${example}`)].join('\n'));
    this.name = 'ConfigError';
  }
}

/** How a program says that its configuration is wrong (EX_CONFIG of sysexits.h). */
export const configExitCode = 78;

/**
 * Turns the environment into the configuration; nothing else reads the environment. An empty variable counts as not set.
 * @throws ConfigError that lists all that is wrong at once.
 */
export function readConfig(env: NodeJS.ProcessEnv): Config {
  const read = new Reader(env);
  const port = read.port('PORT', 8787, 1);
  const demoPort = read.port('DEMO_PORT', port < 65_535 ? port + 1 : 0);
  if (demoPort === port) read.fault('DEMO_PORT', 'is the same as PORT', String(port + 1));
  const publicUrl = readPublicUrl(read, port);
  const isLocal = isLocalHost(publicUrl.hostname);
  const host = read.text('HOST') ?? '127.0.0.1';
  const config: Config = {
    port,
    demoPort,
    host,
    publicUrl,
    isLocal,
    demoUrl: isLocal && demoPort ? withPort(publicUrl, demoPort) : undefined,
    dataDir: resolve(read.text('DATA_DIR') ?? 'data'),
    secret: read.secret('SECRET_KEY', 32),
    databaseUrl: read.url('DATABASE_URL', ['postgres:', 'postgresql:'], 'postgres://user:password@db.example:5432/vetkit'),
    pgBin: read.text('PG_BIN'),
    environment: read.some(['PATH', 'Path', 'SystemRoot', 'TEMP', 'TMP', 'TMPDIR']),
    metricsToken: read.secret('METRICS_TOKEN', 16),
    smtpUrl: readSmtp(read),
    sms: readSms(read),
    s3: readS3(read),
    pdfFont: readFont(read),
    stunPort: read.port('STUN_PORT', 3478),
    // A proxy brings requests to the loopback, but no proxy brings UDP.
    stunHost: !isLocal && isLocalHost(host === '::1' ? '[::1]' : host) ? '::' : host,
    turn: readTurn(read),
    rateLimits: read.choice('RATE_LIMITS', { on: true, off: false }, 'on'),
    trustProxy: read.choice('TRUST_PROXY', { 0: false, 1: true, off: false, on: true }, '0'),
    signaling: {
      open: read.choice('SIGNALING_OPEN', { 0: false, 1: true, off: false, on: true }, '0'),
      expireMs: read.number('SIGNALING_EXPIRE_MS', 5000, 1, 3_600_000),
      cleanupMs: read.number('SIGNALING_CLEANUP_MS', 1000, 1, 3_600_000),
      aliveMs: read.number('SIGNALING_ALIVE_MS', 60_000, 1, 86_400_000),
    },
    stripe: readStripe(read),
    voice: read.group('VOICE_'),
  };
  if (!config.rateLimits && !isLocal) read.fault('RATE_LIMITS', 'can be off only while PUBLIC_URL is this machine', 'on');
  if (read.faults.length) throw new ConfigError(read.faults);
  return config;
}

/** Whether a URL's host name is this machine and nothing else. */
export function isLocalHost(hostname: string): boolean {
  return hostname === 'localhost' || hostname.endsWith('.localhost') || hostname === '[::1]' || /^127(\.\d{1,3}){3}$/.test(hostname);
}

function readPublicUrl(read: Reader, port: number): URL {
  const own = `http://localhost:${port}/`;
  const url = new URL(read.url('PUBLIC_URL', ['https:', 'http:'], 'https://care.example') ?? own);
  if (url.pathname === '/' && !url.search && !url.hash && !url.username && !url.password) return url;
  read.fault('PUBLIC_URL', 'must be an address without a path, a name and a password: VetKit needs a host of its own', 'https://care.example');
  return new URL(own);
}

function withPort(url: URL, port: number): URL {
  const other = new URL(url);
  other.protocol = 'http:';
  other.port = String(port);
  return other;
}

function readFont(read: Reader): string | undefined {
  const path = read.text('PDF_FONT');
  if (path === undefined) return undefined;
  const [file = ''] = path.split('#');
  if (!/\.(ttf|otf|ttc|otc|woff2?)$/i.test(file) || !existsSync(file)) read.fault('PDF_FONT', 'must be the path of a font file that is there (.ttf, .otf, .woff, or a collection .ttc with the name of its font behind #)', '/usr/share/fonts/opentype/noto/NotoSansCJK-Regular.ttc#NotoSansCJKsc-Regular');
  return path;
}

function readTurn(read: Reader): Config['turn'] {
  const urls = (read.text('TURN_URLS') ?? '').split(',').map((url) => url.trim()).filter(Boolean);
  const secret = read.secret('TURN_SECRET', 16);
  if (urls.some((url) => !/^turns?:[^\s/]+$/.test(url))) read.fault('TURN_URLS', 'must be turn: or turns: addresses with commas between them', 'turn:turn.example:3478,turns:turn.example:5349');
  if (urls.length && !secret) read.fault('TURN_SECRET', 'must be set together with TURN_URLS: the static-auth-secret of your TURN server', 'a-long-random-text-of-your-own');
  return urls.length && secret ? { urls, secret } : undefined;
}

function readSmtp(read: Reader): string | undefined {
  const example = 'smtps://user:password@mail.example:465?from=visits@clinic.example';
  const text = read.url('SMTP_URL', ['smtp:', 'smtps:'], example);
  if (text === undefined) return undefined;
  const { username, password, searchParams } = new URL(text);
  if (/%(?![0-9a-f]{2})/i.test(username + password)) read.fault('SMTP_URL', 'has a % in its name or password: write %25 for it, and %40 for @', example);
  const from = searchParams.get('from');
  if (from !== null && !/^[^\s@<>]+@[^\s@<>]+$/.test(from)) read.fault('SMTP_URL', 'must have an e-mail address behind from=, without a name: people see the clinic’s', example);
  return text;
}

function readSms(read: Reader): Config['sms'] {
  const url = read.url('SMS_URL', ['https:', 'http:'], 'https://api.carrier.example/2010-04-01/Accounts/AC1/Messages.json');
  const format = read.choice('SMS_FORMAT', { form: 'form', json: 'json' } as const, 'form');
  const [from, user, password, token] = ['SMS_FROM', 'SMS_USER', 'SMS_PASSWORD', 'SMS_TOKEN'].map((name) => read.text(name));
  if (!url) {
    if (from || user || password || token) read.fault('SMS_URL', 'must be set together with the other SMS_ settings: where the carrier takes messages', 'https://api.carrier.example/messages');
    return undefined;
  }
  if (!from) read.fault('SMS_FROM', 'must be set together with SMS_URL: the number or name that messages come from', '+14165550100');
  const access = token ? { token } : user && password ? { user, password } : undefined;
  if (!access) read.fault('SMS_TOKEN', 'must be set together with SMS_URL, or SMS_USER and SMS_PASSWORD instead', 'the-token-of-your-carrier');
  return from && access ? { url, from, format, access } : undefined;
}

function readStripe(read: Reader): Config['stripe'] {
  const names = ['STRIPE_SECRET_KEY', 'STRIPE_PUBLISHABLE_KEY', 'STRIPE_WEBHOOK_SECRET'] as const;
  const examples = { STRIPE_SECRET_KEY: 'sk_test_…', STRIPE_PUBLISHABLE_KEY: 'pk_test_…', STRIPE_WEBHOOK_SECRET: 'whsec_…' };
  const [secretKey, publishableKey, webhookSecret] = names.map((name) => read.text(name));
  const api = read.url('STRIPE_API', ['https:', 'http:'], 'https://api.stripe.com');
  if (!secretKey && !publishableKey && !webhookSecret) return undefined;
  for (const name of names) if (!read.text(name)) read.fault(name, 'must be set together with the other STRIPE_ settings', examples[name]);
  if (!secretKey || !publishableKey || !webhookSecret) return undefined;
  if (!/^(sk|rk)_/.test(secretKey)) read.fault('STRIPE_SECRET_KEY', 'must be a secret key of Stripe', examples.STRIPE_SECRET_KEY);
  if (!publishableKey.startsWith('pk_')) read.fault('STRIPE_PUBLISHABLE_KEY', 'must be a publishable key of Stripe: browsers get it', examples.STRIPE_PUBLISHABLE_KEY);
  return { secretKey, publishableKey, webhookSecret, api: new URL(api ?? 'https://api.stripe.com') };
}

function readS3(read: Reader): Config['s3'] {
  const bucket = read.text('S3_BUCKET');
  const region = read.text('S3_REGION') ?? 'us-east-1';
  const endpoint = read.url('S3_ENDPOINT', ['https:', 'http:'], 'https://s3.eu-central-1.amazonaws.com');
  const addressing = read.choice('S3_ADDRESSING', { path: 'path', host: 'host' } as const, endpoint ? 'path' : 'host');
  const [accessKeyId, secretAccessKey] = [read.text('S3_ACCESS_KEY_ID'), read.text('S3_SECRET_ACCESS_KEY')];
  if (!bucket) {
    if (endpoint || accessKeyId || secretAccessKey) read.fault('S3_BUCKET', 'must be set together with the other S3_ settings: the bucket that files are kept in', 'vetkit-files');
    return undefined;
  }
  if (!/^[a-z0-9][a-z0-9.-]{1,61}[a-z0-9]$/.test(bucket)) read.fault('S3_BUCKET', 'must be a bucket’s name: 3 to 63 small letters, digits, dots and hyphens', 'vetkit-files');
  if (endpoint && new URL(endpoint).pathname !== '/') read.fault('S3_ENDPOINT', 'must be an address without a path: the bucket has a setting of its own', 'https://s3.eu-central-1.amazonaws.com');
  if (!accessKeyId) read.fault('S3_ACCESS_KEY_ID', 'must be set together with S3_BUCKET', 'AKIA…');
  if (!secretAccessKey) read.fault('S3_SECRET_ACCESS_KEY', 'must be set together with S3_BUCKET', 'the-secret-of-that-key');
  return accessKeyId && secretAccessKey ? { bucket, region, endpoint: endpoint ?? `https://s3.${region}.amazonaws.com`, addressing, accessKeyId, secretAccessKey } : undefined;
}

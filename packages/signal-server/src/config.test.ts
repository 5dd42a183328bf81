import { resolve } from 'node:path';
import { expect, test } from 'vitest';
import { ConfigError, isLocalHost, readConfig } from './config.ts';

function faultsOf(env: Record<string, string>): string[] {
  try {
    readConfig(env);
    return [];
  } catch (error) {
    if (!(error instanceof ConfigError)) throw error;
    return error.faults.map(({ name }) => name);
  }
}

test('nothing has to be set', () => {
  expect(readConfig({})).toMatchObject({
    port: 8787,
    demoPort: 8788,
    host: '127.0.0.1',
    publicUrl: new URL('http://localhost:8787'),
    demoUrl: new URL('http://localhost:8788'),
    isLocal: true,
    dataDir: resolve('data'),
    databaseUrl: undefined,
    stunPort: 3478,
    turn: undefined,
    rateLimits: true,
    signaling: { open: false, expireMs: 5000, cleanupMs: 1000, aliveMs: 60_000 },
  });
});

test('addresses follow the port, and the demo is off where it is not wanted', () => {
  expect(readConfig({ PORT: '9000' })).toMatchObject({ demoPort: 9001, publicUrl: new URL('http://localhost:9000') });
  expect(readConfig({ DEMO_PORT: '0' }).demoUrl).toBeUndefined();
  expect(readConfig({ PUBLIC_URL: 'https://care.example' })).toMatchObject({ isLocal: false, demoUrl: undefined });
  expect(readConfig({ PORT: '', DATABASE_URL: ' ' })).toMatchObject({ port: 8787, databaseUrl: undefined });
});

test('behind a proxy STUN is answered to everybody: what browsers are told to ask must be there', () => {
  expect(readConfig({}).stunHost).toBe('127.0.0.1');
  expect(readConfig({ PUBLIC_URL: 'https://care.example' })).toMatchObject({ host: '127.0.0.1', stunHost: '::' });
  expect(readConfig({ PUBLIC_URL: 'https://care.example', HOST: '::1' }).stunHost).toBe('::');
  expect(readConfig({ PUBLIC_URL: 'https://care.example', HOST: '192.0.2.7' }).stunHost).toBe('192.0.2.7');
});

test('a sender that no mail server takes, and a password that cannot be read, are said at the start', () => {
  expect(readConfig({ SMTP_URL: 'smtps://visits%40clinic.example:a%25b@mail.example?from=visits@clinic.example' }).smtpUrl).toBeDefined();
  for (const bad of ['smtp://us%er:secret@mail.example', 'smtp://user:100%@mail.example', 'smtp://mail.example?from=nonsense', 'smtp://mail.example?from=Visits <visits@clinic.example>']) expect([bad, faultsOf({ SMTP_URL: bad })]).toEqual([bad, ['SMTP_URL']]);
});

test('Stripe takes the cards once all its keys are there', () => {
  const keys = { STRIPE_SECRET_KEY: 'sk_test_1', STRIPE_PUBLISHABLE_KEY: 'pk_test_1', STRIPE_WEBHOOK_SECRET: 'whsec_1' };
  expect(readConfig({}).stripe).toBeUndefined();
  expect(readConfig(keys).stripe).toEqual({ secretKey: 'sk_test_1', publishableKey: 'pk_test_1', webhookSecret: 'whsec_1', api: new URL('https://api.stripe.com') });
  expect(faultsOf({ STRIPE_SECRET_KEY: 'sk_test_1' })).toEqual(['STRIPE_PUBLISHABLE_KEY', 'STRIPE_WEBHOOK_SECRET']);
  // A secret key in place of the publishable one would reach every browser.
  expect(faultsOf({ ...keys, STRIPE_PUBLISHABLE_KEY: 'sk_test_1' })).toEqual(['STRIPE_PUBLISHABLE_KEY']);
});

test('outside services keep their own names, and child processes get no secrets', () => {
  const config = readConfig({ VOICE_TOKEN: 'v1', PATH: '/bin', SECRET_KEY: 'x'.repeat(40), TURN_URLS: 'turn:t.example:3478, turns:t.example:5349', TURN_SECRET: 'y'.repeat(20) });
  expect(config).toMatchObject({ voice: { TOKEN: 'v1' }, environment: { PATH: '/bin' } });
  expect(config.turn?.urls).toEqual(['turn:t.example:3478', 'turns:t.example:5349']);
});

test('files go to a bucket when all of it is said; without an address it is Amazon’s own, with the bucket before the host', () => {
  const keys = { S3_ACCESS_KEY_ID: 'AKIA1', S3_SECRET_ACCESS_KEY: 'hunter2' };
  expect(readConfig({}).s3).toBeUndefined();
  expect(readConfig({ ...keys, S3_BUCKET: 'files-of-vets', S3_REGION: 'ca-central-1' }).s3).toEqual({ bucket: 'files-of-vets', region: 'ca-central-1', endpoint: 'https://s3.ca-central-1.amazonaws.com', addressing: 'host', accessKeyId: 'AKIA1', secretAccessKey: 'hunter2' });
  expect(readConfig({ ...keys, S3_BUCKET: 'files', S3_ENDPOINT: 'http://store.example:9000' }).s3).toMatchObject({ endpoint: 'http://store.example:9000', addressing: 'path' });
  expect(faultsOf(keys)).toEqual(['S3_BUCKET']);
  expect(faultsOf({ S3_BUCKET: 'Files', S3_ENDPOINT: 'https://store.example/files' })).toEqual(['S3_BUCKET', 'S3_ENDPOINT', 'S3_ACCESS_KEY_ID', 'S3_SECRET_ACCESS_KEY']);
});

test('everything that is wrong is said at once, with an example and without the value', () => {
  const env = {
    PORT: '99999',
    DEMO_PORT: 'none',
    PUBLIC_URL: 'https://care.example/vet',
    SECRET_KEY: 'hunter2',
    DATABASE_URL: 'mysql://root:hunter2@db',
    SMTP_URL: 'mail.example',
    TURN_URLS: 'https://turn.example',
    RATE_LIMITS: 'maybe',
    SIGNALING_OPEN: 'yes',
    SIGNALING_ALIVE_MS: '-1',
  };
  expect(faultsOf(env)).toEqual(['PORT', 'DEMO_PORT', 'PUBLIC_URL', 'SECRET_KEY', 'DATABASE_URL', 'SMTP_URL', 'TURN_URLS', 'TURN_SECRET', 'RATE_LIMITS', 'SIGNALING_OPEN', 'SIGNALING_ALIVE_MS']);
  expect(() => readConfig(env)).toThrow(/PORT {2}must be a whole number from 1 to 65535\n {6}for example PORT=8787/);
  expect(() => readConfig(env)).not.toThrow(/hunter2/);
});

test('rate limits can be off on this machine only', () => {
  expect(readConfig({ RATE_LIMITS: 'off' }).rateLimits).toBe(false);
  expect(faultsOf({ RATE_LIMITS: 'off', PUBLIC_URL: 'https://care.example' })).toEqual(['RATE_LIMITS']);
});

test.each([
  ['localhost', true],
  ['desk.localhost', true],
  ['127.0.0.1', true],
  ['127.8.9.1', true],
  ['[::1]', true],
  ['localhost.example', false],
  ['127.0.0.1.example', false],
  ['10.0.0.1', false],
])('%s is this machine: %s', (host, local) => {
  expect(isLocalHost(new URL(`http://${host}`).hostname)).toBe(local);
});

test('an SMS carrier is set whole or not at all', () => {
  const SMS_URL = 'https://api.carrier.example/Messages.json';
  expect(readConfig({}).sms).toBeUndefined();
  expect(readConfig({ SMS_URL, SMS_FROM: '+14165550100', SMS_USER: 'AC1', SMS_PASSWORD: 'secret' }).sms).toEqual({ url: SMS_URL, from: '+14165550100', format: 'form', access: { user: 'AC1', password: 'secret' } });
  expect(readConfig({ SMS_URL, SMS_FROM: 'Maple', SMS_TOKEN: 'key', SMS_FORMAT: 'json' }).sms).toMatchObject({ format: 'json', access: { token: 'key' } });
  expect(faultsOf({ SMS_URL })).toEqual(['SMS_FROM', 'SMS_TOKEN']);
  expect(faultsOf({ SMS_TOKEN: 'key' })).toEqual(['SMS_URL']);
});

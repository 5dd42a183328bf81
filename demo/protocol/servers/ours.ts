// Our signaling in a process of its own, as the product runs it, without the rest of the product. Argument: OursOptions as JSON.
import { serve } from '@hono/node-server';
import { Hono } from 'hono';
import { once } from 'node:events';
import type { AddressInfo } from 'node:net';
import { monitorEventLoopDelay } from 'node:perf_hooks';
import type { Address } from '../../../packages/signal-server/src/database/connect.ts';
import { openBus } from '../../../packages/signal-server/src/database/bus.ts';
import { databaseAt } from '../../../packages/signal-server/src/database/open.ts';
import { createMetrics } from '../../../packages/signal-server/src/hosted/metrics.ts';
import { answerNotFound, answerProblem } from '../../../packages/signal-server/src/shared/answer.ts';
import { silent } from '../../../packages/signal-server/src/shared/log.ts';
import { createSignaling, type SignalingOptions } from '../../../packages/signal-server/src/signaling/signaling.ts';

export interface OursOptions extends Pick<SignalingOptions, 'mode' | 'timeouts' | 'limits' | 'addresses' | 'trustProxy'> {
  readonly secret: string;
  readonly port?: number;
  /** Joins the processes on this database; without, the process is alone. */
  readonly database?: { readonly address: Address; readonly name: string | undefined };
}

const { secret, port = 0, database, ...options } = JSON.parse(process.argv[2] ?? '{}') as OursOptions;
const db = database && databaseAt(database.address, database.name, { kind: 'url', describe: '', max: 2 });
const signaling = createSignaling({ ...options, tokens: { secret }, log: silent, across: db && { db, bus: await openBus(db, silent) } });
const metrics = createMetrics(() => signaling.gauges());
const app = new Hono()
  .use(metrics.middleware)
  .get('/metrics', async (c) => c.body(await metrics.text()))
  .route('/', signaling.routes)
  .onError(answerProblem(silent))
  .notFound(answerNotFound);

const server = serve({ fetch: app.fetch, port, hostname: '127.0.0.1' });
signaling.attach(server);
await once(server, 'listening');
console.log(JSON.stringify({ port: (server.address() as AddressInfo).port }));
process.on('SIGTERM', () => void signaling.close().then(() => process.exit(0)));
const delays = monitorEventLoopDelay({ resolution: 5 });
delays.enable();
// What is measured about it from outside, on request: `process.send` is the other end.
process.on('message', (question) => {
  if (question === 'usage') process.send?.({ cpu: process.cpuUsage(), memory: process.memoryUsage(), counts: signaling.counts(), longestStallMs: Math.round(delays.max / 1e6) });
  else if (question === 'collect') {
    globalThis.gc?.();
    delays.reset();
    process.send?.({ collected: true });
  }
});

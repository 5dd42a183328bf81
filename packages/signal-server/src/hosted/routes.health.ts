import { Hono } from 'hono';
import { notFound } from '../shared/problem.ts';
import { carriesToken, isFromHere, wayOf } from './gate.ts';
import type { Metrics } from './metrics.ts';

export interface HealthDeps {
  /** Rejects when the database does not answer. */
  readonly ready: () => Promise<unknown>;
  readonly metrics: Metrics;
  readonly metricsToken: string | undefined;
  readonly isLocalName: (name: string) => boolean;
}

const patienceMs = 2000;

/** `/healthz`: the process answers. `/readyz`: it can work. `/metrics`: for Prometheus at this machine, or with METRICS_TOKEN. */
export const healthRoutes = ({ ready, metrics, metricsToken, isLocalName }: HealthDeps) =>
  new Hono()
    .get('/healthz', (c) => c.json({ status: 'ok' }, 200, { 'cache-control': 'no-store' }))
    .get('/readyz', async (c) => {
      let timer: NodeJS.Timeout | undefined;
      const late = new Promise<never>((_, reject) => (timer = setTimeout(() => reject(new Error('late')), patienceMs)));
      const isReady = await Promise.race([ready(), late]).then(() => true, () => false);
      clearTimeout(timer);
      return isReady ? c.json({ status: 'ok' }, 200, { 'cache-control': 'no-store' }) : c.json({ status: 'no-database' }, 503, { 'cache-control': 'no-store' });
    })
    .get('/metrics', async (c) => {
      if (!carriesToken(c, metricsToken) && !isFromHere(wayOf(c), isLocalName)) throw notFound();
      return c.body(await metrics.text(), 200, { 'content-type': metrics.type, 'cache-control': 'no-store' });
    });

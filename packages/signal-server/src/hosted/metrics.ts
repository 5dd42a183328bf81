import type { MiddlewareHandler } from 'hono';
import { routePath } from 'hono/route';
import { collectDefaultMetrics, Gauge, Histogram, Registry } from 'prom-client';

export interface Metrics {
  /** Counts every request by route and answer; never by address, person or query. */
  readonly middleware: MiddlewareHandler;
  readonly type: string;
  text(): Promise<string>;
}

/** Numbers for Prometheus. `gauges` is asked at each scrape; its names become `vetkit_…`. */
export function createMetrics(gauges: () => Readonly<Record<string, number>>): Metrics {
  const registry = new Registry();
  collectDefaultMetrics({ register: registry });
  const seconds = new Histogram({
    name: 'vetkit_http_seconds',
    help: 'Time to the answer of a request, by route and status',
    labelNames: ['method', 'route', 'status'],
    buckets: [0.005, 0.02, 0.1, 0.5, 2, 10],
    registers: [registry],
  });
  for (const name of Object.keys(gauges())) {
    new Gauge({
      name: `vetkit_${name}`,
      help: `Now: ${name.replaceAll('_', ' ')}`,
      registers: [registry],
      collect() {
        this.set(gauges()[name] ?? 0);
      },
    });
  }
  return {
    middleware: async function count(c, next) {
      const end = seconds.startTimer();
      await next();
      end({ method: c.req.method, route: routePath(c, -1), status: c.res.status });
    },
    type: registry.contentType,
    text: () => registry.metrics(),
  };
}

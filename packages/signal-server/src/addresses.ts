import type { Config } from './config.ts';

export interface AddressNotes {
  /** What people use: `embedded PostgreSQL 18.4`. */
  database: string;
  /** Needed to open the outbox from anywhere but this machine. */
  outboxToken?: string | undefined;
  /** Opens `/setup` once, on a server that has no clinic yet. */
  setupToken?: string | undefined;
}

/** What a person needs to know when the server is up: a short table of addresses. */
export function addressTable(config: Pick<Config, 'publicUrl' | 'demoUrl' | 'isLocal'>, notes: AddressNotes): string {
  const at = (path: string): string => new URL(path, config.publicUrl).href;
  const rows: [string, string | undefined][] = [
    ['Start here', at('/')],
    ['Set up your clinic', notes.setupToken && at(`/setup#${notes.setupToken}`)],
    ["The clinic's own site", config.demoUrl?.href],
    ['Booking page', config.isLocal ? at('/book/maple-street') : undefined],
    ['Desk', at('/desk')],
    ['Outbox (test mail)', at(notes.outboxToken ? `/outbox#${notes.outboxToken}` : '/outbox')],
    ['API', at('/api/docs')],
  ];
  const shown = rows.filter(([, address]) => address);
  const width = Math.max(...shown.map(([name]) => name.length));
  // Browsers give no camera to a page that came over http from elsewhere.
  const insecure = !config.isLocal && config.publicUrl.protocol === 'http:' ? ['  Cameras and microphones work over https only: put a proxy in front (docs/proxies.md), and set PUBLIC_URL to its https:// address.', ''] : [];
  return ['', `  VetKit is up, on ${notes.database}.`, '', ...shown.map(([name, address]) => `  ${name.padEnd(width)}  ${address}`), '', ...insecure, '  Ctrl-C stops it.', ''].join('\n');
}

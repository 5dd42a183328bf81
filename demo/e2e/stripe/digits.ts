import type { BrowserContext } from '@playwright/test';
import { openDatabase } from '../../../packages/signal-server/src/database/open.ts';
import { silent } from '../../../packages/signal-server/src/shared/log.ts';

/** Card numbers are written with blanks and dashes, too. */
const bare = (text: string): string => text.replaceAll(/[\s+-]|%20/g, '');

/** Which of these numbers stand in the text, however they are spaced. */
export const numbersIn = (text: string, numbers: readonly string[]): string[] => numbers.filter((number) => bare(text).includes(number));

/** All that the pages of a browser say to the hosts given: addresses, bodies, messages of sockets. */
export function listen(context: BrowserContext, hosts: readonly string[]): string[] {
  const said: string[] = [];
  const isOurs = (url: string) => hosts.includes(new URL(url).host);
  context.on('request', (request) => {
    if (isOurs(request.url())) said.push(`${request.method()} ${request.url()} ${JSON.stringify(request.headers())} ${request.postDataBuffer()?.toString('latin1') ?? ''}`);
  });
  context.on('page', (page) => page.on('websocket', (socket) => {
    if (isOurs(socket.url())) socket.on('framesent', ({ payload }) => said.push(`SOCKET ${socket.url()} ${payload.toString()}`));
  }));
  return said;
}

/** Every table and how many of its rows hold the text in any column, whatever its type: `{ payer: 1 }`. Empty where it stands nowhere. */
export async function rowsWith(dataDir: string, text: string): Promise<Record<string, number>> {
  const db = await openDatabase({ dataDir, environment: { PATH: process.env['PATH'] ?? '' }, log: silent });
  try {
    const columns = await db.sql<{ table: string; column: string; type: string }[]>`
      select c.table_name as table, c.column_name as column, c.data_type as type
      from information_schema.columns c join information_schema.tables t using (table_schema, table_name)
      where c.table_schema = 'public' and t.table_type = 'BASE TABLE' order by 1, c.ordinal_position`;
    const found: Record<string, number> = {};
    for (const table of new Set(columns.map(({ table }) => table))) {
      const words = columns.filter((one) => one.table === table).map(({ column, type }) => (type === 'bytea' ? db.sql`encode(${db.sql(column)}, 'escape')` : db.sql`${db.sql(column)}::text`));
      const all = words.reduce((before, word) => db.sql`${before} || ' ' || coalesce(${word}, '')`, db.sql`''`);
      const [row] = await db.sql<{ n: number }[]>`select count(*)::int as n from ${db.sql(table)} where regexp_replace(${all}, '[\\s-]', '', 'g') like ${`%${text}%`}`;
      if (row!.n > 0) found[table] = row!.n;
    }
    return found;
  } finally {
    await db.close();
  }
}

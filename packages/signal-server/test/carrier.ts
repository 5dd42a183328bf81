import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';

/** A message as the carrier took it. */
export interface Carried {
  readonly from: string;
  readonly to: string;
  readonly text: string;
  readonly key: string | undefined;
}

/**
 * A stand-in for an SMS carrier: takes messages by POST as carriers document it. 201 with an id; 400 for what is no number; 401 for a wrong
 * password; 429 and 5xx or no answer at all, as the test says. A key that it has seen gets the first answer again and no second message.
 */
export async function carrier(access: { readonly user: string; readonly password: string } | { readonly token: string }) {
  const wanted = 'token' in access ? `Bearer ${access.token}` : `Basic ${Buffer.from(`${access.user}:${access.password}`).toString('base64')}`;
  const carried: Carried[] = [];
  const state: { next: 'take' | 'busy' | 'broken' | 'silent' | 'take-then-silent'; asked: number } = { next: 'take', asked: 0 };
  const server = createServer((request, response) => {
    const answer = (status: number, body: object) => response.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify(body));
    let raw = '';
    request.setEncoding('utf8').on('data', (part: string) => (raw += part));
    request.on('end', () => {
      state.asked += 1;
      const { next } = state;
      if (request.headers.authorization !== wanted) return void answer(401, { code: 20003, message: 'Authenticate' });
      if (next === 'busy') return void answer(429, { code: 20429, message: 'Too many requests' });
      if (next === 'broken') return void answer(503, { message: 'Try again' });
      if (next === 'silent') return;
      const json = request.headers['content-type']?.startsWith('application/json');
      const body = json ? (JSON.parse(raw) as Record<string, string>) : Object.fromEntries(new URLSearchParams(raw));
      const [from = '', to = '', text = ''] = json ? [body['from'], body['to'], body['text']] : [body['From'], body['To'], body['Body']];
      if (!/^\+[1-9]\d{6,14}$/.test(to)) return void answer(400, { code: 21211, message: `The 'To' number ${to} is not a valid phone number.` });
      const key = request.headers['idempotency-key']?.toString();
      if (!carried.some((one) => one.key !== undefined && one.key === key)) carried.push({ from, to, text, key });
      if (next !== 'take-then-silent') answer(201, { sid: `SM${carried.length}`, status: 'queued' });
    });
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/2010-04-01/Accounts/AC1/Messages.json`,
    carried,
    state,
    async close() {
      server.closeAllConnections();
      server.close();
      await once(server, 'close');
    },
  };
}

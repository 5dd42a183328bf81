import { once } from 'node:events';
import { connect, createServer, type Socket } from 'node:net';

/** One address in front of several processes, as a load balancer is: each connection goes to the next one that takes it. */
export interface Front {
  readonly port: number;
  close(): void;
}

export async function openFront(ports: readonly number[]): Promise<Front> {
  let turn = 0;
  const open = new Set<Socket>();
  const server = createServer((client) => {
    open.add(client);
    client.on('close', () => open.delete(client));
    client.on('error', () => client.destroy());
    const first = turn++;
    const attempt = (tried: number): void => {
      if (tried === ports.length) return void client.destroy();
      const behind = connect(ports[(first + tried) % ports.length] ?? 0, '127.0.0.1');
      behind.once('error', () => !behind.readyState.startsWith('open') && attempt(tried + 1));
      behind.once('connect', () => {
        behind.removeAllListeners('error');
        behind.on('error', () => client.destroy());
        behind.on('close', () => client.destroy());
        client.on('close', () => behind.destroy());
        client.pipe(behind).pipe(client);
      });
    };
    attempt(0);
  }).listen(0, '0.0.0.0');
  await once(server, 'listening');
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('no port');
  return {
    port: address.port,
    close() {
      for (const socket of open) socket.destroy();
      server.close();
    },
  };
}

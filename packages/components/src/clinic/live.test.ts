import { until } from '../testing/mount.ts';
import { expect, test } from '../testing/story.ts';
import { createHttp } from './http.ts';
import { createLive, type LiveListener, type LiveState } from './live.ts';
import type { Kept } from './session.ts';

/** A server with a live stream that the story writes to and cuts. */
function world({ token = 'sam', status = 200 }: { token?: string | undefined; status?: number } = {}) {
  const connections: { headers: Headers; write(text: string): void; cut(): void; closed: boolean }[] = [];
  const forgotten: (string | undefined)[] = [];
  const fetch = (async (_, init) => {
    if (status !== 200) return new Response('', { status });
    let stream!: ReadableStreamDefaultController<Uint8Array>;
    const body = new ReadableStream<Uint8Array>({ start: (controller) => void (stream = controller), cancel: () => void (connection.closed = true) });
    const connection = {
      headers: new Headers(init?.headers), closed: false,
      write: (text: string) => stream.enqueue(new TextEncoder().encode(text)),
      cut: () => stream.error(new TypeError('network')),
    };
    init?.signal?.addEventListener('abort', () => {
      connection.closed = true;
      stream.error(init.signal?.reason);
    });
    connections.push(connection);
    return new Response(body, { headers: { 'content-type': 'text/event-stream' } });
  }) as typeof globalThis.fetch;
  const http = createHttp({ server: new URL('https://vet.example/'), clinic: 'maple-street', token: () => token, fetch });
  const kept: Kept | undefined = token ? { kind: 'owner', token, expiresAt: '2099-01-01T00:00:00.000Z', person: null, reference: null } : undefined;
  const live = createLive({ http, fetch, session: { find: () => kept, forget: (gone) => forgotten.push(gone) }, delay: () => 1 });
  return { live, connections, forgotten };
}

function listener() {
  const heard = { events: [] as string[], opens: [] as boolean[], states: [] as LiveState[] };
  const on: LiveListener = {
    onEvent: (event) => heard.events.push(`${event.id} ${event.type}`),
    onOpen: (resumed) => heard.opens.push(resumed),
    onState: (state) => heard.states.push(state),
  };
  return { heard, on };
}

const event = (id: number, type: string) => `id: ${id}\ndata: ${JSON.stringify({ id, type, at: '2030-01-07T10:00:00.000Z', reference: null, data: {} })}\n\n`;
const first = <T>(list: readonly T[]) => until(() => list[0], 'a connection');

describe('live updates', () => {
  test('everybody on the page shares one stream, and the last to leave closes it', async () => {
    const { live, connections } = world();
    const [a, b] = [listener(), listener()];
    const leave = [live.subscribe(a.on), live.subscribe(b.on)];
    const connection = await first(connections);
    connection.write(event(1, 'booked'));
    await until(() => b.heard.events.length, 'the event');
    expect([connections.length, a.heard.events, b.heard.events]).to.deep.equal([1, ['1 booked'], ['1 booked']]);
    expect(connection.headers.get('authorization')).to.equal('Bearer sam');

    leave[0]?.();
    expect(connection.closed).to.equal(false);
    leave[1]?.();
    await until(() => connection.closed, 'the stream to close');
  });

  test('after a break it goes on from the last event heard', async () => {
    const { live, connections } = world();
    const { heard, on } = listener();
    const leave = live.subscribe(on);
    (await first(connections)).write(event(41, 'booked'));
    await until(() => heard.events.length, 'the event');
    connections[0]?.cut();
    const second = await until(() => connections[1], 'another try');
    expect(second.headers.get('last-event-id')).to.equal('41');
    second.write(event(42, 'confirmed'));
    await until(() => heard.events.length === 2, 'the next event');
    expect(heard.opens).to.deep.equal([false, true]);
    expect(heard.states).to.deep.equal(['connecting', 'connecting', 'open', 'waiting', 'connecting', 'open']);
    leave();
  });

  test('a kind of message not known here yet is passed over', async () => {
    const { live, connections } = world();
    const { heard, on } = listener();
    const leave = live.subscribe(on);
    (await first(connections)).write(`data: {"something":"else"}\n\ndata: not json\n\n${event(2, 'booked')}`);
    await until(() => heard.events.length, 'the event');
    expect(heard.events).to.deep.equal(['2 booked']);
    leave();
  });

  test('when too much was missed, everybody looks at everything again', async () => {
    const { live, connections } = world();
    const { heard, on } = listener();
    const leave = live.subscribe(on);
    (await first(connections)).write(event(900, 'stream.restarted'));
    await until(() => heard.opens.length === 2, 'the second look');
    expect([heard.opens, heard.events]).to.deep.equal([[false, false], []]);
    leave();
  });

  test('a token that is no longer good ends it, and is forgotten', async () => {
    const { live, forgotten } = world({ status: 401 });
    const { heard, on } = listener();
    live.subscribe(on);
    await until(() => heard.states.includes('refused'), 'the refusal');
    expect(forgotten).to.deep.equal(['sam']);
  });

  test('nobody signed in: nothing is opened', () => {
    const { live, connections } = world({ token: '' });
    const { heard, on } = listener();
    live.subscribe(on)();
    expect([connections.length, heard.states]).to.deep.equal([0, ['refused']]);
  });
});

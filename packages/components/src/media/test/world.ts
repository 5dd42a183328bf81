import { Call, openDevices, serverAt, type CallEventMap, type CallState, type LocalMedia, type OpenOptions, type RoomPass } from '../media.ts';

/** A signaling server that can be killed and revived, on a network that can be cut. */
export interface World {
  readonly port: number;
  /** Somebody with an own camera and microphone (a test picture and a beep), not joined yet. */
  person(peerId: string, open?: OpenOptions, relay?: (passes: number) => Omit<RoomPass, 'token'>): Promise<Person>;
  /** Somebody in a page of their own. The result closes the page; with `crashes` it says nothing at its end. */
  page(peerId: string, others: readonly string[], crashes?: boolean): { close(): void };
  /** The server closes every socket with this code. */
  dismiss(code: number): Promise<void>;
  killServer(): Promise<void>;
  reviveServer(): Promise<void>;
  cutNetwork(on: boolean): Promise<void>;
  /** From Wi-Fi to mobile: all addresses so far are dead, new ones work. */
  moveNetwork(): Promise<void>;
  /** Every connection the page has made since the world began. */
  readonly connections: readonly RTCPeerConnection[];
  /** Sends everybody home. */
  end(): Promise<void>;
}

export interface Person {
  readonly id: string;
  readonly call: Call;
  readonly local: LocalMedia;
  /** Every word the call has had, in order. */
  readonly states: CallState[];
  /** How many room passes were asked for. */
  passes: number;
}

const act = async (name: string, port?: number, code?: number): Promise<{ port: number }> => {
  const { __PEER_PORT__: control } = globalThis as { __PEER_PORT__?: number };
  const answer = await fetch(`http://127.0.0.1:${control}/worlds/${name}?port=${port ?? ''}&code=${code ?? ''}`, { method: 'POST' });
  if (!answer.ok) throw new Error(`${name}: ${await answer.text()}`);
  return answer.json() as Promise<{ port: number }>;
};

export async function startWorld(): Promise<World> {
  const { port } = await act('start');
  const people: Person[] = [];
  const connections: RTCPeerConnection[] = [];
  const Native = RTCPeerConnection;
  globalThis.RTCPeerConnection = class extends Native {
    constructor(configuration?: RTCConfiguration) {
      super(configuration);
      connections.push(this);
    }
  };

  return {
    port,
    connections,
    async person(peerId, open, relay = () => ({ iceServers: [] })) {
      const local = await openDevices(open);
      const states: CallState[] = [];
      const call: Call = new Call({
        peerId,
        server: serverAt(`http://127.0.0.1:${port}/peerjs`),
        pass: async () => {
          person.passes++;
          // A stock server lets an id in again only with the same token.
          return { token: `pass-of-${peerId}`, ...relay(person.passes) };
        },
        local,
      });
      const person: Person = { id: peerId, call, local, states, passes: 0 };
      call.addEventListener('state', ({ state }) => states.push(state));
      people.push(person);
      return person;
    },
    page(peerId, others, crashes = false) {
      const frame = document.createElement('iframe');
      frame.allow = 'camera; microphone; autoplay';
      const guest = new URL('./guest.ts', import.meta.url).href;
      const given = [port, peerId, others, crashes].map((value) => JSON.stringify(value)).join(', ');
      frame.srcdoc = `<!doctype html><script type="module">import { join } from '${guest}'; await join(${given});</script>`;
      document.body.append(frame);
      return { close: () => frame.remove() };
    },
    dismiss: async (code) => void (await act('dismiss', port, code)),
    killServer: async () => void (await act('stop', port)),
    reviveServer: async () => void (await act('revive', port)),
    cutNetwork: async (on) => void (await act(on ? 'cut' : 'mend', port)),
    moveNetwork: async () => void (await act('move', port)),
    async end() {
      globalThis.RTCPeerConnection = Native;
      for (const { call, local } of people) {
        call.leave();
        local.stop();
      }
      await act('end', port);
    },
  };
}

/** Waits until `look` gives something other than false, null and undefined, or says what was waited for. */
export async function until<T>(what: string, look: () => T | Promise<T>, limit = 20_000): Promise<NonNullable<T>> {
  const end = performance.now() + limit;
  while (performance.now() < end) {
    const seen = await look();
    if (seen !== false && seen !== null && seen !== undefined) return seen as NonNullable<T>;
    await new Promise((next) => setTimeout(next, 50));
  }
  throw new Error(`Waited ${limit} ms in vain until ${what}`);
}

/** The next event of a call that fits. Ask before causing it. */
export const next = <Name extends keyof CallEventMap & string>(
  call: Call,
  name: Name,
  fits: (event: CallEventMap[Name]) => boolean = () => true,
): Promise<CallEventMap[Name]> =>
  new Promise((resolve) => {
    const ended = new AbortController();
    const listener = (event: CallEventMap[Name]): void => {
      if (!fits(event)) return;
      ended.abort();
      resolve(event);
    };
    call.addEventListener(name, listener, { signal: ended.signal });
  });

/** Both join, are told about each other, and are connected. */
export async function meet(...people: readonly Person[]): Promise<void> {
  for (const { call } of people) {
    call.join();
    call.peers(people.map(({ id }) => id));
  }
  // On a machine that is drowned in work four people take longer than two.
  await until('all are connected', () => people.every(({ call }) => call.state === 'connected'), 10_000 * people.length);
}

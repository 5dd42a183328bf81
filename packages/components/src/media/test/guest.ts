import { Call, openDevices, serverAt } from '../media.ts';

/** Somebody in a page of their own (an iframe), which can be closed. */
export async function join(port: number, peerId: string, others: readonly string[], crashes: boolean): Promise<void> {
  // A crashed page says nothing at its end.
  if (crashes) window.addEventListener('pagehide', (event) => event.stopImmediatePropagation(), { capture: true });
  const call = new Call({
    peerId,
    server: serverAt(`http://127.0.0.1:${port}/peerjs`),
    pass: () => Promise.resolve({ token: `pass-of-${peerId}`, iceServers: [] }),
    local: await openDevices(),
  });
  call.peers(others);
  call.join();
}

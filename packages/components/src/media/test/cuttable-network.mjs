import { createSocket } from 'node:dgram';
import { once } from 'node:events';

/** `candidate:1 1 udp 2122 192.0.2.7 50000 typ host …` */
const CANDIDATE = /(candidate:\S+ \d+ (?:udp|UDP) \d+ )(\S+) (\d+)/g;

/**
 * A network between two browsers that can be cut. Every address in a signaling message is replaced by one of a small
 * relay that passes datagrams on both ways until it is cut. No browser ever learns the other's own address.
 * @param {number} size how many addresses there may be in one test
 */
export async function startCuttableNetwork(size = 64) {
  const free = await Promise.all(Array.from({ length: size }, () => openSocket()));
  const used = new Map();
  const dead = new Set();
  let cut = false;

  const relayFor = (address, port) => {
    const owner = `${address}:${port}`;
    const known = used.get(owner) ?? free.pop();
    if (!known) throw new Error('The cuttable network has no address left.');
    if (!used.has(owner)) {
      used.set(owner, known);
      let other;
      known.on('message', (datagram, from) => {
        if (cut || dead.has(known)) return;
        const isOwner = `${from.address}:${from.port}` === owner;
        if (!isOwner) other = from;
        const to = isOwner ? other : { address, port };
        if (to) known.send(datagram, to.port, to.address);
      });
    }
    return known.address().port;
  };

  return {
    /** Changes a message on its way through the server. IPv6 addresses lead nowhere. */
    rewrite(message) {
      if (!message.payload) return;
      const text = JSON.stringify(message.payload);
      const rewritten = text.replace(CANDIDATE, (_, head, address, port) =>
        address.includes(':') ? `${head}127.0.0.1 9` : `${head}${address} ${relayFor(address, Number(port))}`,
      );
      if (rewritten !== text) message.payload = JSON.parse(rewritten);
    },
    /** true: nothing passes any more. */
    cut(on) {
      cut = on;
    },
    /** Every address known so far is gone for good; those that are told from now on work. As from Wi-Fi to mobile. */
    moveOn() {
      for (const socket of used.values()) dead.add(socket);
      used.clear();
    },
    close() {
      for (const socket of [...free, ...used.values(), ...dead]) socket.close();
    },
  };
}

async function openSocket() {
  const socket = createSocket('udp4');
  socket.on('error', () => {}); // A closed port on the other side is no event here.
  socket.bind(0);
  await once(socket, 'listening');
  socket.unref();
  return socket;
}

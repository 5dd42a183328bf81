// Of PeerJS only its socket is lent (`src/media/peer-link.ts`). What serves its own connections stays out of the scripts for pages: they
// never begin, since ours take over what they would be for.

/** Two packages that PeerJS brings: a packer of its data, and an adapter for older browsers, which would change the connections of the whole page. */
const besides = /^(webrtc-adapter|peerjs-js-binarypack)$/;

/** A connection that only has its place: PeerJS makes one for each offer, and it is taken away from there at once. */
const place = '{ constructor(...all) { super(...all); this.connectionId = this.options.connectionId; } handleMessage() {} close() { this.provider._removeConnection(this); } ';

/** What becomes of a class that is known by a name in it, which no other class declares. */
const bodies = new Map([
  ['startConnection', '{}'], // makes connections
  ['addStream', `${place} get type() { return "media"; } }`],
  ['MAX_BUFFERED_AMOUNT', `${place} get type() { return "data"; } }`],
  ['_bufferedSend', '{}'],
  ['_handleChunk', '{}'],
  ['serialization', '{}'],
  ['chunkedMTU', '{}'],
  ['retrieveId', '{}'], // asks the server for an id: ours have one
  ['setLogFunction', '{}'], // nothing is logged
  ['minFirefoxVersion', '{ isWebRTCSupported() { return typeof RTCPeerConnection !== "undefined"; } isBrowserSupported() {} getBrowser() {} getVersion() {} }'],
]);

/** Methods that nobody here calls. */
const methods = new Set(['connect', 'call', 'listAllPeers', 'reconnect', 'blobToArrayBuffer', 'binaryStringToArrayBuffer', 'eventNames', 'listeners', 'listenerCount']);
const logs = new Set(['log', 'warn', 'error']);

function* nodes(node) {
  if (node === null || typeof node !== 'object') return;
  if (typeof node.type === 'string') yield node;
  for (const child of Object.values(node)) yield* nodes(child);
}

/** The names of what a class declares: methods, what it sets on itself, and what on its instances when it makes one. */
function declared({ body }) {
  const assigned = (block) => [...nodes(block)].flatMap(({ type, left }) => (type === 'AssignmentExpression' && left.type === 'MemberExpression' && left.object.type === 'ThisExpression' ? [left.property.name] : []));
  return new Set(body.body.flatMap((one) => (one.kind === 'constructor' ? assigned(one.value.body) : one.static ? assigned(one) : [one.key.name])));
}

const isLog = ({ type, callee }) =>
  type === 'CallExpression' && callee.type === 'MemberExpression' && logs.has(callee.property.name) && callee.object.type === 'SequenceExpression';

/** What its own modules would have of each other by name, though they are one file now. */
const isNaming = ({ type, expression }) => type === 'ExpressionStatement' && expression.type === 'CallExpression' && expression.callee.name === '$parcel$export';
/** A method that is given to a class from outside. */
const isGiven = ({ type, expression }) =>
  type === 'ExpressionStatement' && expression.type === 'AssignmentExpression' && expression.left.object?.property?.name === 'prototype' && methods.has(expression.left.property.name);
/** Addresses of other people's servers, for who names none. */
const isTheirServers = ({ type, properties }) => type === 'ObjectExpression' && properties.some(({ key }) => key?.name === 'iceServers');

/** PeerJS's file without all that. Throws when a class is not there any more: another version needs another look. */
export function socketOnly(code, tree) {
  const cuts = [];
  const missing = new Set(bodies.keys());
  for (const node of nodes(tree)) {
    if (isLog(node)) cuts.push([node.start, node.end, 'void 0']);
    if (isNaming(node) || isGiven(node)) cuts.push([node.start, node.end, '']);
    if (isTheirServers(node)) cuts.push([node.start, node.end, '{}']);
    if (node.type !== 'ClassDeclaration' && node.type !== 'ClassExpression') continue;
    const names = declared(node);
    const known = [...bodies].find(([name]) => names.has(name));
    if (known) {
      missing.delete(known[0]);
      cuts.push([node.body.start, node.body.end, known[1]]);
    } else for (const one of node.body.body) if (methods.has(one.key?.name)) cuts.push([one.start, one.end, '']);
  }
  if (missing.size) throw new Error(`PeerJS is not as it was, and its socket cannot be taken out of it: ${[...missing].join(', ')}`);
  let made = code;
  let from = Infinity;
  // From the end, and of what lies in another cut only the outer.
  for (const [start, end, text] of cuts.filter(([a, b]) => !cuts.some(([c, d]) => c <= a && b <= d && (c < a || b < d))).sort((a, b) => b[0] - a[0])) {
    if (end <= from) made = made.slice(0, start) + text + made.slice(end);
    from = start;
  }
  return made;
}

/** The plugin for the build. */
export const peerSocketOnly = () => ({
  name: 'peer-socket-only',
  enforce: 'pre',
  resolveId: { filter: { id: besides }, handler: (id) => `\0${id}` },
  load: {
    filter: { id: /^\0(webrtc-adapter|peerjs-js-binarypack)$/ },
    handler: (id) => (id.endsWith('adapter') ? 'export default { browserDetails: {} };' : 'export const pack = undefined; export const unpack = undefined;'),
  },
  transform: {
    filter: { id: /[\\/]peerjs[\\/]dist[\\/]bundler\.mjs$/ },
    handler(code) {
      return { code: socketOnly(code, this.parse(code)), map: null };
    },
  },
});

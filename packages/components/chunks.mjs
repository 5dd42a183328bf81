// Which modules share a file. What an owner meets first is small and comes in few files; what only staff use is never among it.
import { fileURLToPath } from 'node:url';
import { piecesNamed } from './functions.mjs';

const source = (file) => fileURLToPath(new URL(`src/${file}`, import.meta.url));

/** What an owner may stand before: the elements that it begins with. What is loaded on use is a screen of its own. */
const screens = {
  triage: ['triage/vet-triage-form.ts'],
  triageLater: ['triage/later.ts', 'triage/vet-how-today.ts'],
  booking: ['flows/vet-booking.ts'],
  // What is agreed to is loaded on use, and always used.
  bookingLater: ['flows/booking-steps.ts', 'consent/vet-consent-fields.ts', 'triage/vet-how-today.ts'],
  // The device test stands alone on pages too.
  device: ['consult/device-test/vet-device-test.ts'],
  deviceChecks: ['consult/device-test/running-test.ts', 'media/own-devices.ts'],
  // The waiting room of a visit: owners come to it from a mail, with nothing at hand.
  lobby: ['flows/vet-consult-room.ts', 'clinic/live.ts'],
  // What owners meet in it when it stands.
  lobbyLater: ['consult/device-test/vet-test-offer.ts', 'consult/lobby/vet-running-late.ts', 'consult/lobby/vet-to-phone.ts', 'consent/vet-consent-again.ts', 'triage/vet-anything-new.ts'],
  call: ['consult/call/engine.ts', 'consult/call/vet-call.ts', 'consult/tools/vet-messages.ts', 'consult/look/vet-camera-rule.ts'],
};
/** What every element needs as soon as it asks the server. */
const asking = ['clinic/exchange.ts'];
/** What nearly all answers are made of. */
const answers = ['../../signal-server/src/triage/flags.contract.ts', '../../signal-server/src/shared/words.contract.ts'];

/** All that modules import, and what that imports; not what is loaded on use. Of a package that came in pieces only those a module names. */
function neededBy(files, graph, ids = files.map(source)) {
  const all = new Set(ids);
  for (const id of all) {
    const { importedIds = [], code } = graph.getModuleInfo(id) ?? {};
    for (const next of importedIds) for (const one of piecesNamed(next, code) ?? [next]) all.add(one);
  }
  return all;
}

/** Gives a function for the graph of one build. */
function once(make) {
  let made;
  return (graph) => (made ??= make(graph));
}

const needs = Object.fromEntries(Object.entries(screens).map(([name, files]) => [name, once((graph) => neededBy(files, graph))]));
const asked = once((graph) => neededBy(asking, graph));
const answered = once((graph) => neededBy(answers, graph));

/** A file that defines a tag: pages may use it alone, and its file gives nothing else. */
const isElement = (id) => /[\\/]vet-[\w-]+\.ts$/.test(id);
/** Comes after what is to be kept up to date, for every element. */
const isLive = (id) => /clinic[\\/](live|sse)\.ts$/.test(id);
/** Elements of a call that stand nowhere else need no file of their own. */
const isAlone = (id) => isElement(id) && !/[\\/]consult[\\/](call|look)[\\/]/.test(id);
const isMedia = (id) => /[\\/]src[\\/]media[\\/]/.test(id);
const isOfTheHouse = (id) => /[\\/]src[\\/](shared|clinic|locales)[\\/]|node_modules[\\/]|^\0valibot/.test(id);

/** The groups for the build, in the order in which they choose: what one has taken is in no later one. */
export const chunkGroups = () => {
  let priority = 100;
  const group = (name, takes) => ({
    debugName: name,
    name: (id, graph) => (takes(id, (screen) => needs[screen](graph).has(id), graph) ? name : null),
    priority: priority--,
  });
  /** Nothing of a first screen is in a later file. */
  const later = (name, takes) => group(name, (id, on, graph) => !on('triage') && !on('booking') && takes(id, on, graph));
  /** What of a screen others import too, and what that needs. What keeps a page up to date is a file of its own, so it counts as another. */
  const leaving = (...names) => once((graph) => {
    const own = (id) => names.some((screen) => needs[screen](graph).has(id));
    const all = [...new Set(names.flatMap((screen) => [...needs[screen](graph)]))];
    return neededBy([], graph, all.filter((id) => !isElement(id) && graph.getModuleInfo(id)?.importers.some((other) => !own(other) || isLive(other))));
  });
  const [leavesFirst, leavesLobby, leavesChecks] = [leaving('triage', 'booking'), leaving('lobby'), leaving('device', 'deviceChecks')];
  return [
    // vet.js itself needs only this: everything else waits for a tag.
    { name: 'address', test: /server-address|preload-helper|rolldown[\\/]runtime/, priority: priority-- },
    // What every screen begins with, and what first screens have in common with the test of the devices.
    group('core', (id, on) => !isElement(id) && ((on('device') && on('lobby')) || ((on('triage') || on('booking')) && on('deviceChecks')))),
    // What they have in common with the room.
    group('fields', (id, on) => !isElement(id) && (on('triage') || on('booking')) && (on('lobby') || on('call'))),
    // What else the first screens have between themselves, or with elements that come later.
    group('start', (id, on, graph) => (on('triage') && on('booking')) || ((on('triage') || on('booking')) && isOfTheHouse(id) && leavesFirst(graph).has(id))),
    // What speaks with the server, and whatever else everybody needs who does.
    later('asking', (id, on, graph) => asked(graph).has(id) || (on('deviceChecks') && on('bookingLater'))),
    // What a booking has in common with its waiting room, and what nearly all answers are made of; what it has in common with the later steps of triage alone.
    later('shared', (id, on, graph) => answered(graph).has(id) || (on('bookingLater') && (on('lobby') || on('call')))),
    later('both', (id, on) => on('bookingLater') && on('triageLater')),
    later('devices', (id, on) => !isElement(id) && on('deviceChecks') && (on('lobby') || on('lobbyLater'))),
    later('camera', (id, on) => on('deviceChecks') && on('call')),
    later('drawings', (id, on) => !isElement(id) && on('lobby') && on('triageLater')),
    later('room', (id, on, graph) => !isElement(id) && !isLive(id) && on('lobby') && (on('call') || leavesLobby(graph).has(id))),
    later('checks', (id, on, graph) => !isElement(id) && !on('device') && on('deviceChecks') && leavesChecks(graph).has(id)),
    later('kit', (id, on) => isMedia(id) && on('call')),
    later('call', (id, on) => !isAlone(id) && !on('triageLater') && !on('bookingLater') && on('call')),
    later('beside', (id, on) => on('lobbyLater') && !on('triageLater') && !on('bookingLater')),
    later('steps', (id, on) => on('bookingLater')),
    // How soon it is seen is said by one element, and by few others in its words.
    { name: 'seen', test: /triage[\\/]vet-seen-today\.ts|locales[\\/](?:en[\\/])?seen\.ts/, priority: priority-- },
    // Packed rules lie alone: between code they would take a tenth more. What unpacks them unpacks words, too.
    { name: 'rules-packed', test: /packed-rules$/, priority: priority-- },
    { name: 'unpack', test: /triage[\\/]packed[\\/]/, priority: priority-- },
    { name: 'signs', test: /shared[\\/]icons\.paths/, priority: priority-- },
    // Texts are not among it: each comes with the element that says it, and nobody waits for another's.
    { name: 'base', test: /components[\\/]src[\\/](shared|clinic)[\\/]|node_modules[\\/](lit|lit-html|lit-element|@lit|valibot)[\\/]|signal-server[\\/]src[\\/]shared/, minShareCount: 2, priority: priority-- },
  ];
};

// Which modules share a file. What an owner meets first is small and comes in few files; what only staff use is never among it.
import { fileURLToPath } from 'node:url';

const source = (file) => fileURLToPath(new URL(`src/${file}`, import.meta.url));

/** The elements that owners meet first, often on a phone with a weak line: what both begin with is one file, and nothing else is in it. */
const firstScreens = ['triage/vet-triage-form.ts', 'flows/vet-booking.ts'];
/** What comes while the first screen of each is read. */
const laterSteps = ['triage/later.ts', 'flows/booking-steps.ts'];
/** The device test stands alone on pages too: its first words are as light as the first screens, and it takes nothing along that only others need. */
const deviceTest = ['consult/device-test/vet-device-test.ts', 'consult/device-test/vet-device-checks.ts'];
/** The waiting room of a visit: owners come to it from a mail, with nothing at hand. */
const waitingRoom = ['flows/vet-consult-room.ts'];
/** What every element needs as soon as it asks the server. */
const asking = ['clinic/exchange.ts', '../../signal-server/src/clinics/contract.ts', '../../signal-server/src/triage/flags.contract.ts'];

/** All that modules import, and what that imports; not what is loaded on use. */
function neededBy(files, graph) {
  const all = new Set(files.map((file) => source(file)));
  for (const id of all) for (const next of graph.getModuleInfo(id)?.importedIds ?? []) all.add(next);
  return all;
}

/** Gives a function for the graph of one build. */
function once(make) {
  let made;
  return (graph) => (made ??= make(graph));
}

const inEvery = (sets) => new Set([...sets[0]].filter((id) => sets.every((set) => set.has(id))));
/** A file that defines a tag: pages may use it alone. */
const isElement = (id) => /[\\/]vet-[\w-]+\.ts$/.test(id);

/** The groups for the build, in the order in which they choose. */
export const chunkGroups = () => {
  const others = (id) => !/[\\/]media[\\/]|device-(test|checks)/.test(id);
  const before = once((graph) => new Set([...neededBy(deviceTest.slice(0, 1), graph)].filter(others)));
  const first = once((graph) => neededBy(firstScreens, graph));
  // What others share with a first screen is in the same file: an element's own file gives nothing but the element.
  const start = once((graph) => {
    const all = first(graph);
    const both = inEvery(firstScreens.map((file) => neededBy([file], graph)));
    return new Set([...all].filter((id) => both.has(id) || (/[\\/]src[\\/](shared|clinic|locales)[\\/]/.test(id) && graph.getModuleInfo(id)?.importers.some((other) => !all.has(other)))).concat([...before(graph)]));
  });
  const device = once((graph) => new Set([...neededBy(deviceTest, graph)].filter((id) => others(id) && !start(graph).has(id))));
  // What is agreed to is loaded on use, and always used.
  const steps = once((graph) => neededBy(['flows/booking-steps.ts', 'consent/vet-consent-fields.ts'], graph));
  const shared = once((graph) => new Set([...neededBy(asking, graph), ...inEvery(laterSteps.map((file) => neededBy([file], graph))), ...[...device(graph)].filter((id) => steps(graph).has(id))]));
  const lobby = once((graph) => neededBy(waitingRoom, graph));
  // What a booking and its waiting room have in common, so that neither brings the rest of the other along; one file with what is shared anyway, for
  // a file of its own would weigh almost 1 kB more.
  const visit = once((graph) => inEvery([steps(graph), lobby(graph)]));
  // What else the waiting room has of the house; what later steps need too stays where they find it.
  const later = once((graph) => neededBy([...laterSteps, 'consent/vet-consent-fields.ts'], graph));
  const isOfTheHouse = (id) => /[\\/]src[\\/](shared|clinic|locales)[\\/]|node_modules[\\/]/.test(id);
  const room = once((graph) => new Set([...lobby(graph)].filter((id) => isOfTheHouse(id) && !later(graph).has(id) && !device(graph).has(id))));
  // In this order: nothing is in two of them, and nothing of a first screen in a later file.
  const group = (name, has, priority) => ({ debugName: name, name: (id, graph) => (has(graph).has(id) && (name === 'start' || !first(graph).has(id)) ? name : null), priority });
  return [
    // vet.js itself needs only this: everything else waits for a tag.
    { name: 'address', test: /server-address|preload-helper/, priority: 4 },
    group('start', start, 3),
    group('shared', (graph) => new Set([...shared(graph), ...visit(graph)]), 2),
    group('devices', device, 1.5),
    group('room', room, 1.4),
    group('steps', steps, 1),
    { name: 'drawings', test: /shared[\\/]icons\.after/, priority: 1 },
    { name: 'signs', test: /shared[\\/]icons\.paths/, priority: 1 },
    // Texts are not among it: each comes with the element that says it, and nobody waits for another's.
    { name: 'base', test: /components[\\/]src[\\/](shared|clinic)[\\/]|node_modules[\\/](lit|lit-html|lit-element|@lit|valibot)[\\/]|signal-server[\\/]src[\\/]shared/, minShareCount: 2 },
  ];
};

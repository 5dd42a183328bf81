import { serverOfScript, setServer } from './clinic/server-address.ts';

// The one script a page includes. It holds no element: each comes when its tag first stands on the page.

/** Where the elements that owners meet come from; all others stand in `tags.ts`, which comes when one of them is on the page. */
const elements: Readonly<Record<string, () => Promise<unknown>>> = {
  'vet-booked': () => import('./booking/vet-booked.ts'),
  'vet-booking': () => import('./flows/vet-booking.ts'),
  'vet-clinic': () => import('./clinic/vet-clinic.ts'),
  'vet-consult-room': () => import('./flows/vet-consult-room.ts'),
  'vet-danger-signs': () => import('./triage/vet-danger-signs.ts'),
  'vet-device-test': () => import('./consult/device-test/vet-device-test.ts'),
  'vet-emergency': () => import('./triage/vet-emergency.ts'),
  'vet-files': () => import('./files/vet-files.ts'),
  'vet-messages': () => import('./consult/tools/vet-messages.ts'),
  'vet-record': () => import('./records/vet-record.ts'),
  'vet-sign-in': () => import('./identity/vet-sign-in.ts'),
  'vet-triage-form': () => import('./triage/vet-triage-form.ts'),
  'vet-visit': () => import('./flows/vet-visit.ts'),
};

const coming = new Set<string>();

function define(tag: string): void {
  if (!tag.startsWith('vet-') || coming.has(tag)) return;
  coming.add(tag);
  // What every element begins with comes side by side with the first one, not after it.
  void import('./shared/define.ts').catch(() => undefined);
  const load = elements[tag] ?? (async () => (await import('./tags.ts')).others[tag]?.());
  load().catch((cause: unknown) => {
    // The next time the tag appears, or the network is back, it is tried again.
    coming.delete(tag);
    globalThis.addEventListener('online', () => define(tag), { once: true });
    console.error(`VetKit could not load <${tag}>.`, cause);
  });
}

/** Defines what stands in a root now. `:not(:defined)` skips all that is at work already. */
function look(root: ParentNode): void {
  for (const { localName } of root.querySelectorAll(':not(:defined)')) define(localName);
}

/** Watches a root for `<vet-*>` tags. The page itself is watched already; a page with shadow roots of its own hands them in here. */
export function observe(root: Document | ShadowRoot): void {
  look(root);
  new MutationObserver((changes) => {
    for (const { addedNodes } of changes) {
      for (const node of addedNodes) {
        if (!(node instanceof Element)) continue;
        define(node.localName);
        look(node);
      }
    }
  }).observe(root, { childList: true, subtree: true });
}

// Two copies on a page: the first one serves, the second stays quiet.
const page = globalThis as unknown as Record<symbol, URL | undefined>;
const mark = Symbol.for('vetkit');

if (typeof document !== 'undefined' && !page[mark]) {
  page[mark] = serverOfScript(import.meta.url);
  setServer(page[mark]);
  observe(document);
}

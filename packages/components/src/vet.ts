import { serverOfScript, setServer } from './clinic/server-address.ts';

// The one script a page includes. It holds no element: each comes when its tag first stands on the page.

/** Where each tag's element comes from. */
const elements: Readonly<Record<string, () => Promise<unknown>>> = {
  'vet-appointment-types': () => import('./calendar/vet-appointment-types.ts'),
  'vet-appointments': () => import('./booking/vet-appointments.ts'),
  'vet-availability': () => import('./calendar/vet-availability.ts'),
  'vet-booked': () => import('./booking/vet-booked.ts'),
  'vet-booking': () => import('./flows/vet-booking.ts'),
  'vet-booking-settings': () => import('./calendar/vet-booking-settings.ts'),
  'vet-clinic': () => import('./clinic/vet-clinic.ts'),
  'vet-agreement': () => import('./consent/vet-agreement.ts'),
  'vet-consent-text': () => import('./consent/vet-consent-text.ts'),
  'vet-attendance': () => import('./consult/wrap-up/vet-attendance.ts'),
  'vet-breath-counter': () => import('./consult/call/vet-breath-counter.ts'),
  'vet-call': () => import('./consult/call/vet-call.ts'),
  'vet-call-tools': () => import('./consult/call/vet-call-tools.ts'),
  'vet-guests': () => import('./consult/call/vet-guests.ts'),
  'vet-line': () => import('./consult/call/vet-line.ts'),
  'vet-tile': () => import('./consult/call/vet-tile.ts'),
  'vet-typed-words': () => import('./consult/call/vet-typed-words.ts'),
  'vet-consult-bar': () => import('./consult/tools/vet-consult-bar.ts'),
  'vet-consult-room': () => import('./flows/vet-consult-room.ts'),
  'vet-danger-signs': () => import('./triage/vet-danger-signs.ts'),
  'vet-device-report': () => import('./consult/device-test/vet-device-report.ts'),
  'vet-device-test': () => import('./consult/device-test/vet-device-test.ts'),
  'vet-desk-booking': () => import('./flows/vet-desk-booking.ts'),
  'vet-doorbell': () => import('./consult/lobby/vet-doorbell.ts'),
  'vet-emergency': () => import('./triage/vet-emergency.ts'),
  'vet-files': () => import('./files/vet-files.ts'),
  'vet-free-times': () => import('./calendar/vet-free-times.ts'),
  'vet-help-requests': () => import('./consult/tools/vet-help-requests.ts'),
  'vet-history': () => import('./consult/tools/vet-history.ts'),
  'vet-holidays': () => import('./calendar/vet-holidays.ts'),
  'vet-live-call': () => import('./booking/vet-live-call.ts'),
  'vet-own-look': () => import('./consult/look/vet-own-look.ts'),
  'vet-profile': () => import('./people/vet-profile.ts'),
  'vet-record': () => import('./records/vet-record.ts'),
  'vet-record-editor': () => import('./records/vet-record-editor.ts'),
  'vet-recording': () => import('./recordings/vet-recording.ts'),
  'vet-recording-settings': () => import('./recordings/vet-recording-settings.ts'),
  'vet-recordings': () => import('./recordings/vet-recordings.ts'),
  'vet-sign-in': () => import('./identity/vet-sign-in.ts'),
  'vet-messages': () => import('./consult/tools/vet-messages.ts'),
  'vet-waiting-list': () => import('./booking/vet-waiting-list.ts'),
  'vet-wrap-up': () => import('./consult/wrap-up/vet-wrap-up.ts'),
  'vet-visit': () => import('./flows/vet-visit.ts'),
  'vet-triage-form': () => import('./triage/vet-triage-form.ts'),
  'vet-triage-queue': () => import('./triage/vet-triage-queue.ts'),
};

const coming = new Set<string>();

function define(tag: string): void {
  const load = elements[tag];
  if (!load || coming.has(tag)) return;
  coming.add(tag);
  // What every element begins with comes side by side with the first one, not after it.
  void import('./shared/define.ts').catch(() => undefined);
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

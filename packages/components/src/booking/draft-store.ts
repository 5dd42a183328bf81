import { Hold } from '@vetkit/signal-server/booking/contract';
import { Slot } from '@vetkit/signal-server/calendar/contract';
import { Modality, Urgency } from '@vetkit/signal-server/shared/words.contract';
import { RedFlag } from '@vetkit/signal-server/triage/contract';
import * as v from 'valibot';
import { emptyDraft, kept, type Draft } from './draft.ts';

const text = v.string();

/** A draft as it is kept: without the appointment, which is asked for again. */
const KeptDraft = v.object({
  savedAt: v.number(),
  step: v.picklist(['danger', 'emergency', 'visit', 'time', 'contact', 'done']),
  flags: v.array(RedFlag),
  knownPet: v.optional(text, ''),
  pet: v.object({ name: text, species: text, breed: text, age: text }),
  more: v.optional(v.array(v.object({ name: text, species: text, breed: text, age: text, knownPet: text })), []),
  visit: v.object({ reason: text, type: text, modality: v.union([Modality, v.literal('')]), country: text, region: text }),
  contact: v.object({ name: text, email: text, phone: text, sms: v.optional(v.boolean(), false) }),
  consent: v.object({ telehealth: v.boolean(), privacy: v.boolean() }),
  hold: v.optional(v.object({ ...Hold.entries, endsAt: v.number(), owner: v.optional(text, '') })),
  lost: v.optional(v.object({ why: v.picklist(['slot-taken', 'slot-past', 'slot-unknown', 'hold-expired']), start: text, slots: v.array(Slot) })),
  urgency: v.optional(v.union([Urgency, v.literal('')]), ''),
  live: v.optional(v.object({ id: text, type: text })),
  reference: text,
});

// As long as a draft token lives: a booking left open over night on a shared computer is gone the next day.
const lifetime = 24 * 3_600_000;

type Store = Pick<Storage, 'getItem' | 'setItem' | 'removeItem'>;

/** Where a booking being made outlives a reload: in this tab only, and no longer than a day. */
export interface DraftStore {
  read(): Draft;
  write(draft: Draft): void;
}

/** Opens the draft of one clinic. Storage that is full or forbidden costs only the reload. */
export function openDraft(server: URL, clinic: string, storage: Store | undefined = tabStorage(), now: () => number = Date.now): DraftStore {
  const key = `vetkit booking ${server.href} ${clinic}`;
  return {
    read() {
      try {
        const parsed = v.safeParse(v.pipe(v.string(), v.parseJson(), KeptDraft), storage?.getItem(key));
        if (!parsed.success || now() - parsed.output.savedAt > lifetime) return emptyDraft;
        const { savedAt: _, ...draft } = parsed.output;
        return { ...emptyDraft, ...draft };
      } catch {
        return emptyDraft;
      }
    },
    write(draft) {
      const worth = kept(draft);
      try {
        if (worth) storage?.setItem(key, JSON.stringify({ ...worth, savedAt: now() }));
        else storage?.removeItem(key);
      } catch {
        // Full or forbidden: the page still has it.
      }
    },
  };
}

function tabStorage(): Store | undefined {
  try {
    return globalThis.sessionStorage;
  } catch {
    return undefined; // reading it throws in some privacy modes
  }
}

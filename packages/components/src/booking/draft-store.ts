import { tabDraft } from '../shared/tab-draft.ts';
import { emptyDraft, kept, type Draft } from './draft.ts';

/** Where a booking being made outlives a reload: in this tab only, and no longer than a day, which is how long a draft token lives. */
export interface DraftStore {
  /** What was kept, or undefined at once: looking through it takes the schema library, for which no first visit waits. */
  read(): Promise<Draft> | undefined;
  write(draft: Draft): void;
}

/** Opens the draft of one clinic. */
export function openDraft(server: URL, clinic: string, ...world: readonly [storage?: Parameters<typeof tabDraft>[1], now?: () => number]): DraftStore {
  const place = tabDraft(`vetkit booking ${server.href} ${clinic}`, ...world);
  return {
    read() {
      const said = place.read();
      return said === undefined ? undefined : import('./kept-draft.ts').then(({ draftFrom }) => draftFrom(said), () => emptyDraft);
    },
    write: (draft) => place.write(kept(draft)),
  };
}

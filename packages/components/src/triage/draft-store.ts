import { tabDraft } from '../shared/tab-draft.ts';
import { emptyTriage, type TriageDraft } from './draft.ts';

/** What was told so far at one clinic, in this tab only. */
export function openTriageDraft(key: string) {
  const place = tabDraft(`vetkit triage ${key}`);
  return {
    /** What was kept, or undefined at once: looking through it takes the schema library, for which no first visit waits. */
    read(): Promise<TriageDraft> | undefined {
      const said = place.read();
      return said === undefined ? undefined : import('./kept-draft.ts').then(({ triageDraftFrom }) => triageDraftFrom(said, emptyTriage), () => emptyTriage);
    },
    write: (draft: TriageDraft): void => place.write(draft === emptyTriage ? undefined : draft),
  };
}

import type { RecordBody } from '@vetkit/signal-server/records/contract';
import { rangedKind } from '@vetkit/signal-server/records/rules/vitals';
import { snippetPlaces, type Snippet, type SnippetPlace } from '@vetkit/signal-server/records/settings.contract';

/** A slash that is being typed: where it stands, and what follows it. */
export interface Slash {
  readonly start: number;
  readonly typed: string;
}

/** The slash right before the caret, at the beginning of a word: `He scratches. /ear|`. */
export function slashBefore(value: string, caret: number): Slash | undefined {
  const found = /(?:^|\s)\/([\p{L}\p{N}-]*)$/u.exec(value.slice(Math.max(0, caret - 60), caret));
  return found ? { start: caret - (found[1]?.length ?? 0) - 1, typed: found[1] ?? '' } : undefined;
}

const mostOffered = 6;
const plain = (text: string): string => text.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase();

/** Whether a snippet is meant for this animal: the same word, or the same kind in other words. */
export function fitsSpecies({ species }: Snippet, animal: string): boolean {
  if (species === null || plain(species) === plain(animal)) return true;
  const kind = rangedKind(species);
  return kind !== undefined && kind === rangedKind(animal);
}

/** The snippets that begin with what was typed, then those that hold it; only those for this animal. */
export function offered(all: readonly Snippet[], typed: string, animal: string): Snippet[] {
  const wanted = plain(typed);
  const fits = all.filter((snippet) => fitsSpecies(snippet, animal) && plain(snippet.name).includes(wanted));
  return fits.sort((a, b) => Number(!plain(a.name).startsWith(wanted)) - Number(!plain(b.name).startsWith(wanted)) || (a.name < b.name ? -1 : 1)).slice(0, mostOffered);
}

export const isSnippetPlace = (id: string): id is SnippetPlace => (snippetPlaces as readonly string[]).includes(id);

/** What a template writes at other places: only where nothing stands yet. `mayWrite` leaves out what the writer may not. */
export function alsoWrites({ also }: Snippet, body: RecordBody, mayWrite: (place: SnippetPlace) => boolean = () => true): Partial<RecordBody> {
  const change: { -readonly [place in SnippetPlace]?: string } & { summary?: RecordBody['summary'] } = {};
  for (const place of snippetPlaces) {
    const text = also[place];
    if (!text || !mayWrite(place)) continue;
    if (place === 'found' || place === 'nextSteps' || place === 'callIf') {
      if (!body.summary[place].trim()) change.summary = { ...(change.summary ?? body.summary), [place]: text };
    } else if (!body[place].trim()) change[place] = text;
  }
  return change;
}

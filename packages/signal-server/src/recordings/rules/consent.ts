import type { RecordingState, StopReason } from '../contract.ts';

/** What decides whether a call may be recorded now: who is in it, who asked, what each of them said. */
export interface Asking {
  /** Who asked; their own browser records. */
  readonly asker: string;
  /** Everybody in the call now. */
  readonly here: readonly string[];
  /** What each person said last, whether they are here or not. */
  readonly answers: Readonly<Record<string, boolean>>;
  readonly pausedBy: string | null;
  /** Something was recorded already. */
  readonly begun: boolean;
  /** Why it is over; null while it is not. */
  readonly over: StopReason | null;
}

export type AskingEvent =
  /** Who is in the call now. */
  | { readonly type: 'people'; readonly here: readonly string[] }
  | { readonly type: 'answered'; readonly person: string; readonly yes: boolean }
  | { readonly type: 'paused' | 'resumed'; readonly person: string }
  | { readonly type: 'over'; readonly why: StopReason };

/** Somebody asks, and has thereby agreed. Who agreed earlier in the same call has not to be asked again. */
export const asked = (asker: string, here: readonly string[], agreedBefore: readonly string[] = []): Asking =>
  begun({ asker, here, answers: Object.fromEntries([...agreedBefore, asker].map((person) => [person, true])), pausedBy: null, begun: false, over: null });

/** Not alone, whoever records among them, and every one of them has said yes. Silence is no yes. */
export const allAgree = ({ asker, here, answers }: Pick<Asking, 'asker' | 'here' | 'answers'>): boolean =>
  here.length > 1 && here.includes(asker) && here.every((person) => answers[person] === true);

/** How it stands. Only `recording` records. */
export function standing(asking: Asking): Extract<RecordingState, 'asked' | 'recording' | 'paused' | 'processing' | 'declined'> {
  if (asking.over) return asking.begun ? 'processing' : 'declined';
  if (!allAgree(asking)) return asking.begun ? 'paused' : 'asked';
  return asking.pausedBy === null ? 'recording' : 'paused';
}

/** Who paused goes on; anybody may, once they are no longer here. */
export const mayResume = ({ pausedBy, here }: Asking, person: string): boolean => pausedBy === person || (pausedBy !== null && !here.includes(pausedBy));

/** The asking after something happened. What is over stays over. */
export function askingAfter(asking: Asking, event: AskingEvent): Asking {
  if (asking.over) return asking;
  switch (event.type) {
    case 'people':
      return begun({ ...asking, here: event.here });
    case 'answered': {
      const answers = { ...asking.answers, [event.person]: event.yes };
      if (event.yes) return begun({ ...asking, answers });
      return { ...asking, answers, over: asking.answers[event.person] === true ? 'taken-back' : 'refused' };
    }
    case 'paused':
      return asking.begun && asking.pausedBy === null ? { ...asking, pausedBy: event.person } : asking;
    case 'resumed':
      return mayResume(asking, event.person) ? begun({ ...asking, pausedBy: null }) : asking;
    case 'over':
      return { ...asking, over: event.why };
  }
}

const begun = (asking: Asking): Asking => (standing(asking) === 'recording' ? { ...asking, begun: true } : asking);

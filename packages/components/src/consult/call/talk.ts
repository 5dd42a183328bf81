import type { Facing } from '../../media/sides.ts';
import type { Asked, Word } from './word.ts';

/** What the people in a call have said to each other by their rooms: pure. */
export interface Talk {
  /** What somebody has asked for, until it is answered. */
  readonly asked: { readonly by: string; readonly what: Asked } | null;
  /** What was asked from here, and how that stands. */
  readonly mine: { readonly what: Asked; readonly is: 'waiting' | 'yes' | 'no' } | null;
  /** With sound only, both sides having agreed. */
  readonly soundOnly: boolean;
  /** Who agreed to that from the other side: when they leave, so does what was agreed. */
  readonly soundWith: string | null;
  readonly facing: Readonly<Record<string, Facing | null>>;
  /** The last lines that somebody typed; the last one may still grow. */
  readonly typed: { readonly by: string; readonly lines: readonly string[]; readonly done: boolean } | null;
  readonly breaths: { readonly by: string; readonly count: number; readonly seconds: number } | null;
  readonly photo: { readonly by: string; readonly file: string } | null;
}

export const noTalk: Talk = { asked: null, mine: null, soundOnly: false, soundWith: null, facing: {}, typed: null, breaths: null, photo: null };

/** Lines of typed words that stay to be read. */
const LINES = 3;

export type TalkEvent =
  | { readonly type: 'heard'; readonly by: string; readonly word: Word }
  | { readonly type: 'said'; readonly word: Word }
  | { readonly type: 'left'; readonly by: string }
  /** Read: what was asked, answered, typed, counted or taken goes away. */
  | { readonly type: 'read'; readonly what: 'mine' | 'typed' | 'breaths' | 'photo' };

export function talkAfter(talk: Talk, event: TalkEvent): Talk {
  switch (event.type) {
    case 'heard':
      return heard(talk, event.by, event.word);
    case 'said':
      return said(talk, event.word);
    case 'left': {
      const { [event.by]: _, ...facing } = talk.facing;
      return { ...talk, facing, soundOnly: talk.soundOnly && talk.soundWith !== event.by, asked: talk.asked?.by === event.by ? null : talk.asked, typed: talk.typed?.by === event.by ? null : talk.typed };
    }
    case 'read':
      return { ...talk, [event.what]: null };
  }
}

function heard(talk: Talk, by: string, word: Word): Talk {
  switch (word.is) {
    case 'ask':
      return { ...talk, asked: { by, what: word.what } };
    case 'answer':
      // Only what was asked can be answered: nobody changes this side by answering out of the blue.
      if (talk.mine?.what !== word.what || talk.mine.is !== 'waiting') return talk;
      return { ...talk, mine: { what: word.what, is: word.yes ? 'yes' : 'no' }, ...soundAfter(talk, word, by) };
    case 'facing':
      return { ...talk, facing: { ...talk.facing, [by]: word.facing } };
    case 'typed': {
      const before = talk.typed?.by === by ? talk.typed : { by, lines: [], done: true };
      const whole = before.done ? before.lines : before.lines.slice(0, -1);
      return { ...talk, typed: { by, lines: [...whole, word.text].slice(-LINES), done: word.done } };
    }
    case 'breaths':
      return { ...talk, breaths: { by, count: word.count, seconds: word.seconds } };
    case 'photo':
      return { ...talk, photo: { by, file: word.file } };
  }
}

function said(talk: Talk, word: Word): Talk {
  if (word.is === 'ask') return { ...talk, mine: { what: word.what, is: 'waiting' } };
  if (word.is !== 'answer' || talk.asked?.what !== word.what) return talk;
  return { ...talk, asked: null, ...soundAfter(talk, word, talk.asked.by) };
}

/** Sound only needs a yes; back to the picture needs none: a camera is everybody's own to turn on. */
const soundAfter = ({ soundOnly, soundWith }: Talk, { what, yes }: Extract<Word, { is: 'answer' }>, by: string): Pick<Talk, 'soundOnly' | 'soundWith'> =>
  what === 'sound' && yes ? { soundOnly: true, soundWith: by } : what === 'picture' ? { soundOnly: false, soundWith: null } : { soundOnly, soundWith };

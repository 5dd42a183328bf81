import type { MedicalRecord } from '@vetkit/signal-server/records/contract';
import { emptyRecord } from '@vetkit/signal-server/records/rules';
import { expect, test } from '../testing/story.ts';
import { draftAfter, type DraftState } from './draft.ts';
import { recordOf } from './testing.ts';

const body = (subjective: string) => ({ ...emptyRecord(), subjective });
const here = (n: number) => ({ id: '00000000-0000-4000-8000-00000000000a', n });
const saved = (record: MedicalRecord): DraftState => ({ is: 'saved', record, body: record.body });

describe('a draft', () => {
  test('typed, sent, saved', () => {
    const record = recordOf({ revision: 3 });
    const typed = draftAfter(saved(record), { type: 'typed', body: body('Scratches') });
    const sending = draftAfter(typed, { type: 'sending' });
    const sent = draftAfter(sending, { type: 'sent', record: recordOf({ revision: 4, body: body('Scratches') }) });
    expect([typed.is, sending.is, sent.is]).to.deep.equal(['changed', 'saving', 'saved']);
  });

  test('what is typed while sending is sent again, and never replaced by the answer', () => {
    const sending: DraftState = { is: 'saving', record: recordOf({ revision: 3 }), body: body('Scra'), again: false };
    const typed = draftAfter(sending, { type: 'typed', body: body('Scratches') });
    const answered = draftAfter(typed, { type: 'sent', record: recordOf({ revision: 4, body: body('Scra') }) });
    expect(answered).to.deep.include({ is: 'changed', body: body('Scratches') });
  });

  test('a draft kept on this device goes on where it was', () => {
    const state = draftAfter({ is: 'loading' }, { type: 'loaded', record: recordOf({ revision: 3 }), kept: { body: body('Unsent'), revision: 3, writing: here(5) } });
    expect(state).to.deep.include({ is: 'changed', body: body('Unsent') });
  });

  test('a draft kept from an older revision is shown beside the newer one', () => {
    const theirs = recordOf({ revision: 5, body: body('Theirs') });
    const state = draftAfter({ is: 'loading' }, { type: 'loaded', record: theirs, kept: { body: body('Mine'), revision: 3, writing: here(5) } });
    expect(state).to.deep.include({ is: 'conflict', body: body('Mine'), theirs });
  });

  test('somebody saved in between: both are there, and the choice is saved on top', () => {
    const theirs = recordOf({ revision: 4, body: body('Theirs') });
    const stale = draftAfter({ is: 'saving', record: recordOf({ revision: 3 }), body: body('Mine'), again: false }, { type: 'stale', theirs, writing: here(5) });
    expect(stale.is).to.equal('conflict');
    const chosen = draftAfter(stale, { type: 'chosen', body: body('Mine') });
    expect(chosen).to.deep.include({ is: 'changed', body: body('Mine'), record: theirs });
  });

  test('the page went away in the middle: the save that arrived is newer than the letters kept', () => {
    const record = recordOf({ revision: 4, body: body('Sore ear'), writing: here(8) });
    const state = draftAfter({ is: 'loading' }, { type: 'loaded', record, kept: { body: body('So'), revision: 3, writing: here(2) } });
    expect(state).to.deep.include({ is: 'saved', body: body('Sore ear') });
  });

  test('the page went away in the middle: letters kept after the save that arrived are sent on top of it', () => {
    const record = recordOf({ revision: 4, body: body('So'), writing: here(2) });
    const state = draftAfter({ is: 'loading' }, { type: 'loaded', record, kept: { body: body('Sore ear'), revision: 3, writing: here(8) } });
    expect(state).to.deep.include({ is: 'changed', body: body('Sore ear'), record });
  });

  test('opened without the server: letters on top of a save whose answer was lost are sent on top of it, never instead of newer ones', () => {
    const kept = { body: body('Sore ears'), revision: 3, base: body('S'), writing: { id: '00000000-0000-4000-8000-00000000000b', n: 4 }, after: [here(5)] };
    const meets = (n: number, words: string) => draftAfter({ is: 'offline', record: recordOf({ revision: 3 }), body: kept.body }, { type: 'loaded', record: recordOf({ revision: 4, body: body(words), writing: here(n) }), kept });
    expect(meets(2, 'So')).to.deep.include({ is: 'changed', body: body('Sore ears') });
    expect(meets(8, 'Sour')).to.deep.include({ is: 'conflict', body: body('Sore ears') });
  });

  test('an answer that was lost is no conflict with oneself', () => {
    const theirs = recordOf({ revision: 4, body: body('So'), writing: here(2) });
    const state = draftAfter({ is: 'saving', record: recordOf({ revision: 3 }), body: body('Sore ear'), again: false }, { type: 'stale', theirs, writing: here(8) });
    expect(state).to.deep.include({ is: 'changed', body: body('Sore ear'), record: theirs });
  });

  test('a completed record takes no more words', () => {
    const record = recordOf({ state: 'completed', body: body('Final') });
    const state = draftAfter({ is: 'loading' }, { type: 'loaded', record, kept: { body: body('Late'), revision: 3, writing: here(5) } });
    expect(draftAfter(state, { type: 'typed', body: body('Later') })).to.deep.include({ is: 'completed', body: body('Final') });
  });
});

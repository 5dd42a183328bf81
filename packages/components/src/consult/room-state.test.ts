import { expect, test } from '../testing/story.ts';
import { atFirst, type RoomAction, roomAfter, type RoomState } from './room-state.ts';

const after = (...actions: readonly (RoomAction | RoomAction['type'])[]): RoomState =>
  actions.reduce<RoomState>((state, action) => roomAfter(state, typeof action === 'string' ? ({ type: action } as RoomAction) : action), atFirst);

const tab = { type: 'elsewhere', on: 'tab' } as const;

describe('where a browser is in the room', () => {
  test('in, out and in again', () => {
    expect(after('join').place).to.deep.equal({ is: 'lobby', joining: 'busy' });
    expect(after('join', 'joined').place.is).to.equal('call');
    expect(after('join', 'refused').place).to.deep.equal({ is: 'lobby', joining: 'failed' });
    expect(after('join', 'joined', { type: 'left', why: 'pressed' }, 'join', 'joined').place.is).to.equal('call');
  });

  test('what comes late changes nothing: let in after the end, refused after being in', () => {
    expect(after('join', 'ended', 'joined').place.is).to.equal('over');
    expect(after('join', 'joined', 'refused').place.is).to.equal('call');
    expect(after('joined').place.is).to.equal('lobby');
    expect(after('ended', 'join').place.is).to.equal('over');
  });

  test('one tab has the call: the other one waits, moves it here, or is told that it is free again', () => {
    expect(after('join', 'joined', { type: 'left', why: 'moved' }).place).to.deep.equal({ is: 'elsewhere', on: 'tab' });
    expect(after('join', 'joined', { type: 'left', why: 'superseded' }).place, 'by another device').to.deep.equal({ is: 'elsewhere', on: 'pushed' });
    expect(after(tab).place.is).to.equal('elsewhere');
    expect(after(tab, 'join', 'joined').place.is).to.equal('call');
    expect(after(tab, 'alone').place.is).to.equal('lobby');
    expect(after('join', tab).place).to.deep.equal({ is: 'lobby', joining: 'busy' });
    expect(after('join', 'joined', tab).place.is).to.equal('call');
  });

  test('what was not seen yet is marked until its panel is opened', () => {
    const news = (name: string): RoomAction => ({ type: 'news', name });
    expect(after(news('messages'), news('messages'), news('notes')).panel.news).to.deep.equal(['messages', 'notes']);
    expect(after(news('messages'), news('notes'), { type: 'open-panel', name: 'messages' }, 'close-panel').panel.news).to.deep.equal(['notes']);
    expect(after(news('messages'), { type: 'open-panel', name: 'files' }).panel.news).to.deep.equal(['messages']);
  });

  test('not let in any more: a call that runs goes on, and a new link opens the lobby again', () => {
    expect(after('shut').place.is).to.equal('removed');
    expect(after('join', 'refused', 'shut').place.is).to.equal('removed');
    expect(after('join', 'joined', 'shut').place.is).to.equal('call');
    expect(after('join', 'joined', { type: 'left', why: 'removed' }, 'shut').place.is).to.equal('removed');
    expect(after('ended', 'shut').place.is).to.equal('over');
    expect(after('shut', 'ended').place.is).to.equal('over');
    expect(after('shut', 'alone').place.is).to.equal('lobby');
  });

  test('a panel stays chosen while it is closed; off the page everything is as at first', () => {
    const record = after({ type: 'open-panel', name: 'record' }, 'close-panel');
    expect(record.panel).to.deep.equal({ name: 'record', open: false, kept: ['messages', 'record'], news: [] });
    expect(roomAfter(record, { type: 'open-panel' }).panel).to.deep.equal({ name: 'record', open: true, kept: ['messages', 'record'], news: [] });
    expect(after('join', 'joined', 'removed').place.is).to.equal('lobby');
  });
});

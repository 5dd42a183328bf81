import { expect, test } from 'vitest';
import { after, hours, minutes } from '../shared/clock.ts';
import { codeTries, isLive, judgeCode, linkRefusal, sessionEnd, touched, visitAccessEnd } from './rules.ts';

const now = new Date('2030-01-07T10:00:00.000Z');
const asked = { tries: 0, expiresAt: after(now, minutes(10)), usedAt: null };

test('a right code is right until it lapses, is used, or was tried too often', () => {
  expect(judgeCode(asked, { matches: true, wrongBefore: 0, now })).toEqual({ verdict: 'right' });
  expect(judgeCode({ ...asked, tries: codeTries - 1 }, { matches: true, wrongBefore: 0, now })).toEqual({ verdict: 'right' });
  expect(judgeCode({ ...asked, tries: codeTries }, { matches: true, wrongBefore: 0, now })).toEqual({ verdict: 'over' });
  expect(judgeCode({ ...asked, usedAt: now }, { matches: true, wrongBefore: 0, now })).toEqual({ verdict: 'over' });
  expect(judgeCode(asked, { matches: true, wrongBefore: 0, now: asked.expiresAt })).toEqual({ verdict: 'over' });
  expect(judgeCode(undefined, { matches: true, wrongBefore: 0, now })).toEqual({ verdict: 'over' });
});

test('a wrong code says how many tries are left', () => {
  expect([0, 1, 2, 3, 4].map((tries) => judgeCode({ ...asked, tries }, { matches: false, wrongBefore: 0, now }))).toEqual([4, 3, 2, 1, 0].map((triesLeft) => ({ verdict: 'wrong', triesLeft })));
  expect(judgeCode({ ...asked, tries: 5 }, { matches: false, wrongBefore: 0, now })).toEqual({ verdict: 'over' });
});

test('sessions end when they should', () => {
  expect(sessionEnd('draft', now)).toEqual(after(now, hours(24)));
  expect(sessionEnd('owner', now)).toEqual(after(now, hours(2)));
  expect(sessionEnd('staff', now)).toEqual(after(now, hours(12)));
  expect(visitAccessEnd(now)).toEqual(after(now, hours(48)));
  const session = { kind: 'staff' as const, usedAt: now, expiresAt: after(now, 1), revokedAt: null };
  expect(isLive(session, now)).toBe(true);
  expect(isLive(session, after(now, 1))).toBe(false);
  expect(isLive({ ...session, revokedAt: now }, now)).toBe(false);
  expect(isLive({ ...session, endedAt: now }, now)).toBe(false);
  expect(isLive({ ...session, endedAt: after(now, 1) }, now)).toBe(true);
});

test('only staff sessions are prolonged by use, once a minute', () => {
  const owner = { kind: 'owner' as const, usedAt: now, expiresAt: after(now, hours(2)), revokedAt: null };
  expect(touched(owner, after(now, 59_999))).toBeUndefined();
  expect(touched(owner, after(now, minutes(1)))).toEqual(owner.expiresAt);
  expect(touched({ ...owner, kind: 'staff' }, after(now, minutes(1)))).toEqual(after(now, minutes(1) + hours(12)));
});

test('sign-in links work once, appointment links until they end; revoking ends both', () => {
  const link = { kind: 'sign-in' as const, expiresAt: after(now, 1), usedAt: null, revokedAt: null };
  expect(linkRefusal(link, now)).toBeUndefined();
  expect(linkRefusal({ ...link, usedAt: now }, now)).toBe('link-used');
  expect(linkRefusal({ ...link, kind: 'appointment', usedAt: now }, now)).toBeUndefined();
  expect(linkRefusal({ ...link, kind: 'appointment' }, after(now, 1))).toBe('link-expired');
  expect(linkRefusal({ ...link, kind: 'appointment', revokedAt: now }, now)).toBe('link-revoked');
});

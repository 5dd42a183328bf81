import { expect, test } from 'vitest';
import type { TimelineEvent } from '../contract.ts';
import { attendanceOf } from './attendance.ts';

const start = new Date('2030-01-07T15:00:00Z');
const visit = { start, end: new Date('2030-01-07T15:30:00Z') };
const said = (side: 'owner' | 'staff', afterS: number, type: string, data: object): TimelineEvent => ({
  seq: afterS, at: new Date(start.getTime() + afterS * 1000).toISOString(), actor: { kind: side, id: '00000000-0000-4000-8000-000000000001' }, type, data: { ...data },
});
const measured = (side: 'owner' | 'staff', afterS: number, poor: number, restarts: number) => said(side, afterS, 'call.measured', { twoWayAudio: 60, of: 'v1', quality: { good: 60 - poor, fair: 0, poor }, restarts, recalls: 0, last: false });

test('what was not good at the device test, a line that was lost, and how the line was', () => {
  const events = [
    said('owner', -90, 'device.tested', { results: { camera: 'good', network: 'high-loss', battery: 'low' } }),
    measured('owner', 60, 12, 1), measured('staff', 60, 0, 0), measured('owner', 120, 8, 2),
    said('owner', 130, 'call.left', { peer: 'o1', why: 'lost' }),
    said('staff', 300, 'call.left', { peer: 'v1', why: 'left' }),
  ];
  const staffs = attendanceOf(events, visit, 'staff');
  expect(staffs.lines.map(({ side, code, trouble }) => [side, code, trouble])).toEqual([['owner', 'tested', ['network', 'battery']], ['owner', 'lost', undefined], ['staff', 'left', undefined]]);
  expect(staffs.network).toEqual({ owner: { poorS: 20, mended: 3 }, staff: { poorS: 0, mended: 0 } });
  // An owner reads of their own line only.
  expect(attendanceOf(events, visit, 'owner').network).toEqual({ owner: { poorS: 20, mended: 3 }, staff: null });
});

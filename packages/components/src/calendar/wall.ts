import { clock } from '../shared/time.ts';

/** A wall time `13:30` as people write it: `1:30 pm`. `24:00` is midnight, as `00:00` is. */
export function sayWall(wall: string, locale: string): string {
  const [hour = 0, minute = 0] = wall.split(':').map(Number);
  return clock(Date.UTC(2000, 0, 3, hour % 24, minute), { locale, zone: 'UTC' });
}

const words: Readonly<Record<string, string>> = { noon: '12:00', midnight: '00:00' };

/** Reads what a person types for a time: `9`, `9:30`, `0930`, `1.30 pm`, `13h30`, `noon`. Nothing when it is no time. */
export function readWall(typed: string): string | undefined {
  const text = typed.trim().toLowerCase().replace(/[\s\u00a0\u202f]+/g, ' ');
  if (text in words) return words[text];
  const match = /^(\d{1,2})(?:\s?[:.h]\s?(\d{2})|(\d{2}))?\s?h?\s?(?:([ap])\.?\s?m?\.?)?$/.exec(text);
  if (!match) return undefined;
  const [, hours = '', withColon, without, half] = match;
  const minute = Number(withColon ?? without ?? 0);
  let hour = Number(hours);
  if (half) {
    if (hour < 1 || hour > 12) return undefined;
    hour = (hour % 12) + (half === 'p' ? 12 : 0);
  }
  if (minute > 59 || hour > 24 || (hour === 24 && minute > 0)) return undefined;
  return `${String(hour).padStart(2, '0')}:${String(minute).padStart(2, '0')}`;
}

import { timingSafeEqual } from 'node:crypto';
import { after, minutes } from '../shared/clock.ts';
import type { Keys } from '../shared/keys.ts';
import type { FileLink } from './contract.ts';
import { linkMinutes } from './rules/limits.ts';

const signature = (keys: Keys, clinic: string, file: string, until: string): string => keys.hash('file-link', JSON.stringify([clinic, file, until])).toString('base64url');

/** The path of a file's content, which works for a while for whoever has it: pictures and videos of a page cannot send a token. */
export function linkFor(keys: Keys, { clinic, file, now }: { clinic: { id: string; slug: string }; file: string; now: Date }): string {
  const until = String(after(now, minutes(linkMinutes)).getTime());
  return `/api/v1/clinics/${clinic.slug}/files/${file}?until=${until}&sig=${signature(keys, clinic.id, file, until)}`;
}

/** What a link is worth now. */
export function judgeLink(keys: Keys, { clinic, file, link, now }: { clinic: string; file: string; link: FileLink; now: Date }): 'good' | 'ended' | 'wrong' {
  const [given, right] = [Buffer.from(link.sig), Buffer.from(signature(keys, clinic, file, link.until))];
  if (given.length !== right.length || !timingSafeEqual(given, right)) return 'wrong';
  return Number(link.until) > now.getTime() ? 'good' : 'ended';
}

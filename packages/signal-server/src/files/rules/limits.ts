import type { FilesProblem } from '../contract.ts';

const MB = 1_000_000;

/** What may be sent: with a token that only holds a time, few and small; for a booked visit, earlier records and videos too. */
export const limits = {
  draft: { files: 5, bytes: 20 * MB },
  appointment: { files: 20, bytes: 500 * MB },
} as const;

/** All files of one clinic together, in bytes, until its settings say otherwise. */
export const clinicBytes = 50_000 * MB;

/** Uploads in which nothing has come for so long, and files of times that were never booked, are removed. */
export const keptHours = 24;

/** How long a link to a file's content works, in minutes. */
export const linkMinutes = 10;

/** What is there already; uploads that go on count with what has come of them. */
export interface Usage {
  readonly files: number;
  readonly clinicBytes: number;
}

/** Why a file of this length cannot be added, with what would fit; nothing when it can. */
export function whyNotAdd(length: number, { files, bytes }: { files: number; bytes: number }, usage: Usage, quota = clinicBytes): { code: FilesProblem; extra?: Record<string, number> } | undefined {
  if (length <= 0) return { code: 'file-empty' };
  if (length > bytes) return { code: 'file-too-large', extra: { bytes } };
  if (usage.files >= files) return { code: 'too-many-files', extra: { files } };
  if (usage.clinicBytes + length > quota) return { code: 'clinic-full' };
  return undefined;
}

/** Whether the rest of an upload still fits: others may have come since it was begun. */
export const stillFits = ({ length, received }: { readonly length: number; readonly received: number }, usage: Pick<Usage, 'clinicBytes'>, quota = clinicBytes): boolean => usage.clinicBytes + length - received <= quota;

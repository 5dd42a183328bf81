/** The ETag of a revision: its number in quotes. */
export const etagOf = (revision: number): string => `"${revision}"`;

/** The revision an If-Match header names; nothing when it names none. A proxy that compresses may have made it weak. */
export function revisionOf(ifMatch: string | undefined): number | undefined {
  const found = /^(?:W\/)?"(\d{1,9})"$/.exec(ifMatch?.trim() ?? '');
  return found ? Number(found[1]) : undefined;
}

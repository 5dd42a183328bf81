/** Two dates, both of them in it. */
export interface Period {
  readonly from: string;
  readonly to: string;
}

const dayOf = (date: Date): string => date.toISOString().slice(0, 10);

/** The month a date lies in, or so many months later. Dates have no zone. */
export function monthOf(date: string, later = 0): Period {
  const [year = 0, month = 1] = date.split('-').map(Number);
  return { from: dayOf(new Date(Date.UTC(year, month - 1 + later, 1))), to: dayOf(new Date(Date.UTC(year, month + later, 0))) };
}

/** The end of a day where the reader is, as an instant. */
export const endOfDay = (date: string): string => new Date(`${date}T23:59:59.999`).toISOString();

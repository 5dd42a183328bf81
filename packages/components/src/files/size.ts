const steps = ['byte', 'kilobyte', 'megabyte', 'gigabyte'] as const;

/** A length in bytes as people say it: `340 kB`, `1.2 MB`. */
export function sayBytes(bytes: number, locale: string): string {
  const step = Math.min(steps.length - 1, Math.max(0, Math.floor(Math.log10(Math.max(1, bytes)) / 3)));
  const value = bytes / 1000 ** step;
  return new Intl.NumberFormat(locale, { style: 'unit', unit: steps[step]!, unitDisplay: step === 0 ? 'long' : 'short', maximumFractionDigits: step > 1 && value < 10 ? 1 : 0 }).format(value);
}

/** Whole percents; 100 only when all of it is there. */
export const percentOf = (part: number, whole: number): number => (whole > 0 ? Math.min(part >= whole ? 100 : 99, Math.floor((part / whole) * 100)) : 0);

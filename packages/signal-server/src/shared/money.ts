/** How many digits of this currency stand behind the point: 2 of CAD, 0 of JPY. */
export const digitsOf = (currency: string): number => new Intl.NumberFormat('en', { style: 'currency', currency }).resolvedOptions().maximumFractionDigits ?? 2;

/** An amount as people read it: `CA$62.00` of 6200 and CAD. */
export const sayMoney = (minor: number, currency: string, locale = 'en'): string =>
  new Intl.NumberFormat(locale, { style: 'currency', currency }).format(minor / 10 ** digitsOf(currency));

/** An amount for a table or a form field: `62.00`. */
export const plainMoney = (minor: number, currency: string): string => (minor / 10 ** digitsOf(currency)).toFixed(digitsOf(currency));

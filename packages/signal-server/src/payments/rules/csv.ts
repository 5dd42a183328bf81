/** One field of a CSV. What a spreadsheet would take for a formula is kept from being one. */
const field = (value: string | number | null): string => {
  const text = value === null ? '' : typeof value === 'number' ? String(value) : /^[=+\-@\t\r]/.test(value) && !/^-?\d+(\.\d+)?$/.test(value) ? `'${value}` : value;
  return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
};

/** A CSV as spreadsheets read it (RFC 4180), with its heading. */
export const csvOf = (heading: readonly string[], rows: readonly (readonly (string | number | null)[])[]): string => [heading, ...rows].map((row) => row.map(field).join(',')).join('\r\n') + '\r\n';

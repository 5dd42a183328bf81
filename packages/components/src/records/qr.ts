import { encode } from 'uqr';

/** The square code of a script as the outline of its dark squares, on a grid of `size` by `size` with the quiet border that cameras need. */
export function qrPath(text: string): { readonly path: string; readonly size: number } {
  const { data, size } = encode(text, { ecc: 'M', border: 4 });
  return { path: data.flatMap((row, y) => row.flatMap((dark, x) => (dark ? [`M${x} ${y}h1v1h-1z`] : []))).join(''), size };
}

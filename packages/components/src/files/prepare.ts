import { sniff, sniffedBytes } from '@vetkit/signal-server/files/rules/sniff';

/** Longer edges are made so long: enough to look closely at a wound, a fifth of what phones take. */
const longestEdge = 4096;
const quality = 0.88;

/** A file as it goes out, or why it does not. */
export type Prepared =
  | { readonly is: 'ready'; readonly name: string; readonly blob: Blob }
  | { readonly is: 'refused'; readonly why: 'type-refused' | 'heic-unreadable' | 'picture-unreadable' };

/**
 * Makes a file ready to be sent. Photos are drawn anew: what the camera wrote beside the picture (place, time, device) stays here, they
 * stand upright, and HEIC becomes JPEG where the browser can read it. Screenshots stay PNG, so that small print stays sharp; everything
 * else goes as it is.
 */
export async function prepare(file: File): Promise<Prepared> {
  const type = sniff(new Uint8Array(await file.slice(0, sniffedBytes).arrayBuffer()));
  if (!type) return { is: 'refused', why: 'type-refused' };
  // Moving pictures would stand still, and X-rays as TIFF are read by no browser.
  if (!type.startsWith('image/') || type === 'image/gif' || type === 'image/tiff') return { is: 'ready', name: file.name, blob: file };
  const drawn = await redraw(file, type === 'image/png' ? 'image/png' : 'image/jpeg').catch(() => undefined);
  if (!drawn) return { is: 'refused', why: type === 'image/heic' ? 'heic-unreadable' : 'picture-unreadable' };
  return { is: 'ready', name: type === 'image/png' ? file.name : `${file.name.replace(/\.\w{1,5}$/, '')}.jpg`, blob: drawn };
}

async function redraw(file: File, type: 'image/jpeg' | 'image/png'): Promise<Blob | undefined> {
  const picture = await createImageBitmap(file, { imageOrientation: 'from-image' });
  try {
    const scale = Math.min(1, longestEdge / Math.max(picture.width, picture.height));
    const canvas = document.createElement('canvas');
    canvas.width = Math.max(1, Math.round(picture.width * scale));
    canvas.height = Math.max(1, Math.round(picture.height * scale));
    const pen = canvas.getContext('2d');
    if (!pen) return undefined;
    pen.imageSmoothingQuality = 'high';
    pen.drawImage(picture, 0, 0, canvas.width, canvas.height);
    return await new Promise((resolve) => canvas.toBlob((blob) => resolve(blob ?? undefined), type, quality));
  } finally {
    picture.close();
  }
}

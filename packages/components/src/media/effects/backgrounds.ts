/** Three quiet rooms, drawn for this kit; addresses of pictures of 1280 by 720. */
export const backgrounds = {
  wall: new URL('../backgrounds/wall.svg', import.meta.url).href,
  shelf: new URL('../backgrounds/shelf.svg', import.meta.url).href,
  window: new URL('../backgrounds/window.svg', import.meta.url).href,
} as const;

/** Longer than this nobody waits for a picture, milliseconds. */
const LIMIT = 20_000;

/** A picture from an address, to put behind somebody. Other servers have to allow it (CORS). Rejects when it cannot be had. */
export async function backgroundImage(url: string): Promise<ImageBitmap> {
  const image = Object.assign(new Image(), { crossOrigin: 'anonymous', src: url });
  const limit = AbortSignal.timeout(LIMIT);
  await Promise.race([image.decode(), new Promise((_, reject) => limit.addEventListener('abort', () => reject(limit.reason)))]);
  return createImageBitmap(image, { resizeWidth: 1280, resizeHeight: Math.max(1, Math.round((1280 * image.naturalHeight) / Math.max(1, image.naturalWidth))), resizeQuality: 'high' });
}

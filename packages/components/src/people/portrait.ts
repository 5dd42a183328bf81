/** Wide enough for the largest place it is shown in, twice over for sharp screens. */
const side = 512;

/** A photo as a square JPEG around its middle, drawn anew, so that nothing the camera wrote beside it comes along. Nothing when it cannot be read. */
export async function portraitOf(file: Blob): Promise<Blob | undefined> {
  const picture = await createImageBitmap(file, { imageOrientation: 'from-image' }).catch(() => undefined);
  if (!picture) return undefined;
  try {
    const canvas = document.createElement('canvas');
    canvas.width = canvas.height = side;
    const pen = canvas.getContext('2d');
    const shorter = Math.min(picture.width, picture.height);
    // Faces are rather in the upper part of tall pictures.
    const top = (picture.height - shorter) / (picture.height > picture.width ? 3 : 2);
    if (!pen || shorter < 1) return undefined;
    pen.fillStyle = '#fff';
    pen.fillRect(0, 0, side, side);
    pen.drawImage(picture, (picture.width - shorter) / 2, top, shorter, shorter, 0, 0, side, side);
    return await new Promise((resolve) => canvas.toBlob((blob) => resolve(blob ?? undefined), 'image/jpeg', 0.86));
  } finally {
    picture.close();
  }
}

/** The bytes in base64, as the contract takes them. */
export async function base64Of(blob: Blob): Promise<string> {
  const bytes = new Uint8Array(await blob.arrayBuffer());
  let text = '';
  for (let at = 0; at < bytes.length; at += 8192) text += String.fromCharCode(...bytes.subarray(at, at + 8192));
  return btoa(text);
}

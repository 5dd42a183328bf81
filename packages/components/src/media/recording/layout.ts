/** A place in the picture. */
export interface Box {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

/** The recorded picture, in points. */
export const recordedSize = { width: 640, height: 360 } as const;

const gap = 4;

/** Where the others stand, beside each other: with one of them it has the whole picture. */
export const mainBoxes = (count: number, { width, height } = recordedSize as { width: number; height: number }): Box[] =>
  Array.from({ length: count }, (_, n) => ({ x: Math.round((n * (width + gap)) / count), y: 0, width: Math.round((width + gap) / count) - gap, height }));

/** Where one's own picture stands: small, in the corner; the whole where nobody else is seen. */
export function ownBox(others: number, { width, height } = recordedSize as { width: number; height: number }): Box {
  if (others === 0) return { x: 0, y: 0, width, height };
  const [w, h] = [Math.round(width / 4), Math.round(height / 4)];
  return { x: width - w - 8, y: height - h - 8, width: w, height: h };
}

/** The whole of a picture within a box (`contain`), or the box filled and its edges cut (`cover`): the part that is taken, and where it goes. */
export function fitted(picture: { width: number; height: number }, box: Box, how: 'contain' | 'cover'): { readonly from: Box; readonly to: Box } {
  const scale = Math[how === 'contain' ? 'min' : 'max'](box.width / picture.width, box.height / picture.height);
  const [width, height] = [Math.min(picture.width, box.width / scale), Math.min(picture.height, box.height / scale)];
  const to = { width: width * scale, height: height * scale };
  return {
    from: { x: (picture.width - width) / 2, y: (picture.height - height) / 2, width, height },
    to: { x: box.x + (box.width - to.width) / 2, y: box.y + (box.height - to.height) / 2, ...to },
  };
}

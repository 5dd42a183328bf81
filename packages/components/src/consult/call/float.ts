import { smallWindows } from './may-float.ts';

/**
 * A small window on top of all others with one picture: a document of its own where the browser can, else the browser's own small video.
 * Opens it, after a press; gives a function that closes it. `onClose` is called when a person closes it. Rejects when the
 * browser says no.
 */
export async function floatVideo(video: HTMLVideoElement, title: string, onClose: () => void): Promise<() => void> {
  const small = smallWindows();
  if (!small) {
    await video.requestPictureInPicture();
    video.addEventListener('leavepictureinpicture', onClose, { once: true });
    return () => void document.exitPictureInPicture().catch(() => {});
  }
  const place = await small.requestWindow({ width: 360, height: 270 });
  place.document.title = title;
  const copy = place.document.createElement('video');
  Object.assign(copy, { autoplay: true, playsInline: true, muted: true, srcObject: video.srcObject });
  Object.assign(copy.style, { position: 'fixed', inset: '0', width: '100%', height: '100%', objectFit: 'cover', background: '#0b100f' });
  copy.setAttribute('aria-label', title);
  place.document.body.append(copy);
  place.addEventListener('pagehide', onClose, { once: true });
  return () => place.close();
}

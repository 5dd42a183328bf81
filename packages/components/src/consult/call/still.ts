/** How long a camera may take for a photo in full resolution, milliseconds; some never answer. */
const PATIENCE = 4_000;

/** Not in the type library yet. */
interface Capture {
  takePhoto(): Promise<Blob>;
}
type CaptureOf = new (track: MediaStreamTrack) => Capture;

/** A photo of what a camera sees: in the camera's full resolution where the browser can, otherwise the picture that is sent. Rejects when there is none. */
export async function takeStill(track: MediaStreamTrack): Promise<Blob> {
  return (await fullPhoto(track)) ?? (await sentPicture(track));
}

async function fullPhoto(track: MediaStreamTrack): Promise<Blob | undefined> {
  const { ImageCapture: Capture } = globalThis as unknown as { ImageCapture?: CaptureOf };
  if (!Capture) return undefined;
  const late = new Promise<undefined>((resolve) => setTimeout(resolve, PATIENCE));
  return Promise.race([new Capture(track).takePhoto(), late]).catch(() => undefined);
}

async function sentPicture(track: MediaStreamTrack): Promise<Blob> {
  const video = Object.assign(document.createElement('video'), { muted: true, playsInline: true });
  video.srcObject = new MediaStream([track]);
  try {
    await video.play();
    return await blobOf(drawnFrom(video));
  } finally {
    video.srcObject = null;
  }
}

/** What a video shows now. */
export function drawnFrom(video: HTMLVideoElement): HTMLCanvasElement {
  const canvas = Object.assign(document.createElement('canvas'), { width: video.videoWidth, height: video.videoHeight });
  canvas.getContext('2d')?.drawImage(video, 0, 0);
  return canvas;
}

const blobOf = (canvas: HTMLCanvasElement): Promise<Blob> =>
  new Promise((resolve, reject) => canvas.toBlob((blob) => (blob ? resolve(blob) : reject(new Error('There is no picture to take a photo of'))), 'image/jpeg', 0.92));

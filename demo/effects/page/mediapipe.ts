/** MediaPipe's own solution as its examples use it: in the window, by WebGL. Reported for comparison; without a GPU it is not what it was made for. */

interface Results {
  readonly image: CanvasImageSource;
  readonly segmentationMask: CanvasImageSource;
}
interface Solution {
  setOptions(options: { readonly modelSelection: number }): void;
  onResults(draw: (results: Results) => void): void;
  send(input: { readonly image: HTMLVideoElement }): Promise<void>;
}
declare const SelfieSegmentation: new (options: { readonly locateFile: (name: string) => string }) => Solution;

export async function mediapipeTrack(camera: MediaStreamTrack): Promise<MediaStreamTrack> {
  const script = Object.assign(document.createElement('script'), { src: '/mediapipe/selfie_segmentation.js' });
  await new Promise((resolve, reject) => {
    Object.assign(script, { onload: resolve, onerror: reject });
    document.head.append(script);
  });
  const solution = new SelfieSegmentation({ locateFile: (name) => `/mediapipe/${name}` });
  solution.setOptions({ modelSelection: 1 });
  const canvas = Object.assign(document.createElement('canvas'), { width: 640, height: 360 });
  const context = canvas.getContext('2d');
  const [track] = canvas.captureStream().getVideoTracks();
  if (!context || !track) throw new Error('no canvas');
  solution.onResults(({ image, segmentationMask }) => {
    context.filter = 'none';
    context.globalCompositeOperation = 'copy';
    context.drawImage(segmentationMask, 0, 0, 640, 360);
    context.globalCompositeOperation = 'source-in';
    context.drawImage(image, 0, 0, 640, 360);
    context.globalCompositeOperation = 'destination-over';
    context.filter = 'blur(10px)';
    context.drawImage(image, 0, 0, 640, 360);
  });
  const source = Object.assign(document.createElement('video'), { muted: true, playsInline: true, srcObject: new MediaStream([camera]) });
  await source.play();
  await solution.send({ image: source });
  const next = async (): Promise<void> => {
    await solution.send({ image: source });
    source.requestVideoFrameCallback(() => void next());
  };
  void next();
  return track;
}

/** What the other package wants of a page, for a worker: canvases, and scripts that are loaded by being put into the head. Goes before it. */

interface Script {
  src: string;
  onload?: () => void;
  onerror?: (error: unknown) => void;
}
declare const importScripts: (url: string) => void;

const head = {
  appendChild(script: Script) {
    try {
      importScripts(script.src);
      script.onload?.();
    } catch (error) {
      script.onerror?.(error);
    }
  },
};
const createElement = (kind: string): OffscreenCanvas | Script => (kind === 'canvas' ? new OffscreenCanvas(2, 2) : { src: '' });
Object.assign(globalThis, { document: { head, createElement }, HTMLImageElement: class {}, HTMLVideoElement: class {} });

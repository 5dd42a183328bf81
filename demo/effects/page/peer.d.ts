declare module '@100mslive/hms-virtual-background' {
  /** Of the package, what the bench uses. */
  export class HMSVirtualBackgroundPlugin {
    constructor(background: string);
    init(): Promise<void>;
    processVideoFrame(input: CanvasImageSource, output: OffscreenCanvas): void;
  }
}

/** Small windows with a document of their own. */
interface DocumentWindows {
  requestWindow(size: { width: number; height: number }): Promise<Window>;
}

export const smallWindows = (): DocumentWindows | undefined => (globalThis as unknown as { documentPictureInPicture?: DocumentWindows }).documentPictureInPicture;

/** Whether this browser has small windows at all. */
export const mayFloat = (): boolean => smallWindows() !== undefined || (typeof document !== 'undefined' && document.pictureInPictureEnabled);

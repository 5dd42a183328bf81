/** Reaches peers whose socket is at another process of the same server. */
export interface Post {
  /** True when another process has this peer and takes the frame; false when nobody is known to, and the frame is kept here. */
  carry(room: string, peer: string, text: string): boolean;
}

/** One process is the whole server. */
export const noPost: Post = { carry: () => false };

type Store = Pick<Storage, 'getItem' | 'setItem' | 'removeItem'>;

/** Something half done that outlives a reload: in this tab only, and no longer than a day. */
export interface TabDraft {
  /** What was kept, whatever it is; undefined when nothing was. */
  read(): unknown;
  /** Nothing stays of undefined. */
  write(draft: object | undefined): void;
}

// A day: what somebody told at a shared computer yesterday is nobody's business today.
const lifetime = 24 * 3_600_000;

/** Opens a place in this tab. Storage that is full or forbidden costs only the reload. */
export function tabDraft(key: string, storage: Store | undefined = tabStorage(), now: () => number = Date.now): TabDraft {
  return {
    read() {
      try {
        const { savedAt, draft } = JSON.parse(storage?.getItem(key) ?? '{}') as { readonly savedAt?: unknown; readonly draft?: unknown };
        return typeof savedAt === 'number' && now() - savedAt <= lifetime ? draft : undefined;
      } catch {
        return undefined;
      }
    },
    write(draft) {
      try {
        if (draft) storage?.setItem(key, JSON.stringify({ savedAt: now(), draft }));
        else storage?.removeItem(key);
      } catch {
        // Full or forbidden: the page still has it.
      }
    },
  };
}

function tabStorage(): Store | undefined {
  try {
    return globalThis.sessionStorage;
  } catch {
    return undefined; // reading it throws in some privacy modes
  }
}

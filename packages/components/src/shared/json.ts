/** What a JSON text says; undefined for anything that is none. Look what it is before you use it. */
export function fromJson(text: string | null | undefined): unknown {
  try {
    return JSON.parse(text ?? '');
  } catch {
    return undefined;
  }
}

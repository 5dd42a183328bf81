/** Keeps a word until another one has been true for so long, so that nothing flickers. */
export function steady<Word>(milliseconds: number): (word: Word, now: number) => Word {
  let kept: Word | undefined;
  let next: { readonly word: Word; readonly since: number } | undefined;
  return (word, now) => {
    kept ??= word;
    if (word === kept) next = undefined;
    else if (next?.word !== word) next = { word, since: now };
    else if (now - next.since >= milliseconds) {
      kept = word;
      next = undefined;
    }
    return kept;
  };
}

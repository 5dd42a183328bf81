/** Where the clinic sets what owners agree to. */
export const consentText = {
  title: 'What owners agree to',
  lead: 'Everybody reads this before a visit by video, phone or messages, and gets a copy. Who agreed to an earlier text is asked again before going in.',
  builtIn: 'These are our suggested words. Change them with the help of somebody who knows the law where you work.',
  version: ({ version, hash }: { version: string; hash: string }) => `Now: ${version}, check sum ${hash}`,
  language: 'Language',
  languageHint: 'Say the same in each. Who reads a language without a text gets the one in the language of the clinic.',
  notYet: ({ language }: { language: string }) => `${language}, no text yet`,
  text: 'The text',
  textHint: 'Short sentences in plain words. An empty line starts a new paragraph.',
  textNeeded: 'Write what owners agree to',
  save: 'Save as a new version',
  saving: 'Saving',
  saved: 'Saved. Owners read this from now on.',
  undo: 'Undo',
};

const pet = (name: string) => name || 'your pet';
const Pet = (name: string) => name || 'Your pet';
type Named = { readonly name: string };

/** What owners agree to before a visit from afar, and where the clinic sets it. */
export const consent = {
  read: ({ clinic }: { clinic: string }) => `What you agree to at ${clinic}`,
  theClinic: 'the clinic',
  loading: 'Getting what you agree to',
  cannotLoad: 'We could not get the text you agree to. Check your connection.',
  tryAgain: 'Try again',
  agent: ({ name }: Named) => `${Pet(name)} is not mine: its owner asked me to decide`,
  recording: 'The call may be recorded (optional)',

  needed: ({ name }: Named) => `Before you go in to ${pet(name)}’s visit`,
  none: 'Please read what a visit from afar means, and agree to it.',
  textChanged: 'The clinic has changed its text since you booked. Please read it again.',
  placeChanged: 'The law of the place decides which vet may help, and how. Say where your pet is, and agree again.',
  where: ({ name }: Named) => `Where is ${pet(name)} now?`,
  country: 'Country',
  region: 'Province or state',
  regionOdd: 'Use one short line',
  agree: ({ name }: Named) => `I know that a vet cannot touch ${pet(name)} or run tests from afar. I am an adult and agree to the text above.`,
  agreeNeeded: 'Tick this to go in',
  send: 'Agree and go on',
  sending: 'Sending',
  failed: 'That did not work. Check your connection and press again.',
  changedAgain: 'The text has changed once more. Here is the newest one.',
  back: 'Back',
  isIn: ({ name, place }: { name: string; place: string }) => `${Pet(name)} is in ${place}.`,
  elsewhere: 'Somewhere else now?',

  title: 'What owners agree to',
  lead: 'Everybody reads this before a visit by video, phone or messages, and gets a copy. Who agreed to an earlier text is asked again before going in.',
  builtIn: 'These are our suggested words. Change them with the help of somebody who knows the law where you work.',
  version: ({ version, hash }: { version: string; hash: string }) => `Now: ${version}, check sum ${hash}`,
  text: 'The text',
  textHint: 'Short sentences in plain words. An empty line starts a new paragraph.',
  textNeeded: 'Write what owners agree to',
  save: 'Save as a new version',
  saving: 'Saving',
  saved: 'Saved. Owners read this from now on.',
  undo: 'Undo',
};

const pet = (name: string) => name || 'your pet';
type Named = { readonly name: string };

/** Agreeing again, just before going in. */
export const consentAsk = {
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
};

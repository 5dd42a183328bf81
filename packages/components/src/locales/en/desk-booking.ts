const pet = (name: string) => name || 'the pet';
type Named = { readonly name: string };

/** Booking for an owner on the phone. */
export const deskBooking = {
  find: 'Find the owner',
  findHint: 'Name, pet, email or phone number',
  searching: 'Looking',
  noOwner: 'Nobody fits. Type the pet below, and the owner at the end.',
  ownerOf: ({ name }: Named) => `Book for ${name}`,
  chosen: ({ name }: Named) => `For ${name}`,
  another: 'Somebody else',
  ending: ({ phone }: { phone: string }) => `phone ends in ${phone}`,
  ownerKnown: ({ name }: Named) => `${name} is reached as before.`,
  urgent: ({ name }: Named) => `${pet(name).replace(/^t/, 'T')} should be seen today`,
  urgentText: 'You may book any time. Say why you chose it, and tell the owner what to watch for.',
  emergency: ({ name }: Named) => `${pet(name).replace(/^t/, 'T')} needs an emergency hospital now`,
  emergencyText: 'Send the owner there first. Book only if a vet has decided otherwise.',
  doneTitle: ({ name, when }: { name: string; when: string }) => `${pet(name).replace(/^t/, 'T')} is booked, ${when}`,
  doneText: ({ who }: { who: string }) => `${who} still has to confirm. Read the reference to the owner now: it is all they need to call again.`,
  agrees: 'What the owner agrees to before a visit from afar',
  agreesLater: 'In the waiting room',
  agreesNow: 'Read it out now',
  agreesLaterText: 'The owner reads it and agrees before going in.',
  say: 'Say it like this',
  again: 'Book another visit',
};

/** What the shared steps say when the desk reads them out. */
export const deskWords = {
  consent: {
    read: ({ clinic }: { clinic: string }) => `Read this out: what owners agree to at ${clinic}`,
    agent: ({ name }: Named) => `The owner of ${pet(name)} asked this person to decide`, recording: 'The owner says that the call may be recorded (optional)',
  },
  people: { name: 'Name of the owner', nameNeeded: 'Type the name of the owner', petName: 'Name of the pet', petNameNeeded: 'Type the name of the pet', emailHint: 'The link to the visit goes here.', phoneHint: 'To call back if the line drops.', emailNeeded: 'Type the email address of the owner' },
  booking: {
    reason: ({ name }: Named) => `What is going on with ${pet(name)}?`, place: ({ name }: Named) => `Where will ${pet(name)} be during the visit?`,
    aboutTitle: 'Which pet is it?', reasonHint: 'In the words of the owner. The vet reads this before they meet.', contactTitle: 'How is the owner reached?', consents: 'Read this out, and tick it when the owner says yes',
    how: 'How would they like to meet?', consentNeeded: 'Tick this once the owner has said yes', again: 'Book another visit',
    telehealth: ({ name }: Named) => `“A vet cannot touch ${pet(name)} or run tests from afar, and may ask you to come in.”`,
    inPerson: ({ name }: Named) => `“Advice from afar, before or after the visit, does not replace an exam of ${pet(name)}.”`,
    privacy: ({ clinic, name }: { clinic: string; name: string }) => `“${clinic} may keep what you told me, to look after ${pet(name)}.”`,
    price: ({ price }: { price: string }) => `Tell the owner: ${price}, to be paid to the clinic, not now.`,
  },
};

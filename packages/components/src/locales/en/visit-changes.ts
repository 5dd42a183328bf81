const pet = (name: string) => name || 'your pet';
type Named = { readonly name: string };

/** Moving a booked visit, or calling it off. */
export const visitChanges = {
  changeTime: 'Change the time',
  nowAt: ({ when }: { when: string }) => `Now it is ${when}. It stays so until you take another time.`,
  backToVisit: 'Keep the time',
  cancelVisit: 'Cancel the visit',
  cancelAsk: ({ name }: Named) => `Cancel the visit of ${pet(name)}?`,
  cancelFree: 'It costs nothing. The time is free for others again.',
  cancelLate: 'The clinic may ask for a fee this close to the visit.',
  cancelSend: 'Yes, cancel it',
  cancelling: 'Cancelling',
  cancelFailed: 'That did not work. The visit stands as it was. Press again, or call us.',
  keepIt: 'Keep it',
  freeUntil: ({ when }: { when: string }) => `You can change or cancel it for free until ${when}.`,
  tooLate: ({ phone }: { phone: string }) => (phone ? `To change the time now, call ${phone}. You can still cancel here. The clinic may ask for a fee.` : 'To change the time now, call the clinic. You can still cancel here. The clinic may ask for a fee.'),
  tooLateProblem: 'It is too late to change the time here. Call the clinic, they can still move it.',
  wrongStatus: 'This visit was changed meanwhile. Here is how it stands.',
};

/** What is left of the room when the call is elsewhere, or over, in English. */
export const roomAfter = {
  elsewhere: 'The call is open in another tab or on another device',
  elsewhereText: 'You can go on there, or move it here. The visit goes on either way.',
  moveHere: 'Move it here',
  removed: 'You are not in this call any more',
  removedText: ({ clinic }: { clinic: string }) => `Your way in was closed, or has run out. If you should be here, ask ${clinic}.`,
  removedPhone: ({ clinic, phone }: { clinic: string; phone: string }) => `Your way in has run out. Open the link in your mail again, or call ${clinic}: ${phone}.`,
  offOwner: 'You can book another time whenever you like.',
  offStaff: 'Nobody comes, and no record is due.',
  bookOther: 'Book another time',
  ended: 'The call has ended',
  closed: 'The visit is closed',
  closedStaff: 'The owner did not come. No record is due.',
  closedOwner: 'We missed you. You can book another time whenever you like.',
  endedOwner: 'Thank you. Your vet now writes what was found. It appears here, and we send you a mail.',
  endedGuest: 'Thank you for coming. You can close this page.',
  endedStaff: 'Please complete the record. Its time runs from now.',
} as const;

/** The owner's copy of what was agreed to. */
export const agreement = {
  show: 'What you agreed to',
  showStaff: 'What the owner agreed to',
  none: 'Nothing was agreed to yet. The owner is asked in the waiting room.',
  noneYet: 'You are asked in the waiting room, before you go in.',
  failed: 'We could not get it. Check your connection and press again.',
  agreed: ({ name, when }: { name: string; when: string }) => `${name} agreed on ${when}.`,
  onPhone: ({ name, when, staff }: { name: string; when: string; staff: string }) => `${name} agreed on ${when}, on the phone with ${staff}.`,
  where: ({ place }: { place: string }) => `The pet is in ${place}.`,
  agent: 'The owner asked this person to decide.',
  recording: 'The call may be recorded.',
  noRecording: 'The call may not be recorded.',
  version: ({ version, hash }: { version: string; hash: string }) => `Version ${version}, check sum ${hash}`,
  print: 'Print it',
};

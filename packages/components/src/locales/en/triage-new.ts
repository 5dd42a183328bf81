/** The question at joining. */
export const triageNew = {
  question: ({ name }: { name: string }) => `Is anything new or worse with ${name || 'your pet'}?`,
  no: 'No', yes: 'Yes',
  tell: 'What is new or worse?', needed: 'A few words on what changed.',
  send: 'Tell the team', sending: 'Sending', back: 'Back',
  thanks: 'Thank you. The team reads it before the visit.',
  failed: 'This could not be sent. Try again, or call the clinic.',
};

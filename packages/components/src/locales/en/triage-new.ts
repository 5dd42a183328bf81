/** The question at joining. */
export const triageNew = {
  question: ({ name }: { name: string }) => `Is anything new or worse with ${name || 'your pet'}?`,
  no: 'No', yes: 'Yes',
  lead: 'Tick anything you see now, and tell us in your own words.',
  tell: 'What is new or worse?', needed: 'Tick what you see, or write a few words.',
  send: 'Tell the team', sending: 'Sending', back: 'Back',
  thanks: 'Thank you. The team reads it before the visit.',
  urgent: 'The team reads it before the visit. If it gets worse until then, call the clinic.',
  lost: 'This could not be opened. Try again, or call the clinic.',
  failed: 'This could not be sent. Try again, or call the clinic.',
};

/** What an owner reads who needs help with a visit, in English. */
export const ownerHelp = {
  title: 'Something does not work?',
  text: 'The clinic’s desk helps you. Stay here: your place is kept.',
  getHelp: 'Get help',
  asking: 'Asking for help',
  call: ({ phone }: { phone: string }) => `Call ${phone}`,
  asked: ({ time }: { time: string }) => `The desk knows since ${time} that you need help`,
  askedText: 'Stay here. They write to you in the messages, or call you.',
  nobody: 'Nobody is at the desk right now. They see your call for help when they are back; by phone it may be quicker.',
  tooEarly: 'You can ask from 15 minutes before the start on.',
  failed: 'That did not go through. Try again, or call the clinic.',
} as const;

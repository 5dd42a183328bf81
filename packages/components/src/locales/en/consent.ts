const Pet = (name: string) => name || 'Your pet';
type Named = { readonly name: string };

/** What owners agree to before a visit from afar. */
export const consent = {
  read: ({ clinic }: { clinic: string }) => `What you agree to at ${clinic}`,
  theClinic: 'the clinic',
  loading: 'Getting what you agree to',
  cannotLoad: 'We could not get the text you agree to. Check your connection.',
  tryAgain: 'Try again',
  agent: ({ name }: Named) => `${Pet(name)} is not mine: its owner asked me to decide`,
  recording: 'The call may be recorded (optional)',
};

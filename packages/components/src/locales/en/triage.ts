const pet = (name: string) => name || 'your pet';

/** The danger signs. */
export const triage = {
  title: 'Is your pet in danger right now?',
  lead: 'Tick anything you see. If it is an emergency, we tell you where to go. Free, no sign-in.',
  signs: 'Danger signs',
  bleeding: 'Bleeding that will not stop',
  breathing: 'Trouble breathing',
  'vomiting-diarrhea': 'Vomiting or diarrhea, again and again',
  toxin: 'Ate something poisonous, or might have',
  'seizure-collapse': 'A seizure, collapse, or cannot stand',
  'cannot-urinate': 'Tries to pee but cannot',
  'severe-pain': 'In very bad pain',
  'foreign-object': 'Swallowed an object and is now unwell',
  none: 'None of these',
  go: 'Show me where to go now',
  notSure: ({ phone }: { phone: string }) => `Not sure? Call ${phone}`,
  emergency: 'Emergency',
  take: ({ name }: { name: string }) => `Take ${pet(name)} to an emergency hospital now.`,
  call: ({ phone }: { phone: string }) => `Call ${phone}`,
  noHospital: 'Go to the closest animal hospital that is open now.',
};

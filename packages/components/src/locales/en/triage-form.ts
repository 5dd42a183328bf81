const pet = (name: string) => name || 'your pet';

/** The first screen of triage: which animal, and its danger signs. */
export const triageForm = {
  title: ({ name }: { name: string }) => `Is ${pet(name)} in danger right now?`,
  titleOnBehalf: 'Is the animal in danger right now?',
  lead: 'Tick what you see. If it is an emergency, we tell you where to go. Free, no sign-in.',
  leadOnBehalf: 'Ask the caller each sign. If one is there, send them to an emergency hospital.',
  widget: 'How soon does your pet need care?',
  species: 'What kind of animal?',
  cat: 'Cat', dog: 'Dog', rabbit: 'Rabbit', bird: 'Bird', other: 'Other',
  otherSpecies: 'Which animal?',
  speciesNeeded: 'Choose the animal first. Some have signs of their own.',
  unsure: 'Not sure',
  unsureOf: ({ sign }: { sign: string }) => `Not sure: ${sign}`,
  none: 'None of these',
  go: 'Show me where to go now',
  goOn: 'Go on',
  call: ({ phone }: { phone: string }) => `Rather talk? Call ${phone}`,

  bloat: 'Big, hard belly, or tries to vomit and cannot',
  string: 'String or thread hangs from mouth or bottom',
  'not-eating': 'Has not eaten or pooped for 12 hours',
  'on-the-floor': 'Sits fluffed up on the cage floor',
  colic: 'Rolls, paws, looks at the belly, no manure',
  'birth-trouble': 'Giving birth and something is wrong',
  overheated: 'Too hot: pants hard, weak, drools',
  'open-mouth': 'Breathes with an open mouth',

  'bird-seizure-collapse': 'A seizure, falls over, or cannot perch',
  'bird-cannot-urinate': 'Strains and nothing comes, or an egg is stuck',
  'bird-vomiting-diarrhea': 'Vomits or has watery droppings, again and again',
  'rabbit-vomiting-diarrhea': 'Diarrhea, again and again',
  'rabbit-seizure-collapse': 'A seizure, limp, or cannot stand',
  'cat-cannot-urinate': 'Goes to the litter box but cannot pee',
  'dog-open-mouth': 'Breathes with an open mouth',
};

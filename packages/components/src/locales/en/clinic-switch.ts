/** Going from one clinic to another, for who works at several, in English. */
export const clinicSwitch = {
  open: 'Change clinic',
  title: 'Where do you work now?',
  here: 'You are here',
  going: 'Opening',
  vet: 'Vet',
  technician: 'Technician',
  'front-desk': 'Front desk',
  manager: 'Manager',
  'code-needed': 'Your last code was more than a day ago. Sign out, then sign in again to work there.',
  'not-found': 'You no longer work there.',
};

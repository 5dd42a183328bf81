import type { AppointmentType } from './contract.ts';

/** What a new clinic offers until it says otherwise. Prices are 0: nothing is charged that nobody has set. */
export const defaultTypes: readonly AppointmentType[] = [
  {
    code: 'sick',
    name: 'Something is wrong',
    durationMin: 30,
    modalities: ['video', 'phone'],
    role: 'vet',
    priceMinor: 0,
    preparation: ['Have your pet in the same room.', 'Note what it ate and drank today.'],
    asksToday: true,
  },
  {
    code: 'recheck',
    name: 'Check after a visit',
    durationMin: 15,
    modalities: ['video', 'phone'],
    role: 'vet',
    priceMinor: 0,
    preparation: ['Have the medicine at hand that your pet takes.'],
    asksToday: false,
  },
];

const nineToFive = [['09:00', '17:00']] as const;

/** Monday to Friday, nine to five. */
export const weekdays = { mon: [...nineToFive], tue: [...nineToFive], wed: [...nineToFive], thu: [...nineToFive], fri: [...nineToFive] };

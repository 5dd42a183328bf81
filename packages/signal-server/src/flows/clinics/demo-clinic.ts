import type { Weekly } from '../../calendar/week.contract.ts';
import { weekdays } from '../../clinics/defaults.ts';
import type { ClinicPlan } from './lay-out.ts';

/** Whom to sign in as at the demo's desk. */
export const demoVet = 'dr.ito@maple-street.example';

export const demoSlug = 'maple-street';

const everyDay = (from: string, to: string): Weekly => {
  const window: [string, string][] = [[from, to]];
  return { mon: window, tue: window, wed: window, thu: window, fri: window, sat: window, sun: window };
};

/** The demo clinic: invented people, and one vet who works day and night so that the demo can be tried at any hour. */
export const demoClinic = (origins: readonly string[]): ClinicPlan => ({
  clinic: {
    slug: demoSlug,
    name: 'Maple Street Veterinary',
    zone: 'America/Toronto',
    locale: 'en',
    currency: 'CAD',
    country: 'CA',
    phone: '+1 416 555 0144',
    address: '114 Maple Street, Toronto',
    demo: true,
  },
  people: [
    { name: 'Dr. Hana Ito', email: demoVet, role: 'vet', licence: 'Ontario 18204 (demo)', hours: { weekly: everyDay('00:00', '24:00') } },
    { name: 'Dr. Leo Park', email: 'dr.park@maple-street.example', role: 'vet', licence: 'Ontario 19377 (demo)', hours: { weekly: weekdays, bufferMin: 5 } },
    { name: 'Alex Reyes', email: 'alex.reyes@maple-street.example', role: 'technician', hours: { weekly: everyDay('07:00', '22:00') } },
    { name: 'Robin Vale', email: 'robin.vale@maple-street.example', role: 'front-desk' },
    { name: 'Jo Marsh', email: 'jo.marsh@maple-street.example', role: 'manager' },
  ],
  types: [
    {
      code: 'sick',
      name: 'Something is wrong',
      durationMin: 30,
      modalities: ['video', 'phone', 'in-person'],
      role: 'vet',
      priceMinor: 6200,
      preparation: ['Have your pet in the same room.', 'Sit where it is light.', 'Note what it ate and drank today.'],
      asksToday: true,
    },
    {
      code: 'recheck',
      name: 'Check after a visit',
      durationMin: 15,
      modalities: ['video', 'phone'],
      role: 'vet',
      priceMinor: 3800,
      preparation: ['Have your pet in the same room.', 'Have the medicine at hand that it takes.'],
      asksToday: false,
    },
    {
      code: 'wellness',
      name: 'Yearly check',
      durationMin: 30,
      modalities: ['in-person'],
      role: 'vet',
      priceMinor: 9500,
      preparation: ['Bring the vaccination booklet.', 'Come with a cat in a carrier, with a dog on a leash.'],
      asksToday: false,
    },
    {
      code: 'technician',
      name: 'Nail, diet or medicine question',
      durationMin: 15,
      modalities: ['video'],
      role: 'technician',
      priceMinor: 2400,
      preparation: ['Have your pet in the same room.', 'Have the food or the medicine at hand that you ask about.'],
      asksToday: false,
    },
  ],
  hospitals: [
    { name: 'Lakeshore Animal Emergency', phone: '+1 416 555 0190', address: '90 Lakeshore Walk, Toronto', hours: 'Open day and night', minutes: 12 },
    { name: 'Northgate Veterinary Emergency', phone: '+1 416 555 0191', address: '800 Northgate Road, Toronto', hours: 'Open day and night', minutes: 25 },
  ],
  booking: { liveCalls: true },
  origins: origins.map((origin) => ({ origin, kind: 'owner' })),
});

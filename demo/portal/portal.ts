// A portal of one's own: the clinic's elements, typed events, and the same client the elements use.
import '@vetkit/components';
import { consultClient, isProblem, setServer } from '@vetkit/components';

// Where the clinic's VetKit runs; `vet.js` would find it by itself.
setServer(new URLSearchParams(location.search).get('server') ?? 'http://localhost:8787');

const clinicElement = document.querySelector('vet-clinic');
const booking = document.querySelector('vet-booking');
const next = document.querySelector<HTMLElement>('#next');
if (!clinicElement || !booking || !next) throw new Error('the page is not as expected');
clinicElement.texts = { booking: { widget: 'See a vet' } };

/** What the portal itself says about a visit; the room is one element away. */
function show(reference: string, words: string): void {
  const line = document.createElement('p');
  line.textContent = `${reference}: ${words}`;
  next?.replaceChildren(line);
}

booking.addEventListener('vet-booked', ({ appointment }) => {
  const { reference, pet } = appointment;
  show(reference, `${pet?.name ?? 'Your pet'} waits for the vet to confirm`);
  const { http, live } = clinicElement.client;
  live.subscribe({ onEvent: ({ type }) => type === 'appointment.confirmed' && show(reference, 'the vet has confirmed') }, { reference });
  consultClient(http, reference)
    .enter()
    .then((room) => console.info('the room is', room.state))
    .catch((error: unknown) => isProblem(error, 'offline') && show(reference, 'you are offline'));
});

booking.addEventListener('vet-open-room', (event) => {
  event.preventDefault();
  const room = document.createElement('vet-consult-room');
  room.reference = event.reference;
  booking.replaceWith(room);
});

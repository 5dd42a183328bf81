import { html } from 'lit';
import type { VetBookedEvent } from '../booking/events.ts';
import { ahead, mapleStreet } from '../testing/maple-street.ts';
import { axe, focused, keys, mount, until } from '../testing/mount.ts';
import { expect, test } from '../testing/story.ts';
import './vet-booking.ts';
import type { VetBooking } from './vet-booking.ts';

type World = Parameters<typeof mapleStreet>[0] & { readonly width?: number; readonly roomHref?: string };

/** A clinic with free times, and an owner in front of its booking page. */
async function owner(world: World = {}) {
  const clinic = mapleStreet(world);
  const page = await mount<VetBooking>(html`<vet-booking room-href=${world.roomHref ?? ''}></vet-booking>`, { fetch: clinic.fetch, ...(world.width ? { width: world.width } : {}) });
  const told: VetBookedEvent[] = [];
  page.element.addEventListener('vet-booked', (event) => told.push(event));

  const toVisit = () => page.press('None of these');
  const toTimes = async () => {
    await toVisit();
    await page.type('Name of your pet', 'Miso');
    await page.press('Cat');
    await page.type('What is going on with Miso?', 'Scratches his left ear.');
    await page.press(/^Something is wrong/);
    await page.press('See free times');
    await page.reads('When can Miso be seen?');
  };
  const toContact = async () => {
    await toTimes();
    await page.press(/^Take /);
    await page.reads('How do we reach you?');
  };
  const fillContact = async () => {
    await page.type('Your name', 'Sam Rivera');
    await page.type('Email', 'sam.rivera@mail.example');
    await page.press(/^I know that a vet cannot touch Miso/);
    await page.press(/may keep what I write here/);
  };
  const toDone = async () => {
    await toContact();
    await fillContact();
    await page.press(/^Book Miso for/);
    await page.reads(/We keep .* for Miso/);
  };
  return { ...page, clinic, told, toVisit, toTimes, toContact, fillContact, toDone };
}

/** Steps arrive with a short movement; colours are judged when it is over. */
const still = (page: Owner) => Promise.all(
  page.all('*').flatMap((one) => one.shadowRoot?.getAnimations() ?? [])
    .filter(({ effect }) => effect?.getTiming().iterations !== Infinity)
    .map(({ finished }) => finished.catch(() => undefined)),
);

type Owner = Awaited<ReturnType<typeof owner>>;

const clean = async (page: Owner, step: string) => {
  await still(page);
  expect(await axe(page.element), step).to.deep.equal([]);
};

describe('<vet-booking>', () => {
  test('every step is clean for axe', async function () {
    const page = await owner();
    await page.reads('Not sure? Call (416) 555-0144');
    await clean(page, 'danger signs');
    await page.toVisit();
    await page.reads('Kind of visit');
    await page.press('See free times');
    await page.reads('Type the name of your pet');
    await clean(page, 'pet and reason, with errors');
    await page.press('Back');
    await page.toTimes();
    await page.reads('Next free time');
    await clean(page, 'free times');
    await page.press(/^Take /);
    await page.reads('How do we reach you?');
    await page.press(/^Book Miso for/);
    await page.reads('Type your name');
    await clean(page, 'contact, with errors');
    await page.fillContact();
    await page.press(/^Book Miso for/);
    await page.reads('We keep');
    await clean(page, 'booked');
  });

  test('an owner books a visit, and the page gets its token', async () => {
    const page = await owner();
    await page.toDone();
    const booking = page.clinic.server.made.find(({ method, path }) => method === 'POST' && path.endsWith('/appointments'));
    expect(booking?.token).to.equal('draft-token-of-a-held-time');
    expect(booking?.body).to.deep.equal({
      pet: { name: 'Miso', species: 'cat' }, reason: 'Scratches his left ear.', place: { country: 'CA' },
      owner: { name: 'Sam Rivera', email: 'sam.rivera@mail.example' }, consent: { telehealth: true, privacy: true, agreement: { version: 'clinic-3', hash: '3c'.repeat(32), as: 'owner', recording: false } }, locale: 'en',
    });
    expect(page.told.map(({ appointment }) => appointment.reference)).to.deep.equal(['VK-7Q3M-2F']);
    expect(page.words()).to.include('VK-7Q3M-2F');
    const look = await until(() => page.clinic.server.made.find(({ path }) => path.endsWith('/live')), 'the live stream');
    expect(look.token).to.equal('appointment-token');
  });

  test('a danger sign leads to the hospital, and a calendar is never asked for', async () => {
    const page = await owner();
    await page.press('Tries to pee but cannot');
    await page.press('Show me where to go now');
    await page.reads('Take your pet to an emergency hospital now.');
    await page.reads('You told us your pet tries to pee but cannot.');
    const call = await page.find<HTMLAnchorElement>('a.huge');
    expect(call.href).to.equal('tel:4165550199');
    expect(page.all('button').map((button) => button.textContent?.trim())).to.deep.equal(['Other hospitals', 'I ticked this by mistake']);
    await clean(page, 'emergency');
    expect(page.clinic.asked().filter((request) => request.includes('/slots') || request.includes('/holds'))).to.deep.equal([]);
  });

  test('who ticked by mistake can take it back, and what is ticked still stands', async () => {
    const page = await owner();
    await page.press('Trouble breathing');
    await page.press('Show me where to go now');
    await page.press('I ticked this by mistake');
    await page.reads('Is your pet in danger right now?');
    await page.press('Trouble breathing');
    await page.press('None of these');
    await page.reads('Who is this about?');
  });

  test('a time that somebody else took is told with the next one, and nothing is lost', async () => {
    const page = await owner();
    await page.toTimes();
    await page.reads('Next free time');
    page.clinic.takeAway(ahead(1));
    await page.press(/^Take /);
    await page.reads(/was just taken\. Nothing was charged\. The next free time is .*\d/);
    await page.find('h2:focus');
    await clean(page, 'slot taken');
    await page.press(/^Take /);
    await page.reads('How do we reach you?');
    expect(page.words()).to.include('Miso');
  });

  test('a hold that runs out leads back to the times, with everything typed kept', async () => {
    const page = await owner({ holdMs: 1500 });
    await page.toContact();
    await page.type('Your name', 'Sam Rivera');
    await page.reads(/It is free for others again\. Nothing was charged/);
    await page.reads('When can Miso be seen?');
    await page.press(/^Take /);
    await page.reads('How do we reach you?');
    expect((await page.find<HTMLInputElement>('input[autocomplete=name]')).value).to.equal('Sam Rivera');
  });

  test('without a network nothing typed is lost, and pressing again books', async () => {
    const page = await owner();
    await page.toContact();
    await page.fillContact();
    page.clinic.server.online = false;
    await page.press(/^Book Miso for/);
    await page.reads('You are offline. What you typed is kept');
    expect((await page.find<HTMLInputElement>('input[type=email]')).value).to.equal('sam.rivera@mail.example');
    page.clinic.server.online = true;
    await page.press(/^Book Miso for/);
    await page.reads('We keep');
  });

  test('going back gives the held time to others, and it can be taken again', async () => {
    const page = await owner();
    await page.toContact();
    await page.press('Back');
    await page.reads('When can Miso be seen?');
    await page.press(/^Take /);
    await page.reads('How do we reach you?');
    const asked = page.clinic.asked();
    expect(asked.indexOf('DELETE /holds/VK-7Q3M-2F')).to.be.greaterThan(asked.indexOf('POST /holds'));
    expect(asked.filter((request) => request === 'POST /holds')).to.have.length(2);
  });

  test('after a reload the owner goes on where they were', async () => {
    const page = await owner();
    await page.toContact();
    await page.type('Your name', 'Sam Rivera');
    const again = await mount(html`<vet-booking></vet-booking>`, { fetch: page.clinic.fetch });
    await again.reads('How do we reach you?');
    expect((await again.find<HTMLInputElement>('input[autocomplete=name]')).value).to.equal('Sam Rivera');
    expect(again.words()).to.match(/Miso, .*\d/);
  });

  test('once booked, nothing personal is left in the tab beside the appointment\'s own token', async () => {
    const page = await owner();
    await page.toDone();
    const kept = Object.values({ ...sessionStorage }).join();
    expect(kept).to.include('VK-7Q3M-2F');
    for (const personal of ['Sam', 'Rivera', 'Miso', 'mail.example', 'Scratches']) expect(kept, personal).not.to.include(personal);
    const again = await mount(html`<vet-booking></vet-booking>`, { fetch: page.clinic.fetch });
    await again.reads(/We keep .* for Miso/);
  });

  test('the vet confirms, and the page says so by itself and opens the door', async () => {
    const page = await owner({ roomHref: '/consult/{reference}' });
    await page.toDone();
    expect(page.all('a').some((link) => link.textContent?.includes('Open the waiting room'))).to.equal(false);
    await until(() => page.clinic.listening(), 'the live stream');
    page.clinic.decide('confirmed');
    await page.reads(/Miso is booked for/);
    const door = await until(() => page.all<HTMLAnchorElement>('a').find((link) => link.textContent?.includes('Open the waiting room')), 'the door');
    expect(door.getAttribute('href')).to.equal('/consult/VK-7Q3M-2F');
    await clean(page, 'confirmed');
  });

  test('a page without a room hears that it should open one; if it does not, the mail is pointed to', async () => {
    const page = await owner();
    await page.toDone();
    await until(() => page.clinic.listening(), 'the live stream');
    page.clinic.decide('confirmed');
    let asked = '';
    page.element.addEventListener('vet-open-room', (event) => {
      asked = event.reference;
      event.preventDefault();
    }, { once: true });
    await page.press('Open the waiting room');
    expect(asked).to.equal('VK-7Q3M-2F');
    expect(page.words()).not.to.include('open the link we sent you');
    await page.press('Open the waiting room');
    await page.reads('open the link we sent you');
  });

  test('a declined visit costs nothing and offers another time', async () => {
    const page = await owner();
    await page.toDone();
    await until(() => page.clinic.listening(), 'the live stream');
    page.clinic.decide('declined');
    await page.reads('Dr. Hana Ito cannot take this visit. It costs you nothing.');
    await page.press('Choose another time');
    await page.reads('Is your pet in danger right now?');
  });

  test('the calendar file is fetched with the token and saved', async () => {
    const page = await owner();
    await page.toDone();
    const saved: string[] = [];
    const notice = (event: Event) => {
      const link = event.composedPath()[0];
      if (link instanceof HTMLAnchorElement && link.download) saved.push(link.download);
    };
    const click = HTMLAnchorElement.prototype.click;
    HTMLAnchorElement.prototype.click = function (this: HTMLAnchorElement) {
      this.addEventListener('click', (event) => { notice(event); event.preventDefault(); }, { once: true });
      click.call(this);
    };
    await page.press('Add to calendar');
    await until(() => saved.length, 'the file');
    HTMLAnchorElement.prototype.click = click;
    expect(saved).to.deep.equal(['visit-VK-7Q3M-2F.ics']);
    expect(page.clinic.server.made.at(-1)).to.deep.include({ token: 'appointment-token' });
  });

  test('by keyboard alone, from the first question to the reference', async function () {
    this.timeout(20_000);
    const page = await owner();
    await page.reads('Not sure? Call');
    const tabTo = async (is: (element: Element) => boolean, what: string) => {
      for (let i = 0; i < 40; i++) {
        const at = focused();
        if (at && is(at)) return;
        await keys('Tab');
      }
      throw new Error(`Tab never reached ${what}`);
    };
    const says = (words: RegExp) => (element: Element) => words.test(element.textContent ?? '');
    await tabTo((at) => at.localName === 'button' && says(/None of these/)(at), 'None of these');
    await keys('Enter');
    await page.find('h2:focus');
    await tabTo((at) => at.id === 'name', 'the name');
    await page.type('Name of your pet', 'Rex');
    await tabTo((at) => at.getAttribute('name') === 'species', 'the species');
    await keys('Space', 'ArrowRight');
    await tabTo((at) => at.id === 'reason', 'the reason');
    await page.type('What is going on with Rex?', 'Limps.');
    await tabTo((at) => at.getAttribute('name') === 'type', 'the kind');
    await keys('Space');
    await tabTo((at) => at.localName === 'button' && says(/See free times/)(at), 'See free times');
    await keys('Enter');
    await page.reads('Next free time');
    await tabTo((at) => at.localName === 'button' && says(/^\s*Take /)(at), 'Take');
    await keys('Enter');
    await page.reads('How do we reach you?');
    await page.find('h2:focus');
    await tabTo((at) => at.id === 'name', 'the name');
    await page.type('Your name', 'Sam Rivera');
    await page.type('Email', 'sam.rivera@mail.example');
    await tabTo((at) => at.id === 'telehealth', 'the first consent');
    await keys('Space');
    await tabTo((at) => at.id === 'privacy', 'the second consent');
    await keys('Space');
    await tabTo((at) => at.localName === 'button' && says(/Book Rex for/)(at), 'Book');
    await keys('Enter');
    await page.reads('We keep');
    expect(page.clinic.server.made.find(({ path, method }) => method === 'POST' && path.endsWith('/appointments'))?.body).to.have.nested.property('pet.species', 'dog');
  });

  test('at 320 pixels no step is wider than its column', async function () {
    this.timeout(20_000);
    const page = await owner({ width: 320 });
    const fits = async (step: string) => {
      await still(page);
      const edge = page.element.getBoundingClientRect().right + 0.5;
      const over = page.all('.widget *, .widget-body *, .widget-foot *, .verdict *').filter((one) => !one.closest('.days, .sr, svg') && !one.matches('.sr, input') && one.getBoundingClientRect().right > edge);
      expect(over.map((one) => one.outerHTML.slice(0, 80)), step).to.deep.equal([]);
    };
    await page.press('Trouble breathing');
    await page.press('Show me where to go now');
    await page.reads('Lakeshore Animal Emergency');
    await fits('emergency');
    await page.press('I ticked this by mistake');
    await page.press('Trouble breathing');
    await fits('danger signs');
    await page.toVisit();
    await page.reads('Kind of visit');
    await fits('visit');
    await page.press('Back');
    await page.toTimes();
    await page.reads('Next free time');
    await fits('times');
    await page.press(/^Take /);
    await page.fillContact();
    await fits('contact');
    await page.press(/^Book Miso for/);
    await page.reads('We keep');
    await fits('booked');
  });

  test('a second copy of the script does no harm', async () => {
    const { define } = await import('../shared/define.ts');
    define('vet-booking', class extends HTMLElement {});
    const page = await owner();
    await page.reads('Is your pet in danger right now?');
  });
});

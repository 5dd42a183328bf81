import { html } from 'lit';
import { clinicAt } from '../clinic/clinic.ts';
import { serverAddress } from '../clinic/server-address.ts';
import { mapleStreet, theText } from '../testing/maple-street.ts';
import { axe, focused, mount } from '../testing/mount.ts';
import { expect, test } from '../testing/story.ts';
import './vet-desk-booking.ts';

/** Somebody of the desk, at the last step of a booking for Rex. */
async function desk(width?: number) {
  const clinic = mapleStreet();
  clinicAt({ server: serverAddress(''), slug: 'maple-street', fetch: clinic.fetch }).session.keep({
    kind: 'staff', token: 'token-of-the-desk', expiresAt: '2099-01-01T00:00:00.000Z', reference: null, person: { id: '00000000-0000-4000-8000-0000000000fd', name: 'Robin Vale', role: 'front-desk' },
  });
  const page = await mount(html`<vet-desk-booking></vet-desk-booking>`, { fetch: clinic.fetch, ...(width ? { width } : {}) });
  const sent = () => clinic.server.made.find(({ path }) => path.endsWith('/on-behalf'))?.body as { consent: { agreement?: object } } | undefined;
  const toTheEnd = async () => {
    await page.press('None of these');
    await page.type('Name of the pet', 'Rex');
    await page.press('Dog');
    await page.type('What is going on with Rex?', 'He scratches his ear');
    await page.press(/^Something is wrong/);
    await page.press('See free times');
    await page.press(/^Take /);
    await page.reads('How is the owner reached?');
    await page.type('Name of the owner', 'Sam Rivera');
    await page.type('Email', 'sam.rivera@mail.example');
    await page.press(/A vet cannot touch Rex/);
    await page.press(/may keep what you told me/);
  };
  return { ...page, clinic, sent, toTheEnd };
}

describe('<vet-desk-booking>', () => {
  test('books for an owner who agrees later: the text is left to the waiting room, and the reference is spelled out', async function () {
    this.timeout(20_000);
    const page = await desk(320);
    expect(await axe(page.element)).to.deep.equal([]);
    await page.toTheEnd();
    await page.reads('The owner reads it and agrees before going in.');
    // How far it is stays a line, at the last step too.
    expect(page.all('.stepper i').map((one) => one.getBoundingClientRect().height)).to.deep.equal([5, 5, 5, 5]);
    expect(await axe(page.element)).to.deep.equal([]);
    await page.press(/^Book Rex for/);
    await page.reads('Victor Kilo');
    expect(focused()?.localName).to.equal('h2');
    expect(page.sent()?.consent).to.deep.equal({ telehealth: true, privacy: true });
    expect(await axe(page.element)).to.deep.equal([]);
  });

  test('what is read out on the phone goes with its version', async function () {
    this.timeout(20_000);
    const page = await desk();
    await page.toTheEnd();
    await page.press('Read it out now');
    await page.press(/^Read this out: what owners agree to/);
    await page.press(/The owner says that the call may be recorded/);
    expect(await axe(page.element)).to.deep.equal([]);
    await page.press(/^Book Rex for/);
    await page.reads('Victor Kilo');
    expect(page.sent()?.consent.agreement).to.deep.equal({ version: theText.version, hash: theText.hash, as: 'owner', recording: true });
    await page.reads('What the owner agreed to');
  });

  test('a time that is gone meanwhile leads back to fresh ones, and what was typed stays', async function () {
    this.timeout(20_000);
    const page = await desk();
    await page.toTheEnd();
    page.clinic.lapse();
    await page.press(/^Book Rex for/);
    await page.reads('what you typed is still here');
    await page.press(/^Take /);
    await page.reads('How is the owner reached?');
    expect(page.all<HTMLInputElement>('#email').at(0)?.value).to.equal('sam.rivera@mail.example');
  });

  test('a danger sign sends to a hospital and shows no calendar', async () => {
    const page = await desk();
    await page.press('Trouble breathing');
    await page.press('Show me where to go now');
    await page.reads('Lakeshore Animal Emergency');
    expect(page.clinic.asked().some((asked) => asked.includes('/slots'))).to.equal(false);
  });
});

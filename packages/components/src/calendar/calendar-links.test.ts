import { html } from 'lit';
import { hoursClinic } from '../testing/hours.ts';
import { axe, focused, mount, until } from '../testing/mount.ts';
import { expect, test } from '../testing/story.ts';
import './vet-availability.ts';

async function page(clinic = hoursClinic(), width?: number) {
  clinic.signIn('vet');
  const mounted = await mount(html`<vet-availability></vet-availability>`, { fetch: clinic.fetch, ...(width ? { width } : {}) });
  await mounted.reads('Busy elsewhere');
  return { ...mounted, clinic };
}

describe('<vet-availability> and calendars elsewhere', () => {
  test('is clean for axe with a calendar connected, failed, and an address just made', async () => {
    const clinic = hoursClinic();
    clinic.imported({});
    const { element, reads, press } = await page(clinic);
    await reads('12 busy times ahead.');
    await press('Make an address');
    await reads('It is shown only now.');
    expect(await axe(element)).to.deep.equal([]);
    element.remove();
    clinic.imported({ state: 'failed', failure: 'gone' });
    const again = await page(clinic);
    await again.reads('The busy times of');
    expect(await axe(again.element)).to.deep.equal([]);
  });

  test('an address is pasted; a wrong one says how to get the right one, and stays typed', async () => {
    const { clinic, press, reads, type, find } = await page();
    await press('Connect calendar');
    await until(() => focused()?.id === 'import-address', 'the focus at the address');
    await reads('Paste the address.');
    await type('Secret address of your calendar', 'ftp://calendar.example/a.ics');
    await press('Connect calendar');
    await reads('This is not an address of a calendar.');
    expect((await find<HTMLInputElement>('#import-address')).value).to.equal('ftp://calendar.example/a.ics');
    await type('Secret address of your calendar', ' https://calendar.example/private-0a1b/basic.ics ');
    await press('Connect calendar');
    await reads('Reading your calendar at calendar.example');
    expect(clinic.server.made.findLast(({ method }) => method === 'PUT')?.body).to.deep.equal({ address: 'https://calendar.example/private-0a1b/basic.ics' });
  });

  test('a failure says why, what still counts, and can be tried at once', async () => {
    const clinic = hoursClinic();
    clinic.imported({ state: 'failed', failure: 'locked' });
    const { press, reads, words } = await page(clinic);
    await reads('Your calendar at calendar.example could not be read');
    await reads('It asks for a password.');
    await reads('still count. We keep trying.');
    await press('Read it now');
    await reads('Reading your calendar at calendar.example');
    await press('Disconnect');
    await reads('Connect calendar');
    expect(words()).not.to.contain('calendar.example');
  });

  test('an address for the own calendar is told once, renewed and ended', async () => {
    const clinic = hoursClinic();
    const { element, press, find } = await page(clinic);
    await press('Make an address');
    await until(() => focused()?.id === 'feed-address', 'the focus at the address');
    const shown = async () => (await find<HTMLInputElement>('#feed-address')).value;
    expect(await shown()).to.match(/feeds\/secret-1\.ics$/);
    await press('Make a new one');
    await until(async () => (await shown()).endsWith('secret-2.ics'), 'the new address');
    element.remove();
    const later = await page(clinic);
    await later.reads('No calendar has read it yet.');
    expect(later.all('#feed-address')).to.have.length(0);
    await later.press('End it');
    await later.reads('Make an address');
  });

  test('fits 320 px', async () => {
    const clinic = hoursClinic();
    clinic.imported({ host: 'a-very-long-name-of-a-calendar-server.example', state: 'failed', failure: 'place-closed' });
    const { element, press, reads } = await page(clinic, 320);
    await press('Make an address');
    await reads('It is shown only now.');
    const wide = [element, ...element.renderRoot.querySelectorAll('*')].filter((each) => !each.closest('.sr') && each.getBoundingClientRect().right > element.getBoundingClientRect().left + 321);
    expect(wide.map((each) => `${each.localName}.${each.className}`)).to.deep.equal([]);
  });
});

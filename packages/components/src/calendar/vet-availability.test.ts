import { sendKeys } from '@web/test-runner-commands';
import { html } from 'lit';
import { hoursClinic, itoId } from '../testing/hours.ts';
import { axe, focused, keys, mount, until } from '../testing/mount.ts';
import { expect, test } from '../testing/story.ts';
import './vet-availability.ts';

async function page(clinic = hoursClinic(), { role = 'vet', width }: { role?: 'vet' | 'manager'; width?: number } = {}) {
  clinic.signIn(role);
  const mounted = await mount(html`<vet-availability></vet-availability>`, { fetch: clinic.fetch, ...(width ? { width } : {}) });
  const field = (label: string) => mounted.find<HTMLInputElement>(`input[aria-label="${label}"]`);
  const write = async (label: string, text: string) => {
    const input = await field(label);
    input.value = text;
    input.dispatchEvent(new Event('input'));
    input.dispatchEvent(new Event('change'));
  };
  const puts = () => clinic.server.made.filter(({ method }) => method === 'PUT');
  return { ...mounted, clinic, field, write, puts };
}

describe('<vet-availability>', () => {
  test('is clean for axe, also with changes, a form and a pause', async () => {
    const { element, press, reads, write } = await page();
    await reads('Toronto time');
    expect(await axe(element)).to.deep.equal([]);
    await write('Monday from', 'x');
    await press('Add');
    await press('Save hours');
    await reads('Type a time such as 9:00 am.');
    expect(await axe(element)).to.deep.equal([]);
    await press('1 hour');
    await reads('No new bookings until');
    expect(await axe(element)).to.deep.equal([]);
  });

  test('hours are typed, the button says what changed, and saving sends it once', async () => {
    const { clinic, reads, write, press, puts, field } = await page();
    await reads('Saved');
    await write('Monday from', '10');
    expect((await field('Monday from')).value).to.equal('10:00 am');
    await reads('Changed: Monday.');
    await press('1 h');
    await reads('Changed: Monday, Shortest notice.');
    await press('Save hours');
    await until(() => puts().length === 1, 'the save');
    await reads('Saved');
    expect(clinic.sheet().hours.weekly.mon).to.deep.equal([['10:00', '12:00'], ['13:30', '18:00']]);
    expect(clinic.sheet().hours.minNoticeMin).to.equal(60);
  });

  test('a closed day is one line; opening it again brings its hours back', async () => {
    const { find, reads, all, field } = await page();
    const monday = await find<HTMLInputElement>('#open-mon');
    monday.click();
    await until(() => !all('#mon-0-from').length, 'the closed day');
    await reads('Changed: Monday.');
    monday.click();
    expect((await field('Monday until')).value).to.equal('12:00 pm');
    await until(() => !all('.save').length, 'nothing changed');
  });

  test('two times that overlap are said at once, and are not sent', async () => {
    const { write, press, reads, puts } = await page();
    await write('Thursday until', '1 am');
    await reads('Ends the next day');
    await write('Friday from', '12:30 am');
    await reads('Two times overlap here.');
    await press('Save hours');
    await reads('Some times need another look.');
    await until(() => focused()?.id === 'fri-0-from', 'the focus where it is wrong');
    expect(puts()).to.deep.equal([]);
  });

  test('what is not saved survives a reload; undoing it does too', async () => {
    const clinic = hoursClinic();
    const first = await page(clinic);
    await first.write('Monday from', '10');
    await first.reads('Not saved yet');
    first.element.remove();
    const second = await page(clinic);
    await second.reads('What you changed before is still here.');
    expect((await second.field('Monday from')).value).to.equal('10:00 am');
    await second.press('Undo all');
    second.element.remove();
    const third = await page(clinic);
    expect((await third.field('Monday from')).value).to.equal('9:00 am');
    expect(third.all('.save')).to.have.length(0);
  });

  for (const choice of ['mine', 'theirs'] as const) {
    test(`somebody else saved meanwhile: both are shown, and ${choice} can be taken`, async () => {
      const { clinic, write, press, reads, field } = await page();
      await write('Monday from', '10');
      clinic.elsewhere({ weekly: { mon: [['07:00', '11:00']] }, bufferMin: 20 });
      await press('Save hours');
      await reads('Somebody saved other hours meanwhile');
      await reads('10:00 am to 12:00 pm, 1:30 pm to 6:00 pm');
      await reads('7:00 am to 11:00 am');
      await press(choice === 'mine' ? 'Go on with mine' : 'Take theirs');
      expect((await field('Monday from')).value).to.equal(choice === 'mine' ? '10:00 am' : '7:00 am');
      if (choice === 'mine') {
        await press('Save hours');
        await reads('Saved');
        expect(clinic.sheet().hours.weekly.mon?.[0]).to.deep.equal(['10:00', '12:00']);
      }
    });
  }

  test('a pause with one press, and a way back; an open change stays', async () => {
    const { clinic, press, reads, write } = await page();
    await write('Monday from', '10');
    await press('1 day');
    await reads('No new bookings until');
    await reads('Changed: Monday.');
    expect(clinic.server.made.find(({ method }) => method === 'POST')?.body).to.deep.equal({ for: 'day' });
    await press('Take bookings again');
    await reads('Pause new bookings');
    expect(clinic.sheet().pausedUntil).to.equal(null);
  });

  test('a day that differs is added, told with the visits outside, removed and put back', async () => {
    const { clinic, press, reads, find, words } = await page();
    await reads('No day differs from the week.');
    await press('Add');
    await press('Add these days');
    await reads('Choose a day from today on.');
    const date = await find<HTMLInputElement>('#differ-from');
    date.value = '2099-01-05';
    date.dispatchEvent(new Event('change'));
    clinic.visitOutside();
    await press('Add these days');
    await reads('1 booked visit is outside these hours');
    await reads('VK-7Q3M-2F');
    expect(clinic.sheet().exceptions).to.have.length(1);
    await press(/^Remove .*5/);
    await reads('is as in the week again.');
    await press('Put it back');
    await until(() => clinic.sheet().exceptions.length === 1, 'the day');
    await until(() => !words().includes('No day differs'), 'the list');
  });

  test('more hours need times; the clocks’ change is told', async () => {
    const { press, reads, find, type, clinic } = await page();
    await reads('Clocks change on');
    await press('Add');
    await press('More hours');
    const date = await find<HTMLInputElement>('#differ-from');
    date.value = '2099-01-04';
    date.dispatchEvent(new Event('change'));
    await press('Add these days');
    await until(() => focused()?.id === 'differ-start', 'the focus at the time');
    await type('From', '10');
    await type('Until', '1 pm');
    await press('Add these days');
    await reads('More hours, 10:00 am to 1:00 pm');
    expect(clinic.sheet().exceptions[0]?.windows).to.deep.equal([['10:00', '13:00']]);
  });

  test('a manager chooses whose hours', async () => {
    const { clinic, find, reads, all } = await page(hoursClinic(), { role: 'manager' });
    await reads('Choose somebody');
    expect(all('.week')).to.have.length(0);
    const whose = await find<HTMLSelectElement>('#whose');
    await until(() => whose.options.length > 1, 'the people');
    whose.value = itoId;
    whose.dispatchEvent(new Event('change'));
    await reads('Toronto time');
    expect(clinic.server.made.some(({ path }) => path.includes('availability'))).to.equal(true);
  });

  test('by keyboard alone: close a day, type a time, save', async () => {
    const { find, puts, clinic } = await page();
    (await find('#open-mon')).focus();
    await keys('Space', 'Tab');
    expect(focused()?.id).to.equal('open-tue');
    await keys('Tab');
    expect(focused()?.id).to.equal('tue-0-from');
    // Coming by Tab, what is in the field is selected.
    await sendKeys({ type: '8:15' });
    for (let n = 0; n < 60 && focused()?.textContent?.trim() !== 'Save hours'; n += 1) await keys('Tab');
    await keys('Enter');
    await until(() => puts().length === 1, 'the save');
    expect([clinic.sheet().hours.weekly.mon, clinic.sheet().hours.weekly.tue?.[0]]).to.deep.equal([undefined, ['08:15', '12:00']]);
  });

  test('fits 320 px', async () => {
    const { element, reads, write, press } = await page(hoursClinic(), { width: 320 });
    await reads('Toronto time');
    await write('Monday from', '10');
    await press('Add');
    await reads('What is different?');
    const wide = [element, ...element.renderRoot.querySelectorAll('*')].filter((each) => !each.closest('.sr') && each.getBoundingClientRect().right > element.getBoundingClientRect().left + 321);
    expect(wide.map((each) => `${each.localName}.${each.className}`)).to.deep.equal([]);
  });
});

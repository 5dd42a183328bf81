import { html, type TemplateResult } from 'lit';
import type { SaveRules } from '@vetkit/signal-server/calendar/settings.contract';
import { refuse } from '../testing/fake-server.ts';
import { axe, focused, mount, until } from '../testing/mount.ts';
import { settingsClinic } from '../testing/settings.ts';
import { expect, test } from '../testing/story.ts';
import './vet-booking-settings.ts';
import './vet-holidays.ts';

async function page(tag: 'rules' | 'holidays', clinic = settingsClinic(), { role = 'manager', width }: { role?: 'manager' | 'vet'; width?: number } = {}) {
  clinic.signIn(role);
  const elements: Record<typeof tag, TemplateResult> = { rules: html`<vet-booking-settings></vet-booking-settings>`, holidays: html`<vet-holidays></vet-holidays>` };
  const mounted = await mount(elements[tag], { fetch: clinic.fetch, ...(width ? { width } : {}) });
  const choose = async (id: string, value: string) => {
    const select = await mounted.find<HTMLSelectElement>(`#${id}`);
    select.value = value;
    select.dispatchEvent(new Event('change'));
  };
  const puts = () => clinic.server.made.filter(({ method }) => method === 'PUT');
  return { ...mounted, clinic, choose, puts };
}
const tooWide = (element: { renderRoot: ParentNode & Node; getBoundingClientRect(): DOMRect }, width: number) =>
  [...element.renderRoot.querySelectorAll('*')].filter((each) => !each.closest('.sr') && each.getBoundingClientRect().right > element.getBoundingClientRect().left + width + 1).map((each) => `${each.localName}.${each.className}`);

describe('<vet-booking-settings>', () => {
  test('a manager changes rules; what changed is said, kept over a reload, and saved once', async () => {
    const clinic = settingsClinic();
    const first = await page('rules', clinic);
    await first.reads('Rules of booking');
    expect(await axe(first.element)).to.deep.equal([]);
    await first.choose('minNoticeMin', '60');
    await first.choose('freeUntilMin', '1440');
    await first.choose('dailyCap', '8');
    await first.choose('anyOrder', 'quick');
    (await first.find<HTMLInputElement>('#liveCalls')).click();
    await first.reads('Changed: Shortest notice, Most visits a day for each, Who gets a visit that anybody may take?, Owners change and cancel freely until, Owners may ask for a live call');
    first.element.remove();
    const { reads, press, choose, puts } = await page('rules', clinic);
    await reads('What you changed before is still here.');
    await choose('unclaimedAfterMin', '10');
    await press('Save');
    await until(() => puts().length === 1, 'the save');
    await reads('Saved');
    expect(clinic.rules()).to.include({ minNoticeMin: 60, freeUntilMin: 1440, dailyCap: 8, anyOrder: 'quick', liveCalls: true, unclaimedAfterMin: 10, revision: 2 });
  });

  test('somebody else saved meanwhile: both are shown and one is chosen', async () => {
    const { clinic, choose, press, reads } = await page('rules');
    await choose('minNoticeMin', '120');
    clinic.elsewhere({ freeUntilMin: 2880 });
    await press('Save');
    await reads('Somebody saved other settings meanwhile');
    await reads('2 hours');
    await reads('2 days before the start');
    await press('Take theirs');
    await reads('Saved');
    expect(clinic.rules()).to.include({ freeUntilMin: 2880, minNoticeMin: 15 });
  });

  test('every setting can be changed, is named as changed, and is sent as it was chosen', async () => {
    const { clinic, find, choose, press, reads, element, puts } = await page('rules');
    await reads('Rules of booking');
    const chosen: SaveRules = { minNoticeMin: 1440, horizonDays: 7, dailyCap: 30, anyOrder: 'quick', freeUntilMin: 0, escalateAfterMin: 1440, escalateBeforeMin: 240, reassign: true, liveCalls: true, mailOnDuty: false, unclaimedAfterMin: 1 };
    const tick = async (name: string) => (await find<HTMLInputElement>(`#${name}`)).click();
    // What belongs to live calls only shows with them.
    expect(element.renderRoot.querySelector('#mailOnDuty, #unclaimedAfterMin')).to.equal(null);
    await tick('liveCalls');
    for (const [name, value] of Object.entries(chosen)) if (typeof value !== 'boolean') await choose(name, String(value));
    await tick('reassign');
    await tick('mailOnDuty');
    const { revision: _before, ...before } = clinic.rules();
    expect(Object.keys(chosen).filter((rule) => chosen[rule as keyof SaveRules] === before[rule as keyof SaveRules]), 'a rule that this story leaves alone').to.deep.equal([]);
    for (const select of element.renderRoot.querySelectorAll('select')) {
      const offered = [...select.options].map(({ text }) => text.trim());
      expect([new Set(offered).size, offered.filter((text) => !text || /undefined|NaN|null/.test(text))], select.id).to.deep.equal([offered.length, []]);
    }
    expect(await axe(element)).to.deep.equal([]);
    const said = element.renderRoot.textContent?.match(/Changed: ([^.]*)\./)?.[1]?.split(', ') ?? [];
    expect(said).to.have.length(Object.keys(chosen).length);
    await press('Save');
    await until(() => puts().length === 1, 'the save');
    expect(puts()[0]?.body).to.deep.equal(chosen);
    await reads('Saved');
    // And the way back to no limit.
    await choose('dailyCap', 'null');
    await press('Save');
    await until(() => clinic.rules().dailyCap === null, 'no limit a day');
  });

  test('what is refused, and a line that breaks, are said beside the button; nothing chosen is lost, and pressing again saves', async () => {
    const clinic = settingsClinic();
    const { choose, press, reads, find, element, puts } = await page('rules', clinic);
    await reads('Rules of booking');
    await choose('escalateBeforeMin', '60');
    clinic.nextSave(() => refuse(422, 'validation', { issues: [{ path: 'escalateBeforeMin', message: 'odd' }] }));
    await press('Save');
    await until(() => element.renderRoot.querySelector('[role=alert]')?.textContent?.trim(), 'what is wrong');
    expect((await find<HTMLSelectElement>('#escalateBeforeMin')).value).to.equal('60');
    expect(await axe(element)).to.deep.equal([]);
    const refused = element.renderRoot.querySelector('[role=alert]')?.textContent?.trim();
    clinic.server.online = false;
    await press('Save');
    await until(() => ![undefined, '', refused].includes(element.renderRoot.querySelector('[role=alert]')?.textContent?.trim()), 'another reason');
    clinic.server.online = true;
    await press('Save');
    await until(() => clinic.rules().escalateBeforeMin === 60, 'the save');
    expect(puts()).to.have.length(2);
  });

  test('a value of the clinic’s own that is not in the list stays one of the choices; undo puts all back', async () => {
    const clinic = settingsClinic();
    clinic.elsewhere({ minNoticeMin: 45, dailyCap: 17 });
    const { choose, press, reads, find, words } = await page('rules', clinic);
    await reads('Rules of booking');
    expect((await find<HTMLSelectElement>('#minNoticeMin')).selectedOptions[0]?.text.trim()).to.equal('45 min');
    expect((await find<HTMLSelectElement>('#dailyCap')).value).to.equal('17');
    await choose('minNoticeMin', '15');
    await press('Undo all');
    await until(async () => (await find<HTMLSelectElement>('#minNoticeMin')).value === '45', 'what it was');
    expect(words()).not.to.contain('Changed:');
  });

  test('by keyboard alone: every setting is reached in the order of the page, a box is ticked, and it is saved', async () => {
    const { clinic, element, press, reads, find, puts } = await page('rules');
    await reads('Rules of booking');
    const reachable = () => [...element.renderRoot.querySelectorAll<HTMLElement>('select, input, button, a[href]')].filter((one) => one.tabIndex >= 0 && one.getClientRects().length > 0);
    expect(reachable().map(({ id }) => id).filter(Boolean)).to.deep.equal(['minNoticeMin', 'horizonDays', 'dailyCap', 'anyOrder', 'freeUntilMin', 'escalateAfterMin', 'escalateBeforeMin', 'reassign', 'liveCalls']);
    for (const one of reachable()) {
      one.focus();
      expect(focused(), one.id).to.equal(one);
      expect(one.matches(':focus-visible') || one.closest('label')?.matches(':has(:focus-visible)'), `${one.id} shows its focus`).to.equal(true);
    }
    const box = await find<HTMLInputElement>('#reassign');
    box.focus();
    box.click();
    // Ticking redraws the page around it: the focus stays.
    await reads('Changed:');
    expect(focused()).to.equal(box);
    await press('Save');
    await until(() => puts().length === 1 && clinic.rules().reassign, 'the save');
  });

  test('a vet is told that it is the manager’s; it fits 320 px', async () => {
    const vet = await page('rules', settingsClinic(), { role: 'vet' });
    await vet.reads('Sign in as a manager');
    vet.element.remove();
    const { element, reads, choose } = await page('rules', settingsClinic(), { width: 320 });
    await reads('Rules of booking');
    await choose('minNoticeMin', '60');
    expect(tooWide(element, 320)).to.deep.equal([]);
  });
});

describe('<vet-holidays>', () => {
  test('holidays of the region are ticked one by one or all; visits on them are told', async () => {
    const { element, clinic, choose, press, reads, find, words, puts } = await page('holidays');
    await reads('Canada Day');
    expect(await axe(element)).to.deep.equal([]);
    expect(words()).not.to.contain('Family Day');
    await choose('region', 'ON');
    await reads('Family Day');
    (await find<HTMLInputElement>('#closed-canada-day')).click();
    await reads('Changed: Part of the country, Canada Day.');
    await press('Close on all');
    clinic.visitInTheWay();
    await press('Save');
    await reads('1 booked visit is on a closed day');
    await reads('VK-7Q3M-2F');
    expect(puts().map(({ body }) => body)).to.deep.equal([{ region: 'ON', closed: ['canada-day', 'new-year', 'family-day'] }]);
    expect(await axe(element)).to.deep.equal([]);
    await press('Close on none');
    await press('Save');
    await until(() => puts().length === 2 && clinic.holidays().closed.length === 0, 'the save');
  });

  test('somebody else saved meanwhile; a country without a list says what to do', async () => {
    const { element, clinic, press, reads, find } = await page('holidays');
    (await find<HTMLInputElement>('#closed-new-year')).click();
    clinic.elsewhereClosed(['canada-day']);
    await press('Save');
    await reads('Somebody saved other settings meanwhile');
    await press('Go on with mine');
    await press('Save');
    await until(() => clinic.holidays().closed.join() === 'new-year', 'the save');
    element.remove();
    const abroad = settingsClinic();
    abroad.countryWithout();
    const other = await page('holidays', abroad, { width: 320 });
    await other.reads('We have no list for your country yet.');
    expect(tooWide(other.element, 320)).to.deep.equal([]);
  });
});

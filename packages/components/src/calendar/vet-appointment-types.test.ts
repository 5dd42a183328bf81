import { html } from 'lit';
import { hoursClinic } from '../testing/hours.ts';
import { axe, focused, mount, until } from '../testing/mount.ts';
import { expect, test } from '../testing/story.ts';
import './vet-appointment-types.ts';

async function page(clinic = hoursClinic(), width?: number) {
  clinic.signIn('manager');
  return { ...(await mount(html`<vet-appointment-types></vet-appointment-types>`, { fetch: clinic.fetch, ...(width ? { width } : {}) })), clinic };
}

describe('<vet-appointment-types>', () => {
  test('is clean for axe, also while one is changed', async () => {
    const { element, press, reads } = await page();
    await reads('Something is wrong');
    expect(await axe(element)).to.deep.equal([]);
    await press('Change Something is wrong');
    expect(await axe(element)).to.deep.equal([]);
  });

  test('only a manager sees it', async () => {
    const clinic = hoursClinic();
    clinic.signIn('vet');
    const { reads } = await mount(html`<vet-appointment-types></vet-appointment-types>`, { fetch: clinic.fetch });
    await reads('Only a manager of the clinic can change these.');
    expect(clinic.server.made).to.deep.equal([]);
  });

  test('a new kind needs a name and a price; then it is saved with the others', async () => {
    const { press, type, reads, clinic } = await page();
    await press('Add a kind');
    await type('Price in CAD', 'much');
    await press('Save kinds of visit');
    await reads('Give it a name of its own.');
    await reads('An amount such as 62.00.');
    await until(() => focused()?.id === 'name', 'the focus at the name');
    await type('Name, as owners read it', 'Dental check');
    await type('Price in CAD', '85,50');
    await press(/^For animals that are not well/);
    await reads('asks how the animal is');
    await reads('Changed: Dental check.');
    await press('Save kinds of visit');
    await reads('Saved');
    expect(clinic.types().types.map(({ code, priceMinor, asksToday }) => [code, priceMinor, asksToday])).to.deep.equal([['sick', 6200, true], ['recheck', 3800, false], ['new-one', 8550, true]]);
  });

  test('one is removed, the order is changed, and undone', async () => {
    const { press, reads, clinic } = await page();
    await press('Move Check after a visit up');
    await reads('Changed: order.');
    await press('Undo all');
    await reads('Saved');
    await press('Remove Something is wrong');
    await reads('Something is wrong removed');
    await press('Save kinds of visit');
    await reads('Saved');
    expect(clinic.types().types.map(({ code }) => code)).to.deep.equal(['recheck']);
  });

  test('what is not saved survives a reload, and somebody else’s save meanwhile', async () => {
    const first = await page();
    await first.press('Change Something is wrong');
    await first.type('Minutes', '40');
    await first.reads('Not saved yet');
    first.element.remove();
    first.clinic.elsewhereTypes((list) => list.map((type) => (type.code === 'sick' ? { ...type, durationMin: 20 } : type)));
    const { reads, press, clinic } = await page(first.clinic);
    await reads('Somebody saved another list meanwhile');
    await reads('40 min · Video');
    await reads('20 min · Video');
    await press('Go on with mine');
    await press('Save kinds of visit');
    await reads('Saved');
    expect(clinic.types().types[0]?.durationMin).to.equal(40);
  });

  test('fits 320 px', async () => {
    const { element, press, reads } = await page(hoursClinic(), 320);
    await press('Change Something is wrong');
    await reads('How you meet');
    const wide = [...element.renderRoot.querySelectorAll('*')].filter((each) => !each.closest('.sr') && each.getBoundingClientRect().right > element.getBoundingClientRect().left + 321);
    expect(wide.map((each) => `${each.localName}.${each.className}`)).to.deep.equal([]);
  });
});

import { html, LitElement } from 'lit';
import { axe, focused, keys, mount } from '../testing/mount.ts';
import { expect, test } from '../testing/story.ts';
import { banner } from './banner.ts';
import { button } from './button.ts';
import { choiceCards, chips, segmented, tick } from './choice.ts';
import { define } from './define.ts';
import { selectField, textArea, textField } from './field.ts';
import { icon } from './icons.ts';
import { callPaths } from './icons.call.paths.ts';
import { firstPaths } from './icons.first.paths.ts';
import { ownerPaths } from './icons.owner.paths.ts';
import { paths } from './icons.paths.ts';
import { skeleton } from './skeleton.ts';
import { stepTitle } from './step-title.ts';
import { stepper } from './stepper.ts';
import { actions } from './styles/actions.ts';
import { choices } from './styles/choices.ts';
import { switches } from './styles/switches.ts';
import { toggle } from './switch.ts';
import { fields } from './styles/fields.ts';
import { ground } from './styles/ground.ts';
import { stepperLine } from './styles/stepper.ts';
import { progress } from './styles/progress.ts';
import { surfaces } from './styles/surfaces.ts';
import { widget } from './styles/widget.ts';
import { words } from './styles/words.ts';

const kinds = [{ value: 'cat', label: 'Cat', icon: 'cat' }, { value: 'dog', label: 'Dog', detail: 'Any size', icon: 'dog' }, { value: 'other', label: 'Other' }] as const;

class VetTestPieces extends LitElement {
  static override properties = { said: { state: true } };
  static override styles = [ground, words, actions, fields, choices, switches, surfaces, stepperLine, progress, widget];
  said: Record<string, string | boolean> = {};
  readonly #say = (name: string) => (value: string | boolean) => (this.said = { ...this.said, [name]: value });

  protected override render() {
    const one = <V extends string>(name: string, options: readonly { value: V; label: string }[]) =>
      ({ name, legend: `Which ${name}`, options, value: this.said[name] as V | undefined, onChoose: this.#say(name) });
    return html`<div class="vet stack">
      ${stepper({ step: 2, of: 4, label: 'Step 2 of 4', short: '2 of 4', back: 'Back' })}
      ${stepTitle('Who needs help?')}
      ${choiceCards(one('animal', kinds))}
      ${choiceCards(one('tall animal', kinds), 'three')}
      ${segmented(one('way', kinds))}
      ${chips({ ...one('answer', kinds), error: 'Choose one' })}
      <div class="flags">${tick({ name: 'breath', label: 'Cannot breathe well', icon: 'lungs', checked: this.said['breath'] === true, onTick: this.#say('breath') })}</div>
      ${toggle({ name: 'texts', label: 'Text me about changes', checked: this.said['texts'] === true, onTick: this.#say('texts') })}
      ${textField({ name: 'name', label: 'Name', value: '', error: 'Type a name', hint: 'As on the chart', onInput: this.#say('name') })}
      ${textField({ name: 'weight', label: 'Weight', optional: 'optional', value: '', unit: 'kg', onInput: this.#say('weight') })}
      ${textArea({ name: 'story', label: 'What is going on', value: '', onInput: this.#say('story') })}
      ${selectField({ name: 'breed', label: 'Breed', value: '', options: kinds, onInput: this.#say('breed') })}
      ${banner({ tone: 'warn', title: 'You are offline', text: 'What you write is kept.' })}
      ${skeleton('Loading times', { lines: 2, tiles: 3, face: true })}
      ${button({ label: 'Book Miso', busyLabel: 'Booking', busy: this.said['busy'] === true, onPress: () => this.#say('pressed')(true) })}
    </div>`;
  }
}
define('vet-test-pieces', VetTestPieces);

const pieces = () => mount<VetTestPieces>(html`<vet-test-pieces></vet-test-pieces>`, { width: 390 });

describe('the pieces every form is made of', () => {
  test('are clean for axe', async () => {
    expect(await axe((await pieces()).element)).to.deep.equal([]);
  });

  test('a group of choices is one stop for Tab and moves by arrows', async () => {
    const { element, find } = await pieces();
    (await find('[name=animal]')).focus();
    await keys('ArrowDown');
    expect(element.said['animal']).to.equal('dog');
    await keys('ArrowDown', 'ArrowDown');
    expect(element.said['animal']).to.equal('cat');
    await keys('Tab');
    expect(focused()?.getAttribute('name')).to.equal('tall animal');
  });

  test('whoever steers by keyboard sees where they are', async () => {
    const { find } = await pieces();
    (await find('[name=way]')).focus();
    await keys('ArrowRight');
    const seg = focused()?.closest('.seg') as HTMLElement;
    expect(getComputedStyle(seg).outlineStyle).to.equal('solid');
  });

  test('a chosen card shows it, whether pressed or set', async () => {
    const { element, press, find } = await pieces();
    await press(/^Dog Any size$/);
    expect(element.said['animal']).to.equal('dog');
    const [cat, dog] = [await find('.choice:has([value=cat])'), await find('.choice:has([value=dog])')].map((card) => getComputedStyle(card).backgroundColor);
    expect(dog).not.to.equal(cat);
  });

  test('space ticks a danger sign', async () => {
    const { element, find } = await pieces();
    (await find('#breath')).focus();
    await keys('Space');
    expect(element.said['breath']).to.equal(true);
  });

  test('a field names its label, hint and error', async () => {
    const { find } = await pieces();
    const name = await find<HTMLInputElement>('#name');
    expect(name.labels?.[0]?.textContent).to.equal('Name');
    expect(name.getAttribute('aria-describedby')).to.equal('name-hint name-error');
    expect((await find('#name-error')).textContent).to.contain('Type a name');
  });

  test('a busy button keeps its focus and does nothing more', async () => {
    const { element, press, find } = await pieces();
    const main = await find('[part=primary]');
    main.focus();
    element.said = { busy: true };
    await press('Booking');
    expect(element.said['pressed']).to.equal(undefined);
    expect(focused()).to.equal(main);
  });

  test('everything to press is large enough for a finger', async () => {
    const { all } = await pieces();
    const small = all('button, .choice, .seg, .chip, .tick, .switch, .input').filter((one) => one.getBoundingClientRect().height < 44);
    expect(small.map((one) => one.outerHTML)).to.deep.equal([]);
  });

  test('every icon draws something', async () => {
    const { all } = await mount(html`<div>${(Object.keys({ ...firstPaths, ...ownerPaths, ...callPaths, ...paths }) as (keyof typeof firstPaths | keyof typeof ownerPaths | keyof typeof callPaths | keyof typeof paths)[]).map((name) => icon(name))}</div>`);
    const empty = all<HTMLElement & SVGGraphicsElement>('svg').filter((svg) => svg.getBBox().width === 0);
    expect(empty).to.deep.equal([]);
  });
});

import { html, LitElement, render } from 'lit';
import { property } from 'lit/decorators.js';
import { define } from '../shared/define.ts';
import { textTable, type Overrides } from '../shared/text.ts';
import { until } from '../testing/mount.ts';
import { expect, test } from '../testing/story.ts';
import { clinicAt } from './clinic.ts';
import { ClinicController } from './clinic-controller.ts';
import { serverOfScript, setServer } from './server-address.ts';
import type { VetClinic } from './vet-clinic.ts';

const words = { hello: 'Hello', pet: ({ name }: { name: string }) => `Hello ${name}` };
const table = textTable('test', words, {
  fr: () => Promise.resolve({ hello: 'Bonjour', pet: ({ name }) => `Bonjour ${name}` }),
  es: () => Promise.reject(new TypeError('not reached')),
});

class VetTestInner extends LitElement {
  @property() clinic = '';
  @property() server = '';
  @property({ attribute: false }) texts: Overrides<typeof words> = {};
  readonly at = new ClinicController(this);
  protected override render() {
    const { clinic, locale } = this.at;
    return `${clinic.server.host} ${clinic.slug} ${locale} ${this.at.texts(table, this.texts).hello} ${clinic.session.find() ? 'in' : 'out'}`;
  }
}
class VetTestOuter extends VetTestInner {
  protected override render() {
    return html`<vet-test-inner></vet-test-inner>` as never;
  }
}
class VetTestLate extends VetTestInner {
  protected override render() {
    return html`<slot></slot>` as never;
  }
}

let place: HTMLElement;
beforeEach(() => {
  sessionStorage.clear();
  localStorage.clear();
  setServer('https://vet.example/');
  document.body.append((place = document.createElement('div')));
});
afterEach(() => place.remove());

const says = (tag = 'vet-test-inner') => {
  const inner = place.querySelector(tag);
  return (inner?.shadowRoot?.querySelector('vet-test-inner') ?? inner)?.shadowRoot?.textContent ?? '';
};
const hears = (sought: string, tag?: string) => until(() => says(tag) === sought, `"${sought}" (it says "${says(tag)}")`);

describe('where an element finds its clinic', () => {
  before(() => {
    define('vet-test-inner', VetTestInner);
    define('vet-test-outer', VetTestOuter);
  });

  test('alone: its own attribute, and the script\'s server', async () => {
    render(html`<vet-test-inner lang="en" clinic="maple-street"></vet-test-inner>`, place);
    await hears('vet.example maple-street en Hello out');
  });

  test('around it, and what is around may change', async () => {
    render(html`<vet-clinic clinic="oak-lane" server="https://other.example" locale="fr-CA"><vet-test-inner></vet-test-inner></vet-clinic>`, place);
    await hears('other.example oak-lane fr-CA Bonjour out');
    const around = place.querySelector<VetClinic>('vet-clinic')!;
    around.clinic = 'elm-road';
    await hears('other.example elm-road fr-CA Bonjour out');
    expect(around.client.slug).to.equal('elm-road');
  });

  test('around it, even when that is defined later: scripts arrive in any order', async () => {
    render(html`<vet-test-late clinic="oak-lane" lang="en"><vet-test-inner></vet-test-inner></vet-test-late>`, place);
    await hears('vet.example  en Hello out');
    define('vet-test-late', VetTestLate);
    await hears('vet.example oak-lane en Hello out');
  });

  test('an element inside another finds what the outer one was told', async () => {
    render(html`<vet-test-outer lang="en" clinic="maple-street"></vet-test-outer>`, place);
    await hears('vet.example maple-street en Hello out', 'vet-test-outer');
  });

  test('its own attribute wins over what is around', async () => {
    render(html`<vet-clinic clinic="oak-lane" server="https://other.example" locale="en"><vet-test-inner clinic="maple-street"></vet-test-inner></vet-clinic>`, place);
    await hears('other.example maple-street en Hello out');
  });

  test('whoever signs in is known to all elements of that clinic at once', async () => {
    render(html`<vet-test-inner lang="en" clinic="maple-street"></vet-test-inner>`, place);
    await hears('vet.example maple-street en Hello out');
    const { session } = clinicAt({ server: new URL('https://vet.example/'), slug: 'maple-street' });
    session.keep({ kind: 'owner', token: 't', expiresAt: '2099-01-01T00:00:00.000Z', person: null, reference: null });
    await hears('vet.example maple-street en Hello in');
    session.forget();
    await hears('vet.example maple-street en Hello out');
  });

  test('words: the element\'s own before the clinic\'s, and a language that cannot be loaded leaves English', async () => {
    render(html`<vet-clinic clinic="oak-lane" locale="es" .texts=${{ test: { hello: 'Good day' } }}><vet-test-inner .texts=${{ hello: 'Hi' }}></vet-test-inner></vet-clinic>`, place);
    await hears('vet.example oak-lane es Hi out');
    place.querySelector<VetTestInner>('vet-test-inner')!.texts = {};
    await hears('vet.example oak-lane es Good day out');
    place.querySelector<VetClinic>('vet-clinic')!.texts = {};
    await hears('vet.example oak-lane es Hello out');
  });

  test('the server is where the script lies, at any depth and whatever is asked for', () => {
    expect(['https://vet.example/vet.js?x=1', 'https://vet.example/v/0.1.0/vet.js', 'https://a.example/kit/v/0.1.0/vet-booking-Ab12.js#y'].map((script) => serverOfScript(script).href))
      .to.deep.equal(['https://vet.example/', 'https://vet.example/', 'https://a.example/kit/']);
  });
});

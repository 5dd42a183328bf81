import { html, LitElement } from 'lit';
import { mount } from '../testing/mount.ts';
import { expect, test } from '../testing/story.ts';
import { define } from './define.ts';
import { actions } from './styles/actions.ts';
import { ground } from './styles/ground.ts';

class VetTestButton extends LitElement {
  static override styles = [ground, actions];
  protected override render() {
    return html`<div class="vet"><button class="btn primary">Book Miso</button></div>`;
  }
}
define('vet-test-button', VetTestButton);

const colourOf = (element: Element) => getComputedStyle(element).backgroundColor;

describe('defining an element', () => {
  test('a name already taken is left alone', () => {
    define('vet-test-button', class extends HTMLElement {});
    expect(customElements.get('vet-test-button')).to.equal(VetTestButton);
  });

  test('the tokens reach into every shadow root, once', async () => {
    const { find } = await mount(html`<vet-test-button></vet-test-button>`);
    expect(colourOf(await find('.btn'))).not.to.equal('rgba(0, 0, 0, 0)');
    expect(document.adoptedStyleSheets.filter((sheet) => sheet.cssRules[0]?.cssText.includes('vet.tokens'))).to.have.length(1);
  });

  test('a clinic\'s accent changes the button, on the page or on one element only', async () => {
    const { all } = await mount(html`<section>
      <vet-test-button></vet-test-button>
      <div data-vet-accent class="blue"><vet-test-button></vet-test-button></div>
      <style>.blue { --vet-accent: #1d4ed8; }</style>
    </section>`);
    const [ours, blue] = all('.btn').map(colourOf);
    expect(blue).not.to.equal(ours);
  });

  test('fields and buttons keep the size a finger needs on sites with a small root font', async () => {
    document.documentElement.style.fontSize = '62.5%';
    try {
      const { find } = await mount(html`<vet-test-button></vet-test-button>`);
      const box = (await find('.btn')).getBoundingClientRect();
      expect(box.height).to.be.at.least(44);
      expect(getComputedStyle(await find('.btn')).fontSize).to.equal('17px');
    } finally {
      document.documentElement.style.fontSize = '';
    }
  });
});

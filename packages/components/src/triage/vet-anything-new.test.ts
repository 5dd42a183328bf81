import { Retriaged, RetriageRequest } from '@vetkit/signal-server/triage/assessments.contract';
import { Clinic } from '@vetkit/signal-server/clinics/contract';
import { assess } from '@vetkit/signal-server/triage/rules';
import { en } from '@vetkit/signal-server/triage/words/en';
import { texts } from '@vetkit/signal-server/triage/words/en/texts';
import { html, type TemplateResult } from 'lit';
import { fakeServer, route } from '../testing/fake-server.ts';
import { mapleStreetCard } from '../testing/maple-street.ts';
import { axe, mount, until } from '../testing/mount.ts';
import { expect, test } from '../testing/story.ts';
import './vet-anything-new.ts';
import './vet-new-or-worse.ts';

async function joining(shown: TemplateResult = html`<vet-anything-new reference="VK-7Q3M-2F" pet-name="Miso"></vet-anything-new>`) {
  const told: RetriageRequest[] = [];
  const server = fakeServer({
    'GET /clinics/{clinic}': route({ answer: Clinic, handle: () => mapleStreetCard }),
    'POST /clinics/{clinic}/consults/{reference}/triage': route({
      body: RetriageRequest, answer: Retriaged,
      handle({ body }) {
        told.push(body);
        return body.change === 'none' ? { answer: null, assessment: null } : { answer: assess({ species: 'cat', text: body.text, redFlags: body.redFlags, answers: {}, course: 'worse' }, [en], texts), assessment: '00000000-0000-4000-8000-0000000000cc' };
      },
    }),
  });
  const page = await mount(shown, { fetch: server.fetch });
  return { ...page, told, server };
}

describe('<vet-anything-new>', () => {
  test('no: it is told, and not asked again in this tab', async () => {
    const page = await joining();
    await page.reads('Is anything new or worse with Miso?');
    expect(await axe(page.element)).to.deep.equal([]);
    await page.press('No');
    await until(() => !page.words().includes('Is anything new'), 'the question goes');
    await until(() => page.told.length, 'it is told');
    expect(page.told).to.deep.equal([{ change: 'none', text: '', answers: {}, locale: 'en' }]);
    await until(() => sessionStorage.length, 'it is remembered');
    page.element.remove();
    const again = await joining();
    expect(again.words()).not.to.contain('Is anything new');
  });

  test('yes, and it can wait: the team reads it', async () => {
    const page = await joining();
    await page.press('Yes');
    await page.press('Tell the team');
    await page.reads('Tick what you see, or write a few words.');
    expect(await axe(page.element)).to.deep.equal([]);
    await page.type('What is new or worse?', 'He scratches more');
    await page.press('Tell the team');
    await page.reads('Thank you. The team reads it before the visit.');
  });

  test('yes, and it is an emergency: where to go is said at once', async () => {
    const page = await joining();
    await page.press('Yes');
    await page.type('What is new or worse?', 'He had a seizure just now');
    await page.press('Tell the team');
    await page.reads('Take Miso to an emergency hospital now.');
  });

  test('a danger sign is ticked above the words, and needs none', async () => {
    const page = await joining();
    await page.press('Yes');
    await page.press('Trouble breathing');
    await page.press('Tell the team');
    await page.reads('Take Miso to an emergency hospital now.');
    expect(page.told).to.deep.equal([{ change: 'new-or-worse', text: '', redFlags: ['breathing'], answers: {}, locale: 'en' }]);
  });

  test('yes, and it must be seen today: the level, why, and the number of the clinic', async () => {
    const page = await joining();
    await page.press('Yes');
    await page.type('What is new or worse?', 'He has not eaten since yesterday');
    await page.press('Tell the team');
    await page.reads('Miso should be examined today.');
    await page.reads(/You told us: “[^”]*not eaten/);
    expect(await page.find<HTMLAnchorElement>('.banner.warn a[href^="tel:"]')).to.have.property('href', 'tel:4165550144');
    expect(await axe(page.element)).to.deep.equal([]);
  });

  test('an emergency is said where the browser keeps nothing', async () => {
    const { setItem } = Storage.prototype;
    Storage.prototype.setItem = () => {
      throw new DOMException('Forbidden here', 'SecurityError');
    };
    try {
      const page = await joining();
      await page.press('Yes');
      await page.type('What is new or worse?', 'He had a seizure just now');
      await page.press('Tell the team');
      await page.reads('Take Miso to an emergency hospital now.');
      expect(page.words()).not.to.contain('could not be sent');
    } finally {
      Storage.prototype.setItem = setItem;
    }
  });

  test('an emergency is said where the code that says more of it does not come', async () => {
    const page = await joining(html`<vet-new-or-worse reference="VK-7Q3M-2F" pet-name="Miso" .bringEmergency=${() => Promise.reject(new TypeError('Gone'))}></vet-new-or-worse>`);
    await page.type('What is new or worse?', 'He had a seizure just now');
    await page.press('Tell the team');
    await page.reads('Take Miso to an emergency hospital now.');
    await page.reads('Go to the closest animal hospital that is open now.');
    expect(page.words()).not.to.contain('could not be sent');
    expect(page.all('vet-emergency')).to.deep.equal([]);
    expect(await axe(page.element)).to.deep.equal([]);
  });

  test('where to go is said without a network, too, when a danger sign is ticked; it can be sent again', async () => {
    const page = await joining();
    await page.press('Yes');
    await page.press('Tries to pee but cannot');
    page.server.online = false;
    await page.press('Tell the team');
    await page.reads('This could not be sent.');
    await page.reads('Take Miso to an emergency hospital now.');
    page.server.online = true;
    await page.press('Tell the team');
    await until(() => !page.words().includes('could not be sent'), 'it is sent');
    await page.reads('Take Miso to an emergency hospital now.');
  });

  test('what is new is not lost without a network', async () => {
    const page = await joining();
    await page.press('Yes');
    await page.type('What is new or worse?', 'He scratches more');
    page.server.online = false;
    await page.press('Tell the team');
    await page.reads('This could not be sent.');
    expect((await page.find<HTMLTextAreaElement>('textarea')).value).to.equal('He scratches more');
  });
});

import { Retriaged, RetriageRequest } from '@vetkit/signal-server/triage/assessments.contract';
import { Clinic } from '@vetkit/signal-server/clinics/contract';
import { assess } from '@vetkit/signal-server/triage/rules';
import { en } from '@vetkit/signal-server/triage/words/en';
import { texts } from '@vetkit/signal-server/triage/words/en/texts';
import { html } from 'lit';
import { fakeServer, route } from '../testing/fake-server.ts';
import { mapleStreetCard } from '../testing/maple-street.ts';
import { axe, mount, until } from '../testing/mount.ts';
import { expect, test } from '../testing/story.ts';
import './vet-anything-new.ts';

async function joining() {
  const told: RetriageRequest[] = [];
  const server = fakeServer({
    'GET /clinics/{clinic}': route({ answer: Clinic, handle: () => mapleStreetCard }),
    'POST /clinics/{clinic}/consults/{reference}/triage': route({
      body: RetriageRequest, answer: Retriaged,
      handle({ body }) {
        told.push(body);
        return body.change === 'none' ? { answer: null, assessment: null } : { answer: assess({ species: 'cat', text: body.text, answers: {} }, [en], texts), assessment: '00000000-0000-4000-8000-0000000000cc' };
      },
    }),
  });
  const page = await mount(html`<vet-anything-new reference="VK-7Q3M-2F" pet-name="Miso"></vet-anything-new>`, { fetch: server.fetch });
  return { ...page, told, server };
}

describe('<vet-anything-new>', () => {
  test('no: it is told, and not asked again in this tab', async () => {
    const page = await joining();
    await page.reads('Is anything new or worse with Miso?');
    expect(await axe(page.element)).to.deep.equal([]);
    await page.press('No');
    await until(() => !page.words().includes('Is anything new'), 'the question goes');
    expect(page.told).to.deep.equal([{ change: 'none', text: '', answers: {}, locale: 'en' }]);
    page.element.remove();
    const again = await joining();
    expect(again.words()).not.to.contain('Is anything new');
  });

  test('yes, and it can wait: the team reads it', async () => {
    const page = await joining();
    await page.press('Yes');
    await page.press('Tell the team');
    await page.reads('A few words on what changed.');
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

import { Agreement, ConsentText } from '@vetkit/signal-server/consent/contract';
import { AgreementCopy, ConsentTexts, SaveConsentText } from '@vetkit/signal-server/consent/texts.contract';
import { AgreeRequest, Room } from '@vetkit/signal-server/consult/contract';
import { html } from 'lit';
import * as v from 'valibot';
import { roomOf, visitOf } from '../consult/testing.ts';
import { fakeServer, refuse, route } from '../testing/fake-server.ts';
import { theText } from '../testing/maple-street.ts';
import { axe, mount, until } from '../testing/mount.ts';
import { expect, test } from '../testing/story.ts';
import type { VetConsentAgain } from './vet-consent-again.ts';
import './vet-agreement.ts';
import './vet-consent-again.ts';
import './vet-consent-fields.ts';
import './vet-consent-text.ts';

const newer: ConsentText = { ...theText, version: 'clinic-4', hash: '4d'.repeat(32), text: 'Newer words.' };

/** An owner in a lobby whose visit needs consent, or not; `changes`: the text changes while it is read. */
async function lobby(needed: NonNullable<Room['consent']>['needed'], changes = false) {
  let text = theText;
  let agreed: AgreeRequest | undefined;
  const room = roomOf({ appointment: visitOf({ place: { country: 'CA', region: 'Ontario' } }), consent: { needed, recording: false } });
  const server = fakeServer({
    'GET /clinics/{clinic}/consent-text': route({ answer: ConsentText, handle: () => text }),
    'POST /clinics/{clinic}/consults/{reference}/consent': route({
      body: AgreeRequest, answer: Room,
      handle({ body }) {
        if (changes && text === theText) {
          text = newer;
          refuse(409, 'consent-needed', { why: 'text-changed' });
        }
        agreed = body;
        return { ...room, consent: { needed: null, recording: body.recording ?? false } };
      },
    }),
  });
  const page = await mount<VetConsentAgain>(html`<vet-consent-again .room=${room}></vet-consent-again>`, { fetch: server.fetch });
  page.element.addEventListener('vet-agreed', (event) => (page.element.room = event.room));
  return { ...page, agreed: () => agreed };
}

/** What would have come out of the printer: the sheet, at the moment it is printed. */
async function printed(act: () => Promise<void>): Promise<{ words: string; lang: string }> {
  let sheet = { words: '', lang: '' };
  const append = document.body.append;
  document.body.append = (...nodes) => {
    append.apply(document.body, nodes);
    const view = nodes.find((node) => node instanceof HTMLIFrameElement)?.contentWindow;
    if (!view) return;
    view.print = () => {
      sheet = { words: view.document.body.textContent ?? '', lang: view.document.documentElement.lang };
      view.dispatchEvent(new Event('afterprint'));
    };
  };
  try {
    await act();
  } finally {
    document.body.append = append;
  }
  return sheet;
}

describe('what owners agree to', () => {
  test('the text is there to read, and what is ticked goes with its version', async () => {
    const told: Agreement[] = [];
    const server = fakeServer({ 'GET /clinics/{clinic}/consent-text': route({ answer: ConsentText, handle: () => theText }) });
    const page = await mount(html`<vet-consent-fields pet-name="Miso"></vet-consent-fields>`, { fetch: server.fetch });
    page.element.addEventListener('vet-agreement-changed', (event) => told.push(event.agreement));
    await page.press(/^What you agree to/);
    await page.reads('Nothing is recorded unless you allow it.');
    expect(await axe(page.element)).to.deep.equal([]);
    await page.press('The call may be recorded (optional)');
    await page.press(/^Miso is not mine/);
    expect(v.parse(Agreement, told.at(-1))).to.deep.equal({ version: theText.version, hash: theText.hash, as: 'agent', recording: true });
  });

  test('in the lobby: nothing is sent before it is ticked, then the room opens', async () => {
    const page = await lobby('text-changed');
    await page.reads('The clinic has changed its text since you booked.');
    await page.reads('What you agree to');
    expect(await axe(page.element)).to.deep.equal([]);
    await page.press('Agree and go on');
    await page.reads('Tick this to go in');
    expect(page.agreed()).to.equal(undefined);
    await page.press(/^I know that a vet cannot touch/);
    await page.press('Agree and go on');
    await page.reads(/is in Ontario, Canada/);
    expect(page.agreed()).to.deep.include({ version: 'clinic-3', as: 'owner', place: { country: 'CA', region: 'Ontario' } });
  });

  test('who is in another province says so, and agrees again', async () => {
    const page = await lobby(null);
    await page.press('Somewhere else now?');
    await page.type('Province or state', 'Quebec');
    await page.reads('What you agree to');
    await page.press(/^I know that a vet cannot touch/);
    await page.press('Agree and go on');
    await page.reads('Somewhere else now?');
    expect(page.agreed()?.place).to.deep.equal({ country: 'CA', region: 'Quebec' });
  });

  test('a text that changes while it is read has to be ticked anew', async () => {
    const page = await lobby('none', true);
    await page.reads('What you agree to');
    await page.press(/^I know that a vet cannot touch/);
    await page.press('Agree and go on');
    await page.reads('The text has changed once more');
    await page.reads('Newer words.');
    await page.press('Agree and go on');
    await page.reads('Tick this to go in');
    await page.press(/^I know that a vet cannot touch/);
    await page.press('Agree and go on');
    await page.reads(/is in Ontario, Canada/);
    expect(page.agreed()?.version).to.equal('clinic-4');
  });

  /** The manager before the clinic's texts. */
  async function manager(texts: ConsentText[]) {
    let number = 3;
    const server = fakeServer({
      'GET /clinics/{clinic}/consent-texts': route({ answer: ConsentTexts, handle: () => ({ texts, clinicLocale: 'en' }) }),
      'PUT /clinics/{clinic}/consent-text': route({ body: SaveConsentText, answer: ConsentText, handle: ({ body }) => ({ ...newer, version: `clinic-${(number += 1)}`, ...body }) }),
    });
    return { ...(await mount(html`<vet-consent-text></vet-consent-text>`, { fetch: server.fetch })), server };
  }

  test('the manager saves the clinic’s own words as a new version', async () => {
    const page = await manager([{ ...theText, version: 'vetkit-1' }]);
    await page.reads('These are our suggested words.');
    expect(await axe(page.element)).to.deep.equal([]);
    await page.type('The text', 'Our own words.');
    await page.press('Save as a new version');
    await page.reads('Now: clinic-4');
    expect(page.server.made.at(-1)?.body).to.deep.equal({ text: 'Our own words.', locale: 'en' });
    expect(await axe(page.element)).to.deep.equal([]);
  });

  test('each language has its own text: one that has none says so, and saving one leaves the others', async () => {
    const page = await manager([theText]);
    await page.reads('Now: clinic-3');
    const language = page.all('select').find(({ id }) => id === 'language') as HTMLSelectElement;
    expect([...language.options].map(({ label }) => label)).to.deep.equal(['English', 'French, no text yet', 'Spanish, no text yet', 'German, no text yet']);
    await page.type('Language', 'fr');
    const box = () => page.all('textarea').at(0) as HTMLTextAreaElement;
    await until(() => box().value === '', 'an empty text');
    expect(page.words()).not.to.contain('Write what owners agree to');
    await page.type('The text', 'Le vétérinaire voit votre animal à distance.');
    await page.press('Save as a new version');
    await page.reads('Now: clinic-4');
    expect(page.server.made.at(-1)?.body).to.deep.include({ locale: 'fr' });
    await page.type('Language', 'en');
    await page.reads('Now: clinic-3');
    expect(box().value).to.equal(theText.text);
    expect(await axe(page.element)).to.deep.equal([]);
  });

  test('the copy of what was agreed to is fetched when it is wanted, says who read it out, and can be printed alone', async () => {
    const copy: AgreementCopy = { text: { ...theText, locale: 'fr' }, name: 'Sam Rivera', as: 'owner', place: { country: 'CA', region: 'Ontario' }, recording: true, sms: false, at: '2030-01-07T15:00:00.000Z', toldBy: 'Robin Vale' };
    const server = fakeServer({ 'GET /clinics/{clinic}/appointments/{reference}/agreement': route({ answer: AgreementCopy, handle: () => copy }) });
    const page = await mount(html`<vet-agreement reference="VK-7Q3M-2F"></vet-agreement>`, { fetch: server.fetch });
    await page.find('button');
    expect(server.made).to.have.length(0);
    await page.press('What you agreed to');
    // A copy that is kept on paper says which year, and in which zone.
    await page.reads(/Sam Rivera agreed on January 7, 2030 at \d+:\d\d [ap]m \S+, on the phone with Robin Vale\./);
    await page.reads('The pet is in Ontario, Canada.');
    expect(page.all('[lang=fr]').at(0)?.textContent).to.contain('Nothing is recorded');
    expect((await page.find('.copy:focus')).localName).to.equal('section');
    expect(await axe(page.element)).to.deep.equal([]);
    const sheet = await printed(() => page.press('Print it'));
    for (const words of ['What you agreed to', 'Nothing is recorded', 'agreed on January 7, 2030', 'The pet is in Ontario, Canada.', 'Version clinic-3', 'VK-7Q3M-2F']) expect(sheet.words, words).to.contain(words);
    expect(sheet.words).not.to.contain('Print it');
    expect(sheet.lang).to.equal('fr');
    expect(document.querySelector('iframe'), 'the sheet is taken away').to.equal(null);
    await page.press('What you agreed to');
    expect(page.words()).not.to.contain('Ontario');
  });

  test('where nothing was agreed to it says who asks, and what fails can be pressed again', async () => {
    let away = true;
    const server = fakeServer({ 'GET /clinics/{clinic}/appointments/{reference}/agreement': route({ answer: AgreementCopy, handle: () => refuse(away ? 500 : 404, away ? 'internal' : 'not-found') }) });
    const page = await mount(html`<vet-agreement reference="VK-7Q3M-2F" as="staff"></vet-agreement>`, { fetch: server.fetch });
    await page.press('What the owner agreed to');
    await page.reads('We could not get it.');
    away = false;
    await page.press('What the owner agreed to');
    await page.reads('The owner is asked in the waiting room.');
    expect(await axe(page.element)).to.deep.equal([]);
  });
});

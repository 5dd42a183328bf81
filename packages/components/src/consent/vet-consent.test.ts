import { Agreement, ConsentText, SaveConsentText } from '@vetkit/signal-server/consent/contract';
import { AgreeRequest, Room } from '@vetkit/signal-server/consult/contract';
import { html } from 'lit';
import * as v from 'valibot';
import { roomOf, visitOf } from '../consult/testing.ts';
import { fakeServer, refuse, route } from '../testing/fake-server.ts';
import { theText } from '../testing/maple-street.ts';
import { axe, mount } from '../testing/mount.ts';
import { expect, test } from '../testing/story.ts';
import type { VetConsentAgain } from './vet-consent-again.ts';
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

  test('the manager saves the clinic’s own words as a new version', async () => {
    const server = fakeServer({
      'GET /clinics/{clinic}/consent-text': route({ answer: ConsentText, handle: () => ({ ...theText, version: 'vetkit-1' }) }),
      'PUT /clinics/{clinic}/consent-text': route({ body: SaveConsentText, answer: ConsentText, handle: ({ body }) => ({ ...newer, ...body }) }),
    });
    const page = await mount(html`<vet-consent-text></vet-consent-text>`, { fetch: server.fetch });
    await page.reads('These are our suggested words.');
    expect(await axe(page.element)).to.deep.equal([]);
    await page.type('The text', 'Our own words.');
    await page.press('Save as a new version');
    await page.reads('Now: clinic-4');
    expect(server.made.at(-1)?.body).to.deep.equal({ text: 'Our own words.', locale: 'en' });
    expect(await axe(page.element)).to.deep.equal([]);
  });
});

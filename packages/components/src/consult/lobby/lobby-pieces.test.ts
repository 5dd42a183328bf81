import { MessageList, Message, Room, SayRequest } from '@vetkit/signal-server/consult/contract';
import { OwnerHelp } from '@vetkit/signal-server/consult/bar.contract';
import { HandOver, LateRequest, WorkPlaceRequest } from '@vetkit/signal-server/consult/lobby.contract';
import { html, type TemplateResult } from 'lit';
import { clinicAt } from '../../clinic/clinic.ts';
import { serverAddress } from '../../clinic/server-address.ts';
import { fakeServer, refuse, route } from '../../testing/fake-server.ts';
import { axe, mount, until } from '../../testing/mount.ts';
import { expect, test } from '../../testing/story.ts';
import { asIto, here, ito, kim, roomOf, visitOf } from '../testing.ts';
import type { VetRunningLate } from './vet-running-late.ts';
import type { VetWait } from './vet-wait.ts';
import './vet-owner-help.ts';
import './vet-running-late.ts';
import './vet-second-screen.ts';
import './vet-to-phone.ts';
import './vet-wait.ts';
import './vet-work-place.ts';

const at = '/clinics/{clinic}/consults/{reference}';
const minutes = (count: number): string => new Date(Date.now() + count * 60_000).toISOString();
/** A visit whose start was so many minutes ago. */
const since = (count: number, about: Parameters<typeof visitOf>[0] = {}) => visitOf({ start: minutes(-count), end: minutes(30 - count), ...about });

/** A piece before a server that can say one thing at a time on its live stream. */
async function piece(template: TemplateResult, room: Room, as: 'appointment' | 'staff' = 'appointment', width?: number) {
  let stream: ReadableStreamDefaultController<Uint8Array> | undefined;
  const world = { room, late: undefined as (() => never) | undefined, help: undefined as (() => never) | undefined };
  const server = fakeServer({
    [`GET ${at}`]: route({ answer: Room, handle: () => world.room }),
    [`POST ${at}/late`]: route({ body: LateRequest, answer: Room, handle: ({ body }) => world.late?.() ?? { ...world.room, appointment: { ...world.room.appointment, late: { owner: null, staff: minutes(body.minutes) } } } }),
    [`POST ${at}/work-place`]: route({ body: WorkPlaceRequest, answer: Room, handle: () => ({ ...world.room, me: { ...world.room.me, placeTold: true } }) }),
    [`POST ${at}/messages`]: route({ body: SayRequest, answer: Message, handle: ({ body }) => ({ id: body.id, author: { person: ito.id, name: ito.name, role: 'vet' as const }, text: body.text, staffOnly: false, at: minutes(0) }) }),
    [`POST ${at}/owner-help`]: route({ answer: OwnerHelp, handle: () => world.help?.() ?? { askedAt: minutes(0), online: true } }),
    [`GET ${at}/messages`]: route({ answer: MessageList, handle: () => ({ messages: [] }) }),
    [`POST ${at}/hand-over`]: route({ answer: HandOver, handle: () => ({ id: 'the-link', secret: 'a-secret-of-more-than-twenty-signs', expiresAt: minutes(5) }) }),
    'GET /clinics/{clinic}/live': route({ handle: () => new Response(new ReadableStream({ start: (controller) => void (stream = controller) }), { headers: { 'content-type': 'text/event-stream' } }) as never }),
  });
  clinicAt({ server: serverAddress(''), slug: 'maple-street', fetch: server.fetch })
    .session.keep({ kind: as, token: 'a-token', expiresAt: '2099-01-01T00:00:00.000Z', person: { id: ito.id, name: ito.name, role: as === 'staff' ? 'vet' : 'owner' }, reference: as === 'staff' ? null : 'VK-7Q3M-2F' });
  const page = await mount(template, { fetch: server.fetch, ...(width ? { width } : {}) });
  const says = async (type: string, data: object) => {
    await until(() => stream, 'a live stream');
    stream?.enqueue(new TextEncoder().encode(`id: 1\ndata: ${JSON.stringify({ id: 1, type, at: minutes(0), reference: 'VK-7Q3M-2F', data })}\n\n`));
  };
  return { ...page, world, server, says };
}

const wait = (room: Room, width?: number) => piece(html`<vet-wait .room=${room}></vet-wait>`, room, 'appointment', width);

describe('<vet-wait>', () => {
  test('is clean for axe: early, late, free to leave, and asked', async () => {
    const late = visitOf({ late: { owner: null, staff: minutes(11) } });
    const states: [Room, string][] = [
      [roomOf(), 'Dr. Hana Ito'], [roomOf({ appointment: late }), '5 minutes late'], [roomOf({ appointment: since(2.5) }), 'Leave, at no cost'], [roomOf({ appointment: since(4) }), 'not here yet'],
    ];
    for (const [room, words] of states) {
      const page = await wait(room, 320);
      await page.reads(words);
      expect(await axe(page.element)).to.deep.equal([]);
      expect(page.element.scrollWidth).to.be.at.most(320);
      page.element.remove();
    }
  });

  test('a late vet: how late, that the full time is kept, and when one may leave', async () => {
    const page = await wait(roomOf({ appointment: visitOf({ late: { owner: null, staff: minutes(11) } }), practitionerBusy: true }));
    await page.reads('Dr. Hana Ito is about 5 minutes late');
    expect(page.words()).to.include('with another pet').and.to.include('the full 30 minutes').and.to.match(/You may leave from/);
    // Said once to whoever does not see it.
    await until(() => document.querySelector('[aria-live=polite]')?.textContent?.includes('5 minutes late') || undefined, 'the words said aloud');
  });

  test('what comes when the piece is gone from the page is not said aloud', async () => {
    const page = await wait(roomOf({ appointment: since(4) }));
    await page.reads('not here yet');
    page.element.remove();
    const region = await until(() => document.querySelector('[aria-live=polite]'), 'what is said aloud');
    region.textContent = '';
    (page.element as VetWait).room = roomOf({ appointment: visitOf({ late: { owner: null, staff: minutes(11) } }) });
    await page.element.updateComplete;
    expect(region.textContent).to.equal('');
  });

  test('two minutes after the start leaving is free, at three it is asked; staying is one press', async () => {
    const early = await wait(roomOf({ appointment: since(1.5) }));
    await early.reads('any moment');
    expect(early.words()).not.to.include('at no cost');
    const free = await wait(roomOf({ appointment: since(2.5) }));
    await free.reads('Leave, at no cost');
    expect(free.words()).to.include("It is time for Miso's visit");
    const asked = await wait(roomOf({ appointment: since(4) }));
    await asked.reads('Dr. Hana Ito is not here yet');
    await asked.press('I will wait');
    await asked.reads("It is time for Miso's visit");
    expect(asked.words()).to.include('Leave, at no cost');
  });

  test('who leaves is told that it costs nothing, and comes back with one press', async () => {
    const page = await wait(roomOf({ appointment: since(4) }));
    const told: boolean[] = [];
    page.element.addEventListener('vet-waiting', ({ goesOn }) => told.push(goesOn));
    let another = '';
    page.element.addEventListener('vet-another-time', ({ reference }) => (another = reference));
    await page.press('Leave, at no cost');
    await page.reads('You have left the waiting room');
    await page.press('Pick another time');
    expect(another).to.equal('VK-7Q3M-2F');
    await page.press('Come back');
    expect(told).to.deep.equal([false, true]);
  });

  test('whoever else looks in is not taken for the vet', async () => {
    const others = [here('sam'), here('ito', { person: '00000000-0000-4000-8000-000000000009', name: 'Robin Vale', role: 'front-desk' }), here('sam', { person: kim.id, name: kim.name, role: 'guest' })];
    const page = await wait(roomOf({ participants: others }));
    await page.reads('You are early, and all set.');
    expect(page.words()).not.to.include('is here already');
    const met = await wait(roomOf({ participants: [...others, here('ito')] }));
    await met.reads('Dr. Hana Ito is here already.');
  });

  test('once the vet has gone in nobody is asked to leave', async () => {
    const page = await wait(roomOf({ appointment: since(4), participants: [here('sam'), here('ito', { stage: 'in-call' })] }));
    await page.reads('Dr. Hana Ito is here already.');
    expect(page.words()).not.to.include('at no cost');
  });
});

describe('<vet-running-late>', () => {
  test('is clean for axe, says how late with one press more, and stays open when that fails', async () => {
    const room = asIto();
    const page = await piece(html`<vet-running-late .room=${room}></vet-running-late>`, room, 'staff', 320);
    let heard: Room | undefined;
    page.element.addEventListener('vet-room-changed', (event) => {
      heard = event.room;
      (page.element as VetRunningLate).room = event.room;
    });
    await page.press("I'm running late");
    expect(await axe(page.element)).to.deep.equal([]);
    expect(page.element.scrollWidth).to.be.at.most(320);
    await page.press('15 min');
    page.world.late = () => refuse(503, 'down');
    await page.press('Tell Sam Rivera');
    await page.reads('did not go through');
    page.world.late = undefined;
    await page.press('Tell Sam Rivera');
    await page.reads('You said: about');
    expect(heard?.appointment.late?.staff).to.be.a('string');
    expect(page.server.made.filter(({ path }) => path.endsWith('/late')).map(({ body }) => body)).to.deep.equal([{ minutes: 15 }, { minutes: 15 }]);
  });
});

describe('<vet-owner-help>', () => {
  test('is clean for axe; too early and a lost press are said in plain words, then that the desk knows, with the number and the messages', async () => {
    const page = await piece(html`<vet-owner-help .room=${roomOf()}></vet-owner-help>`, roomOf(), 'appointment', 320);
    await page.reads('your place is kept');
    expect(page.all<HTMLAnchorElement>('a[href^="tel:"]')[0]?.getAttribute('href')).to.equal('tel:+14165550144');
    for (const [refusal, words] of [['help-too-early', '15 minutes before the start'], ['down', 'did not go through']] as const) {
      page.world.help = () => refuse(409, refusal);
      await page.press('Get help');
      await page.reads(words);
    }
    expect(await axe(page.element)).to.deep.equal([]);
    page.world.help = undefined;
    await page.press('Get help');
    await page.reads('The desk knows since');
    await page.reads('No messages yet');
    expect(await axe(page.element)).to.deep.equal([]);
    expect(page.element.scrollWidth).to.be.at.most(320);
  });
});

describe('<vet-work-place>', () => {
  test('is clean for axe; asks for all three lines, and sends the prepared sentence from an unusual place', async () => {
    const room = asIto({ me: { person: ito.id, role: 'vet', name: ito.name, placeTold: false } });
    const page = await piece(html`<vet-work-place .room=${room}></vet-work-place>`, room, 'staff', 320);
    await page.press('I am not driving');
    await page.press('Done for today');
    await page.reads('Please tick the three lines first.');
    expect(await axe(page.element)).to.deep.equal([]);
    await page.press('I am in a quiet and private place');
    await page.press(/^Nothing else is open/);
    await page.press(/^I am not where owners expect me/);
    await page.reads('Word to Sam Rivera');
    expect(page.element.scrollWidth).to.be.at.most(320);
    let told = false;
    page.element.addEventListener('vet-room-changed', ({ room: now }) => (told = now.me.placeTold === true));
    await page.press('Done for today');
    await until(() => told || undefined, 'the room with the place told');
    const sent = page.server.made.map(({ path, body }) => [path.split('/').at(-1), body] as const);
    expect(sent[0]?.[0]).to.equal('messages');
    expect((sent[0]?.[1] as SayRequest).text).to.include('quiet and private here');
    expect(sent[1]).to.deep.equal(['work-place', { quiet: true, notDriving: true, nothingElse: true, unusual: true }]);
  });
});

describe('<vet-to-phone>', () => {
  test('is clean for axe, shows a code, and hears when the other device has used it', async () => {
    const page = await piece(html`<vet-to-phone reference="VK-7Q3M-2F"></vet-to-phone>`, roomOf());
    let over = 0;
    page.element.addEventListener('vet-handed-over', () => over++);
    await page.press('Continue on your phone');
    await page.find('svg.qr path');
    expect(await axe(page.element)).to.deep.equal([]);
    expect(page.words()).not.to.include('a-secret');
    await page.says('visit.handed-over', { link: 'another-link' });
    await page.reads('Point the camera of your phone here');
    await page.says('visit.handed-over', { link: 'the-link' });
    await until(() => over === 1 || undefined, 'the word that it was handed over');
  });
});

describe('<vet-second-screen>', () => {
  test('is clean for axe, says where the visit goes on, and leads back', async () => {
    const page = await piece(html`<vet-second-screen .room=${roomOf()}><p>Messages</p></vet-second-screen>`, roomOf(), 'appointment', 320);
    let back = false;
    page.element.addEventListener('vet-waiting', ({ goesOn }) => (back = goesOn));
    await page.reads('The visit continues on your other screen');
    expect(await axe(page.element)).to.deep.equal([]);
    await page.press('Continue here instead');
    expect(back).to.equal(true);
  });
});

describe('<vet-doorbell>', () => {
  const bell = async (room: Room, about = html`<vet-doorbell></vet-doorbell>`) => {
    await import('./vet-doorbell.ts');
    return piece(about, room, 'staff');
  };
  afterEach(() => void (document.title = ''));

  test('is clean for axe: the owner of one’s own visit rings, by words and title; once the vet goes in it is quiet', async () => {
    document.title = 'Desk';
    const page = await bell(asIto());
    let wanted = '';
    page.element.addEventListener('vet-visit-wanted', ({ reference }) => (wanted = reference));
    await page.says('presence.changed', { person: 'sam', stage: 'arrived' });
    await page.reads('Sam Rivera is here with Miso');
    expect(await axe(page.element)).to.deep.equal([]);
    expect(document.title).to.equal('Sam Rivera is here with Miso · Desk');
    document.title = 'Hours';
    await until(() => document.title === 'Sam Rivera is here with Miso · Hours' || undefined, 'the words before the new title');
    await page.press('Mute');
    await page.reads('Sound on');
    expect(localStorage.getItem('vetkit doorbell muted')).to.equal('yes');
    await page.press('View');
    expect(wanted).to.equal('VK-7Q3M-2F');
    expect(document.title).to.equal('Hours');
    expect(page.words()).not.to.include('is here with');
  });

  test('somebody else’s visit, one’s own coming, and the room that is open do not ring', async () => {
    const others = await bell(asIto({ appointment: visitOf({ practitioner: { ...ito, id: '00000000-0000-4000-8000-000000000009', role: 'vet', licence: null, photo: null } }) }));
    await others.says('presence.changed', { person: 'sam', stage: 'arrived' });
    const own = await bell(asIto({ participants: [here('ito')] }));
    await own.says('presence.changed', { person: 'ito', stage: 'arrived' });
    const open = await bell(asIto(), html`<vet-doorbell inside="VK-7Q3M-2F"></vet-doorbell>`);
    await open.says('presence.changed', { person: 'sam', stage: 'arrived' });
    for (const page of [others, own]) await until(() => page.server.made.some(({ method, path }) => method === 'GET' && path.includes('consults')) || undefined, 'a look at the room');
    await new Promise((done) => requestAnimationFrame(() => setTimeout(done)));
    for (const page of [others, own, open]) expect(page.words()).not.to.include('is here with');
  });
});

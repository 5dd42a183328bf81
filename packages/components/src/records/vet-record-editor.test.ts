import { emptyRecord, emptyScript } from '@vetkit/signal-server/records/rules';
import { axe, focused, until } from '../testing/mount.ts';
import { expect, test } from '../testing/story.ts';
import { draftStore, forgetDrafts } from './draft-store.ts';
import { editor, ito, keyByKey } from './test/editor.ts';
import { fullBody, recordOf } from './testing.ts';
import type { VetRecordEditor } from './vet-record-editor.ts';

describe('<vet-record-editor>', () => {
  beforeEach(() => forgetDrafts(ito.id));

  test('is clean for axe: empty, full, completed', async () => {
    const empty = await editor();
    expect(await axe(empty.element)).to.deep.equal([]);
    const full = await editor({ body: fullBody(), revision: 2 });
    await full.press('Complete');
    await full.reads('This record is complete');
    expect(await axe(full.element), 'completed').to.deep.equal([]);
  });

  test('what is typed is saved by itself, and said to be', async () => {
    const page = await editor();
    await page.type('Subjective', 'Scratches since Tuesday');
    await page.reads(/Saved \d/);
    expect(page.kept.record.body.subjective).to.equal('Scratches since Tuesday');
  });

  test('offline: the words stay on this device and go when the line is back', async () => {
    const page = await editor();
    page.server.online = false;
    await page.type('Plan', 'Ear drops');
    await page.reads('Kept on this device');
    const kept = async () => Promise.all((await draftStore(ito.id).names('VK-7Q3M-2F draft')).map((name) => draftStore(ito.id).read(name)));
    await until(async () => (await kept())[0]?.body.plan === 'Ear drops', 'the words on this device');
    page.server.online = true;
    dispatchEvent(new Event('online'));
    await page.reads(/Saved \d/);
    expect(page.kept.record.body.plan).to.equal('Ear drops');
    await until(async () => (await kept()).length === 0, 'nothing on this device any more');
  });

  test('a tab that dies in the middle loses nothing', async () => {
    const page = await editor();
    page.server.online = false;
    await page.type('Assessment', 'Sore ear, likely yeast');
    await page.reads('Kept on this device');
    page.element.remove();
    const again = await editor();
    await until(() => again.kept.record.body.assessment === 'Sore ear, likely yeast', 'the kept words on the server');
  });

  test('opened while the server is away: the words of this device are there, can be written on, and are put together with what others wrote', async () => {
    const page = await editor();
    page.server.online = false;
    await page.type('Plan', 'Ear drops');
    await page.reads('Kept on this device');
    page.element.remove();
    const others = { revision: 1, body: { ...emptyRecord(), objective: 'Left ear red' }, author: { person: ito.id, name: 'Robin Vale' } };
    const again = await editor(others, undefined, false);
    await again.reads('These are the words this device kept');
    expect((await again.find<HTMLTextAreaElement>('#plan')).value).to.equal('Ear drops');
    await again.type('Plan', 'Ear drops for a week');
    await again.reads('Kept on this device');
    expect(await axe(again.element)).to.deep.equal([]);
    again.element.remove();
    // That tab dies too, still without the server.
    const third = await editor(others, undefined, false);
    await until(async () => (await third.find<HTMLTextAreaElement>('#plan')).value === 'Ear drops for a week', 'the words of both tabs');
    third.server.online = true;
    dispatchEvent(new Event('online'));
    await third.reads(/Saved \d/);
    expect(third.kept.record.body).to.include({ plan: 'Ear drops for a week', objective: 'Left ear red' });
    expect(third.words()).not.to.include('cannot be reached');
    await until(async () => (await draftStore(ito.id).names('VK-7Q3M-2F draft')).length === 0, 'nothing on this device any more');
  });

  test('a text longer than the server takes is marked, kept on this device, and saved once it is shorter', async () => {
    const page = await editor();
    const area = await page.find<HTMLTextAreaElement>('#subjective');
    area.value = 'x'.repeat(30_000);
    area.dispatchEvent(new InputEvent('input', { bubbles: true, composed: true }));
    await page.reads('10,000 characters too many');
    await page.reads('The server did not take the last change');
    expect(await axe(page.element)).to.deep.equal([]);
    page.element.remove();
    const again = await editor();
    await again.reads('10,000 characters too many');
    const shorter = await again.find<HTMLTextAreaElement>('#subjective');
    shorter.value = 'Scratches';
    shorter.dispatchEvent(new InputEvent('input', { bubbles: true, composed: true }));
    await again.reads(/Saved \d/);
    expect(again.kept.record.body.subjective).to.equal('Scratches');
  });

  test('two people: both versions are shown, nothing is overwritten', async () => {
    const page = await editor();
    page.kept.record = recordOf({ revision: 1, body: { ...page.kept.record.body, plan: 'Their plan' }, author: { person: ito.id, name: 'Dr. Leo Park' }, savedAt: new Date().toISOString() });
    await page.type('Plan', 'My plan');
    await page.reads('Somebody else saved this record too');
    expect(page.words()).to.include('Their plan').and.to.include('My plan');
    expect(await axe(page.element)).to.deep.equal([]);
    await page.press('Keep mine');
    await page.reads(/Saved \d/);
    expect(page.kept.record.body.plan).to.equal('My plan');
    expect(page.kept.record.revision).to.equal(2);
  });

  test('two people at different places: all of it stands, and nobody is asked', async () => {
    const page = await editor();
    page.kept.record = recordOf({ revision: 1, body: { ...page.kept.record.body, objective: 'Left ear red' }, author: { person: ito.id, name: 'Robin Vale' } });
    await page.type('Plan', 'Ear drops');
    await until(() => page.kept.record.revision === 2, 'the second save');
    expect(page.kept.record.body).to.include({ objective: 'Left ear red', plan: 'Ear drops' });
    expect((await page.find<HTMLTextAreaElement>('#objective')).value).to.equal('Left ear red');
  });

  test('what another tab of the same person still keeps is not touched; what a dead one left is taken over', async () => {
    const page = await editor();
    page.server.online = false;
    await page.type('Plan', 'Of the first tab');
    const kept = () => draftStore(ito.id).names('VK-7Q3M-2F draft');
    await until(async () => (await kept()).length === 1, 'the words of the first tab on this device');
    const second = await editor();
    await second.type('Assessment', 'Of the second tab');
    await second.reads(/Saved \d/);
    expect(await kept()).to.have.length(1);
    expect(second.kept.record.body.plan).to.equal('');
    page.element.remove();
    const third = await editor({ ...second.kept.record });
    await until(() => third.kept.record.body.plan === 'Of the first tab', 'the words of the first tab on the server');
    expect(third.kept.record.body.assessment).to.equal('Of the second tab');
    await until(async () => (await kept()).length === 0, 'nothing on this device any more');
  });

  test('counted breaths stand in an open record, and who counted learns when they do not', async () => {
    const counted = { breaths: 24, counted: { breaths: 'video-30' } } as const;
    const open = await editor();
    expect(await (open.element as VetRecordEditor).note(counted)).to.equal(true);
    await until(() => open.kept.record.body.vitals.breaths === 24, 'the breaths on the server');
    const done = await editor({ body: fullBody(), revision: 2, state: 'completed', completedAt: '2030-03-12T20:30:00.000Z' });
    expect(await (done.element as VetRecordEditor).note(counted)).to.equal(false);
  });

  test('Complete leads to the first gap, and completes when there is none', async () => {
    const page = await editor({ body: { ...fullBody(), plan: '' }, revision: 1 });
    await page.press('Complete');
    await until(() => focused()?.id === 'plan', 'the focus on Plan');
    await page.type('Plan', 'Ear drops for a week');
    const done = new Promise((resolve) => page.element.addEventListener('vet-record-completed', resolve));
    await page.press('Complete');
    await done;
    expect(page.kept.record.state).to.equal('completed');
  });

  test('a number that cannot be stays on the page, said as an error; nothing else stands in the record for it, and Complete leads there', async () => {
    const page = await editor({ body: { ...fullBody(), pain: { scale: 'fgs', name: '', total: null, of: 10 } }, revision: 1 });
    await keyByKey(page, 'temperature', '385');
    await page.reads('Between 20 and 50');
    await keyByKey(page, 'pain-total', '12');
    await page.reads('Between 0 and 10');
    await page.type('Plan', 'Saved after it');
    await until(() => page.kept.record.body.plan === 'Saved after it', 'what was written after it on the server');
    expect(page.kept.record.body.vitals.temperature).to.equal(null);
    expect(page.kept.record.body.pain?.total).to.equal(null);
    await page.press('Complete');
    await until(() => focused()?.id === 'temperature', 'the focus on the temperature');
    expect((await page.find<HTMLInputElement>('#temperature')).value).to.equal('385');
    expect(page.kept.record.state).to.equal('draft');
    await keyByKey(page, 'temperature', '38.5');
    await keyByKey(page, 'pain-total', '2');
    await page.press('Complete');
    await page.reads('This record is complete');
    expect(page.kept.record.body.vitals.temperature).to.equal(38.5);
    expect(page.kept.record.body.pain?.total).to.equal(2);
  });

  test('what somebody else measured meanwhile stands in the field, whatever was typed there before', async () => {
    const page = await editor();
    await page.type('Weight', '4.2');
    await until(() => page.kept.record.revision === 1, 'the first save');
    page.kept.record = recordOf({ ...page.kept.record, revision: 2, body: { ...page.kept.record.body, vitals: { ...page.kept.record.body.vitals, weight: 4.4 } }, writing: null });
    await page.type('Plan', 'Weigh again');
    await until(async () => (await page.find<HTMLInputElement>('#weight')).value === '4.4', 'the other weight');
  });

  test("the owner's words stand marked above the Subjective", async () => {
    const page = await editor({ body: { ...emptyRecord(), told: { booking: 'He scratches his ear', triage: null, at: '2030-03-12T10:00:00.000Z' } } });
    await page.reads("In Sam Rivera's own words");
    expect(page.words()).to.include('He scratches his ear').and.not.to.include('So far these are the answers at triage');
    const begun = await editor({ body: { ...fullBody(), subjective: 'Course: worse.', told: { booking: null, triage: null, facts: 'Course: worse.', at: '2030-03-12T10:00:00.000Z' } } });
    await begun.reads('So far these are the answers at triage');
    expect(begun.words()).not.to.include('own words');
  });

  test('a number outside the usual range of the species warns and is saved all the same', async () => {
    const page = await editor();
    await page.type('Breaths', '44');
    await page.reads('Above 16 to 40');
    await until(() => page.kept.record.body.vitals.breaths === 44, 'the breaths on the server');
  });

  test('what the owner counted over 30 s is kept as the rate of a minute', async () => {
    const page = await editor();
    await page.type('Breaths', '22');
    const how = await page.find<HTMLSelectElement>('#breaths-counted');
    how.value = 'owner-30';
    how.dispatchEvent(new Event('change'));
    await page.reads('= 44 a minute');
    await until(() => page.kept.record.body.vitals.breaths === 44 && page.kept.record.body.vitals.counted.breaths === 'owner-30', 'rate and method on the server');
    expect((await page.find<HTMLInputElement>('#breaths')).value).to.equal('22');
  });

  test('°F and lb are kept as °C and kg, and the weight says how it changed', async () => {
    const page = await editor();
    await page.press('°F, lb');
    await page.type('Temperature', '103.1');
    await page.type('Weight', '10.1');
    await until(() => page.kept.record.body.vitals.weight === 4.581, 'the weight in kg');
    expect(page.kept.record.body.vitals.temperature).to.equal(39.5);
    await page.reads(/\+0\.4 lb since/);
    await page.press('°C, kg');
    expect((await page.find<HTMLInputElement>('#weight')).value).to.equal('4.581');
    localStorage.removeItem('vetkit-units');
  });

  test('exam by system, problems with differentials, what was declined', async () => {
    const page = await editor();
    (await page.find<HTMLInputElement>('[name=exam-ears][value=abnormal]')).click();
    await page.type('Ears: what you saw', 'Left ear red');
    await page.press('Rest: not assessed remotely');
    await page.press('Add a problem');
    await page.type('Problem 1', 'Sore ear');
    await page.type('What else it could be', 'Mites\nYeast');
    await page.press('Add what was declined');
    await page.type('What was declined', 'Ear swab');
    await until(() => page.kept.record.body.declined[0]?.what === 'Ear swab', 'all of it on the server');
    const { exam, problems } = page.kept.record.body;
    expect(exam.ears).to.deep.equal({ is: 'abnormal', words: 'Left ear red' });
    expect(exam.heart).to.deep.equal({ is: 'not-remote', words: '' });
    expect(problems[0]).to.include({ words: 'Sore ear', differentials: 'Mites\nYeast' });
    expect(await axe(page.element)).to.deep.equal([]);
  });

  test('a controlled medicine is refused with what to do instead; Complete names what a script lacks', async () => {
    const prescribing = { place: { country: 'CA', region: 'Ontario' }, licence: 'ON 4471' };
    const page = await editor({ body: { ...fullBody(), scripts: { kind: 'some', scripts: [emptyScript()] } }, revision: 1, prescribing });
    await page.type('Medicine', 'Tramadol');
    await page.reads('This is a controlled medicine and cannot be issued here.');
    await page.type('Medicine', 'Ear drops');
    await keyByKey(page, 'validDays-0', '1000');
    await page.reads('Between 1 and 730');
    await keyByKey(page, 'repeats-0', '0.5');
    await page.reads('A whole number, such as 2');
    await until(() => page.kept.record.body.scripts.kind === 'some' && page.kept.record.body.scripts.scripts[0]?.medicine === 'Ear drops', 'the medicine on the server');
    const { scripts } = page.kept.record.body;
    expect(scripts.kind === 'some' && [scripts.scripts[0]?.validDays, scripts.scripts[0]?.repeats]).to.deep.equal([null, null]);
    await page.type('Valid for', '400');
    await page.reads('At most 30 days here.');
    await page.press('Complete');
    await page.reads('Write the strength.');
    expect(page.kept.record.state).to.equal('draft');
    expect(await axe(page.element)).to.deep.equal([]);
  });

  test('an amount by weight is worked out from numbers that the vet brings', async () => {
    const body = { ...fullBody(), vitals: { ...fullBody().vitals, weight: 4.6 }, scripts: { kind: 'some' as const, scripts: [emptyScript()] } };
    const page = await editor({ body, revision: 1, prescribing: { place: null, licence: null } });
    await page.reads('Give advice only');
    await page.press('Work out an amount by weight');
    await page.type('Your dose', '2');
    await page.type('mg in one tablet or ml', '5');
    await page.reads('9.2 mg for 4.6 kg. That is 1.84 tablets or ml each time.');
  });

  test('an animal that has died: what is still booked for it is shown, and called off with one press', async () => {
    const page = await editor();
    (await page.find<HTMLElement>('.died summary')).click();
    await page.press('Mark Miso as deceased');
    await page.reads('Still booked.');
    expect(page.words()).to.include('together with Rex');
    expect(await axe(page.element)).to.deep.equal([]);
    await page.press(/^Call off the visit on/);
    await until(() => !page.words().includes('Still booked.'), 'the visit gone from the list');
    expect(page.server.made.some(({ path: asked }) => asked.endsWith('/appointments/VK-8Q3M-2F/cancel'))).to.equal(true);
    await page.press('This was marked by mistake');
    await page.reads('Miso is no longer alive?');
  });

  test('fits 320 pixels', async () => {
    const page = await editor({ body: fullBody(), revision: 1 }, 320);
    expect(page.element.scrollWidth).to.be.at.most(320);
  });
});

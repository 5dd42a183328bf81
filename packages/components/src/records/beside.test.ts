import { axe, focused, until } from '../testing/mount.ts';
import { expect, test } from '../testing/story.ts';
import { forgetDrafts } from './draft-store.ts';
import { editor, ito, still } from './test/editor.ts';

describe('what helps beside a record', () => {
  beforeEach(() => forgetDrafts(ito.id));

  test('a snippet of the clinic by keyboard: its words where it is typed, a template at empty places too', async () => {
    const page = await editor();
    await until(() => page.server.made.some(({ path: asked }) => asked.endsWith('/record-settings')), 'the snippets');
    const area = await page.find<HTMLTextAreaElement>('#objective');
    area.focus();
    document.execCommand('insertText', false, 'Seen. /ears');
    await page.reads('/ears-ok');
    expect(page.words()).not.to.include('/ears-dog');
    expect(await axe(page.element)).to.deep.equal([]);
    area.dispatchEvent(new KeyboardEvent('keydown', { key: 'Enter', bubbles: true, composed: true, cancelable: true }));
    await until(() => page.kept.record.body.objective === 'Seen. Both ears clean.', 'the words on the server');
    await until(() => page.kept.record.body.education === 'How to clean ears.', 'the template at its other place');
    document.execCommand('undo');
    await until(() => area.value.includes('/ears'), 'what was typed, back again');
  });

  test('keys: to a letter, and save at once', async () => {
    const page = await editor();
    const press = (init: KeyboardEventInit) => page.element.shadowRoot!.activeElement!.dispatchEvent(new KeyboardEvent('keydown', { bubbles: true, composed: true, cancelable: true, ...init }));
    (await page.find('#subjective')).focus();
    press({ key: 'P', code: 'KeyP', altKey: true, shiftKey: true });
    expect(focused()?.id).to.equal('plan');
    await page.type('Plan', 'Ear drops');
    expect(press({ key: 's', code: 'KeyS', ctrlKey: true })).to.equal(false);
    await until(() => page.kept.record.body.plan === 'Ear drops', 'the words on the server');
  });

  test('pictures of the visit belong to the record when they are ticked', async () => {
    const page = await editor();
    await page.reads('Pictures from this visit');
    (await page.find<HTMLInputElement>(`#still-${still.id}`)).click();
    await page.type('What picture 1 shows', 'Left ear');
    await until(() => page.kept.record.body.stills[0]?.words === 'Left ear', 'the picture in the record');
    expect(await axe(page.element)).to.deep.equal([]);
  });

  test('an animal that has died is marked behind a fold, with what that ends; it can be taken back', async () => {
    const page = await editor();
    (await page.find<HTMLElement>('.died summary')).click();
    await page.press('Mark Miso as deceased');
    await page.reads('Miso has died');
    expect(await axe(page.element)).to.deep.equal([]);
    await page.press('This was marked by mistake');
    await page.reads('Miso is no longer alive?');
  });
});

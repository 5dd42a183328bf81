import { ImportClients, ImportedClients } from '@vetkit/signal-server/people/import.contract';
import { html } from 'lit';
import { clinicAt } from '../clinic/clinic.ts';
import { serverAddress } from '../clinic/server-address.ts';
import { fakeServer, route } from '../testing/fake-server.ts';
import { axe, mount } from '../testing/mount.ts';
import { expect, test } from '../testing/story.ts';
import { decode, readCsv } from './csv.ts';
import { reportOf, understand } from './list.ts';
import './vet-client-import.ts';

const list = 'Owner;E-Mail;Pet;Species;Weight;Colour\r\nSam Rivera;sam@mail.example;Miso;cat;4,6;black\r\n"שרה; לוי";sara@mail.example;لولو;cat;;\r\n=1+1;not an address;Rex;dog;46000;\r\n';
const file = (text: string, name = '"><img src=x onerror=alert(1)>.csv') => new File([text], name, { type: 'text/csv' });

async function importer() {
  const server = fakeServer({
    'POST /clinics/{clinic}/clients/import': route({ body: ImportClients, answer: ImportedClients, handle: ({ body }) => ({ owners: { added: body.rows.length, known: 0 }, pets: { added: body.rows.length, known: 0 }, refused: [] }) }),
  });
  clinicAt({ server: serverAddress(''), slug: 'maple-street', fetch: server.fetch })
    .session.keep({ kind: 'staff', token: 'a-staff-token', expiresAt: '2099-01-01T00:00:00.000Z', person: { id: '00000000-0000-4000-8000-000000000009', name: 'Jo Marsh', role: 'manager' }, reference: null });
  const page = await mount(html`<vet-client-import></vet-client-import>`, { fetch: server.fetch });
  return { ...page, server, importer: page.element as HTMLElementTagNameMap['vet-client-import'] };
}

describe('<vet-client-import>', () => {
  test('shows what comes over and what does not, and why, before anything is written', async () => {
    const page = await importer();
    expect(await axe(page.element)).to.deep.equal([]);
    await page.importer.open(file(list));
    await page.reads('2 lines can come over, 1 cannot.');
    for (const words of ['Left out: Colour', 'שרה; לוי', 'E-mail cannot be read.', 'Weight cannot be.']) expect(page.words()).to.include(words);
    expect(page.server.made).to.deep.equal([]);
    expect(await axe(page.element)).to.deep.equal([]);
    await page.press('Take over 2 lines');
    await page.reads('2 owners and 2 pets are new here.');
    expect(page.server.made[0]?.body).to.deep.include({ rows: [{ line: 2, owner: { name: 'Sam Rivera', email: 'sam@mail.example' }, pet: { name: 'Miso', species: 'cat', weightKg: 4.6 } }, { line: 3, owner: { name: 'שרה; לוי', email: 'sara@mail.example' }, pet: { name: 'لولو', species: 'cat' } }] });
    expect(await axe(page.element)).to.deep.equal([]);
  });

  test('what a column is, and what comes first in a day, can be said; each line is read anew', async () => {
    const page = await importer();
    const days = 'Owner,Email,Pet,Species,Sex,Spayed/Neutered,DOB,Weight,Chip\nSam Rivera,sam@mail.example,Miso,cat,F,N,03/04/2019,10,012345678\nKim Doe,kim@mail.example,Rex,dog,MN,,05/06/2018,22 lb,999000000000001';
    await page.importer.open(file(days));
    await page.reads('0 lines can come over, 2 cannot.');
    await page.reads('Some days could be two.');
    await page.press('Month');
    await page.reads('1 line can come over, 1 cannot.');
    await page.reads('born 2019-03-04');
    expect(page.words()).to.include('10 kg').and.to.include('It is older than the 15 digits of today');
    await page.press('What each column is');
    const choose = async (column: string, field: string) => {
      const select = await page.find<HTMLSelectElement>(`select#column-${column}`);
      select.value = field;
      select.dispatchEvent(new Event('change', { bubbles: true }));
      await page.element.updateComplete;
    };
    await choose('8', '');
    await choose('7', 'weightLb');
    await choose('5', 'status');
    await page.reads('2 lines can come over, 0 cannot.');
    await page.reads('Left out: Chip');
    expect(page.words()).to.include('4.536 kg').and.to.include('9.979 kg');
    expect([...page.all('tbody tr')].map((row) => [...row.querySelectorAll('td')].slice(5, 7).map((cell) => cell.textContent))).to.deep.equal([['Female', 'Yes'], ['Male', 'Yes']]);
    expect(await axe(page.element)).to.deep.equal([]);
  });

  test('a line that breaks in the middle leaves the rest for another press', async () => {
    const page = await importer();
    await page.importer.open(file(`Owner,Email\n${Array.from({ length: 150 }, (_, n) => `Sam Rivera,sam-${n}@mail.example`).join('\n')}`));
    page.server.online = false;
    await page.press('Take over 150 lines');
    await page.reads('150 lines did not arrive.');
    page.server.online = true;
    await page.press('Take over 150 lines');
    await page.reads('150 owners');
    expect(page.server.made).to.have.length(2);
  });

  test('files that are none say so', async () => {
    const page = await importer();
    for (const text of ['', '\u0000\u0001\u0002', 'a,b\n1,2']) {
      await page.importer.open(file(text));
      await page.reads('There is nothing in this file that could be read.');
    }
  });

  test('what is saved of the refused lines is no formula to a spreadsheet', () => {
    const report = reportOf(understand(readCsv(list), { today: '2026-11-22' }), ({ field, code }) => `${field} ${code}`, 'Why not');
    expect(report).to.contain("\r\n4: email unreadable weightKg impossible,'=1+1,not an address,Rex,dog,46000,");
  });

  test('encodings of spreadsheets: UTF-8 with and without mark, UTF-16, Windows', () => {
    const bytes = (...all: number[]) => new Uint8Array(all).buffer;
    expect(decode(bytes(0xef, 0xbb, 0xbf, 0x4d))).to.equal('M');
    expect(decode(bytes(0xff, 0xfe, 0x4d, 0x00, 0xfc, 0x00))).to.equal('Mü');
    expect(decode(bytes(0xfe, 0xff, 0x00, 0x4d))).to.equal('M');
    expect(decode(bytes(0x4d, 0xfc, 0xdf))).to.equal('Müß');
    expect(decode(new TextEncoder().encode('Mü שרה').buffer)).to.equal('Mü שרה');
  });
});

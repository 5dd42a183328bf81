import { type DeviceReport, DeviceReports } from '@vetkit/signal-server/consult/device-test.contract';
import { html } from 'lit';
import { fakeServer, route } from '../../testing/fake-server.ts';
import { axe, mount } from '../../testing/mount.ts';
import { expect, test } from '../../testing/story.ts';
import { ito, sam } from '../testing.ts';
import './vet-device-report.ts';

const well = { is: 'good', what: null } as const;
const fine: DeviceReport = {
  camera: { ...well, width: 1280, height: 720, facing: 'front' }, light: { ...well, mean: 120 }, microphone: { ...well, noiseDb: -60, peakDb: -18, echo: false }, speaker: well,
  network: { ...well, stun: true, relayUdp: true, relayTcp: true, roundTripMs: 84, loss: 0, kbps: 4000 }, battery: { ...well, level: 0.8, charging: false }, browser: { ...well, system: 'ios', name: 'safari' },
};
const shown = (report: Partial<DeviceReport>) => {
  const at = new Date().toISOString();
  const reports = [{ person: sam.id, role: 'owner' as const, at, report: { ...fine, ...report } }, { person: ito.id, role: 'vet' as const, at, report: { ...fine, battery: { is: 'bad' as const, what: 'low' as const, level: 0.1, charging: false } } }];
  const { fetch } = fakeServer({ 'GET /clinics/{clinic}/consults/{reference}/device-test': route({ answer: DeviceReports, handle: () => ({ reports }) }) });
  return mount(html`<vet-device-report reference="VK-7Q3M-2F" name="Sam"></vet-device-report>`, { fetch });
};

describe('<vet-device-report>', () => {
  test('is clean for axe; all well is one line', async () => {
    const page = await shown({});
    await page.reads("Sam's camera, sound and line");
    await page.reads('All work well.');
    expect(await axe(page.element)).to.deep.equal([]);
  });

  test('says what to expect, the worst first, and nothing of what others tested', async () => {
    const page = await shown({ microphone: { ...fine.microphone, is: 'weak', what: 'echo' }, camera: { ...fine.camera, is: 'bad', what: 'permission-denied' } });
    await page.reads(/Camera: blocked in the browser *Microphone: an echo; headphones help/);
    expect(page.words()).not.to.contain('Battery');
    expect(await axe(page.element)).to.deep.equal([]);
  });

  test('shows nothing where nothing was tested', async () => {
    const page = await mount(html`<vet-device-report .report=${{ person: sam.id, role: 'owner', at: new Date().toISOString(), report: { ...fine, camera: { ...fine.camera, is: 'skipped' }, microphone: { ...fine.microphone, is: 'skipped' } } }}></vet-device-report>`);
    expect(page.all('section')).to.deep.equal([]);
  });
});

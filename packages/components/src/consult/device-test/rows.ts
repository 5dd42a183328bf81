import { html, nothing, type TemplateResult } from 'lit';
import type { DeviceChecksTexts } from '../../locales/device-checks.ts';
import { meterSteps } from '../../media/hearing.ts';
import { reachBars } from '../../media/reach.ts';
import { button } from '../../shared/button.ts';
import { icon, type IconName } from '../../shared/icons.devices.ts';
import { adviceFor } from './advice.ts';
import { type CheckName, checkNames, isFault, isSaidOfBrowser, type Standing, standings } from './checks.ts';
import type { DeviceTest } from './state.ts';

/** What a row may ask for. */
export interface RowActs {
  tryAgain(check: CheckName): void;
  tape(): void;
  ring(): void;
  answer(heard: boolean): void;
}

const marks: Readonly<Record<CheckName, IconName>> = { battery: 'battery', browser: 'globe', light: 'sun', microphone: 'mic', speaker: 'speaker', network: 'wifi', camera: 'video' };
/** Rows that stand only where they have something to say. */
const onlyFaults: readonly CheckName[] = ['browser', 'light'];
const rank = (standing: Standing): number => (!isFault(standing) ? 2 : standing.is === 'bad' ? 0 : 1);

/** The rows that are shown, what can be mended first. */
export function shownChecks(test: DeviceTest): CheckName[] {
  const all = standings(test);
  const shown = checkNames.filter((name) => !isSaidOfBrowser(name, all) && (name === 'battery' ? test.battery !== null : !onlyFaults.includes(name) || isFault(all[name])));
  return shown.sort((a, b) => rank(all[a]) - rank(all[b]));
}

/** One check: what it is, how it stands, how it is mended. */
export function row(name: CheckName, test: DeviceTest, texts: DeviceChecksTexts, locale: string, acts: RowActs): TemplateResult {
  const standing: Standing = standings(test)[name];
  const fault = isFault(standing);
  const tone = standing.is === 'good' ? 'good' : fault ? standing.is : standing.what ? 'note' : '';
  return html`<li class="check ${tone}">
    <span class="mark">${icon(marks[name])}</span>
    <div class="grow"><b class="sub">${name === 'battery' && test.battery ? texts.batteryAt({ percent: new Intl.NumberFormat(locale, { style: 'percent' }).format(test.battery.level) }) : texts[name]}</b>
      ${tone && tone !== 'good' ? html`<span class="sr">${fault ? texts.toFix : texts.note}: </span>` : nothing}
      <span class="small soft">${sentence(name, standing, test, texts, locale)}</span></div>
    ${aside(name, standing, test, texts, acts)}${actions(name, standing, test, texts, acts)}
  </li>`;
}

/** What the row says: how to mend a fault, or how it stands. */
function sentence(name: CheckName, { is, what }: Standing, test: DeviceTest, texts: DeviceChecksTexts, locale: string): string {
  if (what) {
    const said = texts[adviceFor(what, test.platform)];
    return typeof said === 'string' ? said : said({ app: test.platform.inApp === 'app' || !test.platform.inApp ? texts.someApp : test.platform.inApp });
  }
  switch (name) {
    case 'battery':
      return test.battery?.charging ? texts.pluggedIn : texts.enough;
    case 'microphone':
      return is === 'good' ? texts.hearYou : test.microphone.is === 'off' ? texts.off : is === 'busy' && test.is === 'running' ? texts.listening : texts.waiting;
    case 'speaker':
      return test.is !== 'running' && is !== 'good' ? texts.waiting : { silent: texts.pressPlay, ringing: texts.ringing, asked: texts.heardBell, heard: texts.speakerWorks, 'not-heard': texts.heardBell }[test.bell];
    case 'camera':
      return test.camera.is === 'off' ? texts.off : test.camera.is === 'on' ? cameraWords(test, texts) : texts.waiting;
    case 'network':
      return is === 'good' ? lineWords(test, texts, locale) : is === 'busy' ? texts.looking : test.line.is === 'unknown' ? texts.cannotTell : test.line.is === 'refused' ? texts.cannotTellNow : texts.waiting;
    default:
      return texts.fine;
  }
}

function cameraWords({ camera, picture }: DeviceTest, texts: DeviceChecksTexts): string {
  const name = camera.is !== 'on' ? '' : camera.facing ? texts[camera.facing] : camera.label || texts.camera;
  return picture ? texts.size({ camera: name, width: picture.width, height: picture.height }) : name;
}

function lineWords({ line }: DeviceTest, texts: DeviceChecksTexts, locale: string): string {
  const best = line.is === 'found' && (line.reach.udp || line.reach.tcp);
  if (!best) return texts.fine;
  const number = (value: number, options: Intl.NumberFormatOptions) => new Intl.NumberFormat(locale, options).format(value);
  return texts.goodLine({ time: `${number(best.roundTripMs, {})} ms, ${number(best.kbps / 1000, { maximumSignificantDigits: 2 })} Mbit/s` });
}

/** What stands at the end of the row. */
function aside(name: CheckName, { is }: Standing, test: DeviceTest, texts: DeviceChecksTexts, acts: RowActs): TemplateResult | typeof nothing {
  if (name === 'microphone' && test.microphone.is === 'on' && test.is === 'running') {
    const steps = meterSteps(test.heard?.nowDb ?? -100);
    return html`<span class="meter" role="meter" aria-label=${texts.level} aria-valuemin="0" aria-valuemax="8" aria-valuenow=${steps}>${Array.from({ length: 8 }, (_, i) => html`<i class=${i < steps ? 'on' : ''}></i>`)}</span>`;
  }
  if (name === 'speaker' && test.is === 'running' && test.bell !== 'asked') return button({ label: texts.play, kind: 'quiet', size: '', busy: test.bell === 'ringing', busyLabel: texts.ringing, onPress: () => acts.ring() });
  if (name === 'network' && test.line.is === 'found') {
    const bars = reachBars(test.line.reach, test.online);
    return html`<span class="meter rise" aria-hidden="true">${[1, 2, 3, 4].map((bar) => html`<i class=${bar <= bars ? 'on' : ''}></i>`)}</span>`;
  }
  return is === 'good' ? html`<span class="done">${icon('check-circle')}</span>` : nothing;
}

/** Buttons below what the row says. */
function actions(name: CheckName, standing: Standing, test: DeviceTest, texts: DeviceChecksTexts, acts: RowActs): TemplateResult | typeof nothing {
  if (test.is !== 'running') return nothing;
  const quiet = (label: string, onPress: () => void) => button({ label, kind: 'quiet', size: '', onPress });
  if (name === 'speaker' && test.bell === 'asked') return html`<span class="acts">${quiet(texts.yes, () => acts.answer(true))}${quiet(texts.no, () => acts.answer(false))}</span>`;
  if ((name === 'camera' || name === 'microphone') && test[name].is === 'missing') return html`<span class="acts">${quiet(texts.tryAgain, () => acts.tryAgain(name))}</span>`;
  if (name === 'network' && (test.line.is === 'refused' || (test.line.is === 'found' && isFault(standing)))) return html`<span class="acts">${quiet(texts.tryAgain, () => acts.tryAgain(name))}</span>`;
  if (name === 'microphone' && test.microphone.is === 'on') return html`<span class="acts">${tapePart(test, texts, acts)}</span>`;
  return nothing;
}

function tapePart({ tape }: DeviceTest, texts: DeviceChecksTexts, acts: RowActs): TemplateResult {
  if (tape === 'recording' || tape === 'playing') return html`<span class="small" role="status">${tape === 'recording' ? texts.recording : texts.playing}</span><span class="tape"><i></i></span>`;
  return html`${tape === 'failed' ? html`<span class="small" role="status">${texts.tapeFailed}</span>` : nothing}${button({ label: tape === 'none' ? texts.recordVoice : texts.recordAgain, kind: 'quiet', size: '', onPress: () => acts.tape() })}`;
}

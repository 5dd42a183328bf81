import { html, nothing, type TemplateResult } from 'lit';
import type { DeviceChecksTexts } from '../../locales/device-checks.ts';
import { meterSteps } from '../../media/hearing.ts';
import { reachBars } from '../../media/reach.ts';
import { button } from '../../shared/button.ts';
import { icon, type IconName } from '../../shared/icons.devices.ts';
import { type CheckName, checkNames, type FaultToLookUp, isAtHand, isFault, isSaidOfBrowser, type Standing, type Standings } from './checks.ts';
import type { DeviceTest } from './state.ts';

/** What a row may ask for. */
export interface RowActs {
  tryAgain(check: CheckName): void;
  tape(): void;
  ring(): void;
  answer(heard: boolean): void;
}

/** What the rows are drawn from. */
export interface RowsOf {
  readonly test: DeviceTest;
  readonly all: Standings;
  readonly texts: DeviceChecksTexts;
  readonly locale: string;
  readonly acts: RowActs;
  /** How a fault is mended here; nothing while that is looked up. */
  mend(fault: FaultToLookUp): string | undefined;
}

const marks: Readonly<Record<CheckName, IconName>> = { battery: 'battery', browser: 'globe', light: 'sun', microphone: 'mic', speaker: 'speaker', network: 'wifi', camera: 'video' };
/** Rows that stand only where they have something to say. */
const onlyFaults: readonly CheckName[] = ['browser', 'light'];
const isShown = (name: CheckName, { test, all }: RowsOf): boolean =>
  !isSaidOfBrowser(name, all) && (name === 'battery' ? test.battery !== null : !onlyFaults.includes(name) || isFault(all[name]));

/** The rows that are shown, what can be mended first. Each check has a place in each of the three: one that stays as bad as it was keeps its focus. */
export function rows(of: RowsOf): (TemplateResult | typeof nothing)[] {
  const groups: readonly ((standing: Standing) => boolean)[] = [(one) => isFault(one) && one.is === 'bad', (one) => isFault(one) && one.is === 'weak', (one) => !isFault(one)];
  return groups.flatMap((has) => checkNames.map((name) => (has(of.all[name]) && isShown(name, of) ? row(name, of) : nothing)));
}

/** One check: what it is, how it stands, how it is mended. */
function row(name: CheckName, of: RowsOf): TemplateResult {
  const { test, texts, locale } = of;
  const standing: Standing = of.all[name];
  const fault = isFault(standing);
  const tone = standing.is === 'good' ? 'good' : fault ? standing.is : standing.what ? 'note' : '';
  return html`<li class="check ${tone}">
    <span class="mark">${icon(marks[name])}</span>
    <div class="grow"><b class="sub">${name === 'battery' && test.battery ? texts.batteryAt({ percent: new Intl.NumberFormat(locale, { style: 'percent' }).format(test.battery.level) }) : texts[name]}</b>
      ${standing.what ? html`<span class="sr">${fault ? texts.toFix : texts.note}: </span>` : nothing}
      <span class="small soft">${standing.what ? mending(standing.what, of) : state(name, standing, of)}</span></div>
    ${aside(name, standing, of)}${actions(name, standing, of)}
  </li>`;
}

const mending = (what: NonNullable<Standing['what']>, { texts, mend }: RowsOf): string => (isAtHand(what) ? texts[what] : (mend(what) ?? texts.lookingUp));

/** How a check stands that has no fault. */
function state(name: CheckName, { is }: Standing, { test, texts, locale }: RowsOf): string {
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

const bars = (all: number, on: number): TemplateResult[] => Array.from({ length: all }, (_, i) => html`<i class=${i < on ? 'on' : ''}></i>`);

/** What stands at the end of the row. */
function aside(name: CheckName, { is }: Standing, { test, texts, acts }: RowsOf): TemplateResult | typeof nothing {
  if (name === 'microphone' && test.microphone.is === 'on' && test.is === 'running') {
    const steps = meterSteps(test.heard?.nowDb ?? -100);
    return html`<span class="meter" role="meter" aria-label=${texts.level} aria-valuemin="0" aria-valuemax="8" aria-valuenow=${steps}>${bars(8, steps)}</span>`;
  }
  if (name === 'speaker' && test.is === 'running' && test.bell !== 'asked') return button({ label: texts.play, kind: 'quiet', size: '', busy: test.bell === 'ringing', busyLabel: texts.ringing, onPress: () => acts.ring() });
  if (name === 'network' && test.line.is === 'found') return html`<span class="meter rise" aria-hidden="true">${bars(4, reachBars(test.line.reach, test.online))}</span>`;
  return is === 'good' ? html`<span class="done">${icon('check-circle')}</span>` : nothing;
}

/** Buttons below what the row says. */
function actions(name: CheckName, standing: Standing, { test, texts, acts }: RowsOf): TemplateResult | typeof nothing {
  if (test.is !== 'running') return nothing;
  const quiet = (label: string, onPress: () => void) => button({ label, kind: 'quiet', size: '', onPress });
  const below = (...buttons: unknown[]) => html`<span class="acts">${buttons}</span>`;
  const isMissing = (name === 'camera' || name === 'microphone') && test[name].is === 'missing';
  const isUnknown = name === 'network' && (test.line.is === 'refused' || (test.line.is === 'found' && isFault(standing)));
  if (isMissing || isUnknown) return below(quiet(texts.tryAgain, () => acts.tryAgain(name)));
  if (name === 'speaker' && test.bell === 'asked') return below(quiet(texts.yes, () => acts.answer(true)), quiet(texts.no, () => acts.answer(false)));
  if (name !== 'microphone' || test.microphone.is !== 'on') return nothing;
  const { tape } = test;
  if (tape === 'recording' || tape === 'playing') return below(html`<span class="small" role="status">${texts[tape]}</span><span class="tape"><i></i></span>`);
  return below(tape === 'failed' ? html`<span class="small" role="status">${texts.tapeFailed}</span>` : nothing, quiet(tape === 'none' ? texts.recordVoice : texts.recordAgain, () => acts.tape()));
}

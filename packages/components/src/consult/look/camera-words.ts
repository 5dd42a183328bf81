import '../../shared/icons.devices.ts';
import type { CameraException } from '@vetkit/signal-server/consult/camera.contract';
import type { Room } from '@vetkit/signal-server/consult/contract';
import { css, html, nothing, type TemplateResult } from 'lit';
import type { ClinicController } from '../../clinic/clinic-controller.ts';
import { withPhoto } from '../../clinic/photo.ts';
import { cameraRuleTexts } from '../../locales/camera-rule.ts';
import { GRACE, graceLeft, type CameraOff } from '../../media/camera-rule.ts';
import type { LocalMedia } from '../../media/local-media.ts';
import { button } from '../../shared/button.ts';
import { leftOf } from '../../shared/countdown.ts';
import { face } from '../../shared/face.ts';
import { ring } from '../../shared/ring.ts';
import { actions } from '../../shared/styles/actions.ts';
import { marks } from '../../shared/styles/marks.ts';
import { progress } from '../../shared/styles/progress.ts';
import type { Watched } from './camera-watcher.ts';

/** How all of it looks: comes with it. */
export const styles = [actions, marks, progress, css`
  .over { position: absolute; inset: 0; display: grid; place-items: center; padding: 64px 16px 16px; background: color-mix(in oklab, var(--vet-stage) 82%, transparent); color: var(--vet-on-dark); pointer-events: auto; overflow: auto; }
  /* Nothing of the empty tile behind shines through; on a phone the words stand below the own picture. */
  .over.theirs { background: var(--vet-stage); }
  .inner { display: grid; gap: 12px; justify-items: center; text-align: center; max-inline-size: 440px; }
  .actions { justify-content: center; }
  .reasons { flex-direction: column; align-items: stretch; }
  .line { position: absolute; inset-inline: 12px; inset-block-end: 12px; display: grid; place-items: center; }
  .glass.ask { display: grid; gap: 10px; padding: 16px; pointer-events: auto; max-inline-size: 440px; border-radius: var(--vet-radius-l); background: color-mix(in oklab, var(--vet-stage) 92%, transparent); }
  .glass { padding: 6px 12px; border-radius: var(--vet-radius-s); background: var(--vet-scrim); color: var(--vet-on-dark); font-size: var(--vet-text-s); }
  @media (max-width: 700px) {
    .over { place-items: end center; padding-block: 16px 28px; }
    /* The button that records, and the other's name, stand below. */
    .over.own { padding-block-end: 112px; }
    .own .ring.l { --size: 80px; --thick: 7px; }
    .own .ring.l b { font-size: 22px; }
    .line { inset-block-end: 104px; }
    .glass.ask { margin-block-end: 12px; }
  }
  /* Little height, as on a small phone or one that lies on its side: over all else, the countdown beside its words, and whose picture is missing without a face. */
  @media (max-height: 640px) {
    :host(:not([owners])) { z-index: 6; }
    .over, .over.own { place-items: safe center; padding: 12px 16px; }
    .over.own { background: color-mix(in oklab, var(--vet-stage) 94%, transparent); }
    .over.theirs { padding-inline-end: 160px; }
    .inner { gap: 8px; }
    .title { font-size: var(--vet-text-m); }
    p { font-size: var(--vet-text-s); }
    .theirs .avatar { display: none; }
    .own .inner:has(.ring) { grid-template-columns: auto 1fr; text-align: start; }
    .own .inner:has(.ring) > :is(.title, .actions) { grid-column: 1 / -1; }
    .own .ring.l { --size: 56px; --thick: 5px; }
    .own .ring.l b { font-size: var(--vet-text-s); letter-spacing: 0; }
    :host([owners]) .line { inset-block-end: 56px; }
    .line .glass { background: color-mix(in oklab, var(--vet-stage) 92%, transparent); }
  }
  @media (max-height: 640px) and (max-width: 700px) {
    .over.theirs { padding-inline-end: 96px; }
  }
`];

/** That somebody's browser does not see one's camera, though one's own does. */
export interface Doubt {
  readonly who: string;
  readonly why: CameraOff;
}

/** What the words over the picture need beside the camera itself. */
export interface Wording {
  /** Why it cannot be turned on is being said. */
  readonly saying: boolean;
  readonly onSaying: (saying: boolean) => void;
  readonly onExcept: (why: CameraException) => void;
  readonly onCamera: () => void;
}

/** One's own camera is off: how long one has, and what one can do or say. */
export function own({ rule }: Watched, room: Room, at: ClinicController, { saying, onSaying, onExcept, onCamera }: Wording): TemplateResult {
  if (rule.is !== 'grace' && rule.is !== 'off') return html``;
  const t = at.texts(cameraRuleTexts);
  const left = graceLeft(rule, performance.now());
  const looks = rule.why === 'still' || rule.why === 'covered';
  const excuse = (label: string, why: CameraException, kind: 'primary' | 'quiet' = 'quiet') => button({ label, kind, size: '', onPress: () => onExcept(why) });
  const title = t.ownTitle({ who: room.appointment.owner?.name ?? '' });
  if (saying) {
    return over('own', title, html`
      <p>${t.sayWhy}</p>
      <div class="actions reasons">${excuse(t.broken, 'broken')}${excuse(t.noCamera, 'no-camera')}${excuse(t.weakLine, 'weak-line')}</div>
      <div class="actions">${button({ label: t.back, kind: 'primary', size: '', onPress: () => onSaying(false) })}</div>`);
  }
  return over('own', title, html`
    ${rule.is === 'grace' ? ring(leftOf({ endsAt: left, length: GRACE }, 0), t.left({ seconds: Math.ceil(left / 1000) }), { tone: 'warn', size: 'l' }) : nothing}
    <p>${t[rule.why]} ${rule.is === 'grace' ? t.ownWhy : t.ownLate}</p>
    <div class="actions">
      ${looks ? excuse(t.moving, 'looks-fine', 'primary') : button({ label: t.turnOn, kind: 'primary', icon: 'video', size: '', onPress: onCamera })}
      ${button({ label: t.cannot, kind: 'quiet', size: '', onPress: () => onSaying(true) })}
    </div>`);
}

/** The other side's camera is off, for the owner. */
export function theirs(one: Watched, room: Room, at: ClinicController, { onExcept }: Wording): TemplateResult {
  const t = at.texts(cameraRuleTexts);
  const { practitioner } = room.appointment;
  const photo = practitioner?.name === one.name ? withPhoto(practitioner, at.clinic.server).photo : null;
  // Off, their own page asks them; else it is on there, and only what comes here is not.
  const isOff = 'why' in one.rule && one.rule.why === 'off';
  return over('theirs', t.theirTitle({ who: one.name }), html`
    ${face({ name: one.name, photo }, 'xl')}
    <p>${one.excuse && one.excuse !== 'agreed' ? t[`their-${one.excuse}`]({ who: one.name }) : t[isOff ? 'theirText' : 'theirNoPicture']({ who: one.name })}</p>
    <div class="actions">${button({ label: t.goOn, kind: one.excuse ? 'primary' : 'quiet', size: 'big', onPress: () => onExcept('agreed') })}</div>`);
}

/** Something said in one line. */
export const line = (text: string): TemplateResult => html`<span class="glass">${text}</span>`;

/** One line, where somebody else or a screen is to be seen. */
export const notSeen = ({ name }: Watched, at: ClinicController): string => at.texts(cameraRuleTexts).theirTitle({ who: name });

/** One's own browser sees the picture, and the owner's does not: told gently, since nobody knows yet which is right. */
export function doubted({ who, why }: Doubt, local: LocalMedia | undefined, at: ClinicController, onFine: () => void): TemplateResult {
  const t = at.texts(cameraRuleTexts);
  const isEffect = local?.pictureKind === 'effect' || local?.veiled;
  return html`<div class="glass ask">
    <strong>${t.unseenTitle({ who })}</strong>
    <span>${t[`unseen-${why === 'black' || why === 'covered' ? 'dark' : why === 'off' ? 'off' : 'still'}`]} ${isEffect ? t.unseenEffect : t.unseenCamera}</span>
    <div class="actions">
      ${isEffect ? button({ label: t.backgroundOff, kind: 'primary', size: '', onPress: () => void plain(local) }) : nothing}
      ${button({ label: t.moving, kind: 'quiet', size: '', onPress: onFine })}
    </div>
  </div>`;
}

/** Without a background, by the shortest way: the one that shows nothing is not to be asked to end itself. */
async function plain(local: LocalMedia): Promise<void> {
  const { OwnLook } = await import('./own-look.ts');
  await OwnLook.of(local).choose({ behind: 'none' }, 'for-now');
  if (local.pictureKind === 'effect') local.show(null);
}

/** One line, when both know that it goes on without this picture. */
export function excepted({ name }: Watched, isOwn: boolean, at: ClinicController): string {
  const t = at.texts(cameraRuleTexts);
  return isOwn ? t.exceptedOwn : t.exceptedTheir({ who: name });
}

const over = (whose: 'own' | 'theirs', title: string, inside: TemplateResult): TemplateResult =>
  html`<div class="vet over ${whose}" role="alertdialog" aria-labelledby="title"><div class="inner"><h2 class="title" id="title">${title}</h2>${inside}</div></div>`;

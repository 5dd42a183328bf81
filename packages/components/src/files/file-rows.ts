import type { VisitFile } from '@vetkit/signal-server/files/contract';
import { html, nothing, type TemplateResult } from 'lit';
import type { FilesTexts } from '../locales/files.ts';
import { cssValues } from '../shared/css-values.ts';
import { icon, type IconName } from '../shared/icons.ts';
import type { Outgoing } from './outgoing.ts';
import { percentOf, sayBytes } from './size.ts';

export interface Rows {
  readonly texts: FilesTexts;
  readonly locale: string;
}

const shownTypes = /^image\/(jpeg|png|gif|webp|avif)$/;
const playedTypes = /^(video|audio)\//;

const mark = (type: string | null): IconName => (type?.startsWith('image/') ? 'image' : type && playedTypes.test(type) ? 'video' : 'file');

export interface FileActs {
  /** Where a picture may be fetched from; the same for a while, so that it does not flicker. */
  readonly href: string;
  readonly shown: boolean;
  readonly onShow: () => void;
  readonly onSave: (event: Event) => void;
  readonly onRemove: () => void;
}

/** A file that is there: a look at it, its name that saves it, whose it is. */
export function fileRow(file: VisitFile, acts: FileActs, { texts, locale }: Rows): TemplateResult {
  const { name, type, length, by, mayRemove } = file;
  const picture = type !== null && shownTypes.test(type);
  const played = type !== null && playedTypes.test(type);
  const look = picture ? html`<img src=${acts.href} alt="" loading="lazy" decoding="async">` : icon(mark(type));
  return html`
    <li>
      <div class="item">
        ${picture || played
          ? html`<button type="button" class="thumb" aria-expanded=${acts.shown} aria-label=${acts.shown ? texts.hideOf({ name }) : texts.showOf({ name })} @click=${acts.onShow}>${look}</button>`
          : html`<span class="thumb" aria-hidden="true">${look}</span>`}
        <div class="grow">
          <a class="sub name" href=${acts.href} aria-label=${texts.download({ name })} @click=${acts.onSave}>${name}</a>
          <span class="small soft">${sayBytes(length, locale)}, ${texts.from({ who: by.name })}</span>
        </div>
        ${mayRemove ? html`<button type="button" class="btn icon-only plain" aria-label=${texts.removeOf({ name })} @click=${acts.onRemove}>${icon('trash')}</button>` : nothing}
      </div>
      ${acts.shown ? html`<div class="big">${picture ? html`<img src=${acts.href} alt=${name}>` : html`<video src=${acts.href} controls playsinline preload="metadata" aria-label=${name}></video>`}</div>` : nothing}
    </li>
  `;
}

/** An upload of before that waits for its file: the browser may not open it again by itself. */
export function unfinishedRow({ name, received, length }: VisitFile, onRemove: () => void, { texts }: Rows): TemplateResult {
  const percent = percentOf(received, length);
  return html`
    <li class="item">
      <span class="thumb" aria-hidden="true">${icon('pause')}</span>
      <div class="grow"><span class="sub name">${name}</span><span class="small soft">${texts.half({ percent })}</span>${bar(percent)}</div>
      <button type="button" class="btn icon-only plain" aria-label=${texts.removeOf({ name })} @click=${onRemove}>${icon('trash')}</button>
    </li>
  `;
}

const bar = (percent: number): TemplateResult => html`<div class="bar" aria-hidden="true"><i ${cssValues({ '--at': `${percent}%` })}></i></div>`;

export interface OutgoingActs {
  /** Why it failed, in words. */
  readonly why: string;
  /** Trying again may help. */
  readonly mayPass: boolean;
  readonly onStop: () => void;
  readonly onRetry: () => void;
}

/** A file on its way, with how much of it has left. */
export function outgoingRow(upload: Outgoing, { why, mayPass, onStop, onRetry }: OutgoingActs, { texts, locale }: Rows): TemplateResult {
  const { name, is, sent, size } = upload;
  const percent = percentOf(sent, size);
  const failed = is === 'failed';
  const said = failed ? why : is === 'sending' ? texts.sending({ sent: sayBytes(sent, locale), size: sayBytes(size, locale) }) : texts[is];
  return html`
    <li class="item ${failed ? 'top' : ''}">
      <span class="thumb ${failed ? 'bad' : ''}" aria-hidden="true">${icon(failed ? 'info' : is === 'waiting' ? 'wifi-off' : 'clip')}</span>
      <div class="grow">
        <span class="sub name">${name}</span>
        <span class="small ${failed ? 'error-text' : 'soft'}">${said}</span>
        ${failed ? nothing : html`<div class="bar ${is === 'waiting' ? 'warn' : ''}" role="progressbar" aria-label=${texts.progressOf({ name })} aria-valuemin="0" aria-valuemax="100" aria-valuenow=${percent}><i ${cssValues({ '--at': `${percent}%` })}></i></div>`}
      </div>
      <div class="row gap-4">
        ${failed && mayPass ? html`<button type="button" class="btn icon-only plain" aria-label=${texts.retryOf({ name })} @click=${onRetry}>${icon('repeat')}</button>` : nothing}
        <button type="button" class="btn icon-only plain" aria-label=${failed ? texts.removeOf({ name }) : texts.stopOf({ name })} @click=${onStop}>${icon('x')}</button>
      </div>
    </li>
  `;
}

import { html, nothing, type TemplateResult } from 'lit';
import type { Left } from '../shared/countdown.ts';
import { banner } from '../shared/banner.ts';
import { icon } from '../shared/icons.ts';
import { ring } from '../shared/ring.ts';
import { clock, dayAndClock, type Saying } from '../shared/time.ts';
import type { AmendmentsTexts } from '../locales/amendments.ts';
import type { RecordsTexts } from '../locales/records.ts';
import type { Autosave } from './autosave.ts';
import type { DraftState } from './draft.ts';

type Open = Exclude<DraftState, { is: 'loading' | 'failed' }>;
type Texts = RecordsTexts & AmendmentsTexts;

export interface SaveBar {
  readonly draft: Open;
  /** The last try reached the server. */
  readonly reached: boolean;
  /** A completed record is being amended. */
  readonly amending: boolean;
  /** Of the hours in which the record must be complete. */
  readonly left: Left | undefined;
  readonly saying: Saying;
  readonly texts: Texts;
  /** The one button. */
  readonly press: unknown;
}

/** What stays on top of a record: whose it is, whether it is saved, how long there is, and the one button. */
export function saveBar({ draft, reached, amending, left, saying, texts, press }: SaveBar): TemplateResult {
  const { record } = draft;
  const hours = left ? `${Math.floor(left.milliseconds / 3_600_000)} h ${Math.floor(left.milliseconds / 60_000) % 60} min` : '';
  return html`
    <div class="savebar">
      <div class="title-row">
        <h2 class="sub cut">${texts.recordOf({ pet: record.visit.pet })}</h2>
        <p class="small soft"><span class="ref">${record.reference}</span>, ${dayAndClock(record.visit.start, saying)}, ${record.visit.owner}</p>
      </div>
      ${saved(draft, reached, amending, saying, texts)}
      ${left
        ? html`<span class="left">${ring(left, texts.dueLabel({ left: hours }), { size: 'xs', tone: left.milliseconds === 0 ? 'bad' : left.at < 0.25 ? 'warn' : '' })}
            <span class="small num">${left.milliseconds === 0 ? texts.overdue : texts.dueLeft({ left: hours })}</span></span>`
        : nothing}
      ${press}
    </div>
  `;
}

function saved(draft: Open, reached: boolean, amending: boolean, saying: Saying, texts: Texts): TemplateResult {
  const time = draft.record.savedAt && clock(draft.record.savedAt, saying);
  const said = {
    saved: time ? texts.saved({ time }) : texts.savedNever,
    completed: amending ? texts.amendmentKept : texts.completed,
    changed: reached ? texts.unsaved : texts.offlineShort, saving: reached ? texts.saving : texts.offlineShort, offline: texts.offlineShort, conflict: texts.unsaved,
  }[draft.is];
  return html`<span class="saved" data-state=${amending ? 'changed' : draft.is} role="status">${icon(draft.is === 'offline' || (!reached && (draft.is === 'changed' || draft.is === 'saving')) ? 'wifi-off' : draft.is === 'completed' ? 'lock' : 'cloud')}${said}</span>`;
}

/** What a vet must know when the last words did not get to the server; stands until they do. */
export function reachedPart(reached: Autosave['reached'], texts: RecordsTexts): TemplateResult | typeof nothing {
  if (reached === 'yes') return nothing;
  return reached === 'refused'
    ? banner({ tone: 'bad', text: texts.refused })
    : banner({ tone: 'warn', icon: 'wifi-off', text: reached === 'no' ? texts.offline : texts.offlineFound });
}

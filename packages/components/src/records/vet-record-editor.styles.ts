import { css } from 'lit';
import { actions } from '../shared/styles/actions.ts';
import { choices } from '../shared/styles/choices.ts';
import { fields } from '../shared/styles/fields.ts';
import { ground } from '../shared/styles/ground.ts';
import { marks } from '../shared/styles/marks.ts';
import { plots } from '../shared/styles/plots.ts';
import { progress } from '../shared/styles/progress.ts';
import { record } from '../shared/styles/record.ts';
import { surfaces } from '../shared/styles/surfaces.ts';
import { tag } from '../shared/styles/tag.ts';
import { ticks } from '../shared/styles/ticks.ts';
import { words } from '../shared/styles/words.ts';

const own = css`
  .layout { display: grid; gap: var(--vet-space-2); padding: var(--vet-space-2); }
  .layout > * { min-inline-size: 0; }
  @container (min-width: 900px) {
    .layout { grid-template-columns: minmax(0, 1fr) 352px; gap: var(--vet-space-3); padding: var(--vet-space-4); align-items: start; }
    .side { position: sticky; inset-block-start: 92px; }
  }
  .title-row { flex: 1 1 220px; }
  .left { display: inline-flex; align-items: center; gap: 10px; }
  .saved[data-state='changed'], .saved[data-state='saving'] { color: var(--vet-ink-soft); }
  .saved[data-state='offline'], .saved[data-state='conflict'] { color: var(--vet-warn-ink); }
  .medicine-line, .numbers-line { display: grid; gap: 12px; align-items: start; }
  .medicine-line .btn { margin-block-start: 26px; }
  .script { border-block-start: 1px solid var(--vet-line); padding-block-start: var(--vet-space-2); }
  @container (min-width: 560px) {
    .medicine-line { grid-template-columns: 1.6fr 1fr 1fr 44px; }
    .numbers-line { grid-template-columns: 1.4fr 1fr 1fr; }
  }
  .script .btn { justify-self: end; }
  .told { display: grid; gap: 10px; margin: 0; padding: 12px 16px; border-inline-start: 4px solid var(--vet-accent-line); background: var(--vet-sunken); border-radius: var(--vet-radius-m); }
  .told blockquote { margin: 0; }
  .unusual { color: var(--vet-warn-ink); font-weight: var(--vet-weight-strong); }
  .card-head { flex-wrap: wrap; }
  .card-head .field { flex: none; }
  .vitals, .vital { align-items: start; align-content: start; }
  .vital select.quiet { font-weight: inherit; font-size: var(--vet-text-s); min-block-size: 44px; padding-inline: 10px 32px; background-color: transparent; text-overflow: ellipsis; }
  .fold { border-block-start: 1px solid var(--vet-line); }
  .fold > summary { display: flex; flex-wrap: wrap; align-items: center; gap: 2px 12px; padding-block: 10px; min-block-size: 52px; }
  .fold > summary::after { content: ''; inline-size: 9px; block-size: 9px; margin-inline: auto 6px; border: solid var(--vet-ink-soft); border-width: 0 2px 2px 0; rotate: 45deg; translate: 0 -2px; }
  .fold[open] > summary::after { rotate: 225deg; translate: 0 2px; }
  .fold > summary .label { margin: 0; }
  .exam { display: grid; }
  .exam .rest { padding-block-start: 10px; }
  .system { display: grid; gap: 6px 16px; align-items: center; padding-block: 6px; border-block-start: 1px solid var(--vet-line); }
  @container (min-width: 560px) {
    .system { grid-template-columns: minmax(0, 1fr) auto; }
    .system > .field:nth-child(n + 3) { grid-column: 1 / -1; }
  }
  .problems { list-style: none; padding: 0; margin: 0; }
  .problem + .problem { border-block-start: 1px solid var(--vet-line); padding-block-start: var(--vet-space-2); }
  .problem .row { align-items: end; }
  #education, .problem textarea.input { min-block-size: 76px; }
  .code-fields, .declined { display: grid; gap: 12px; align-items: end; padding-block-start: 10px; }
  @container (min-width: 560px) {
    .code-fields { grid-template-columns: 1fr 120px 1.2fr; }
    .declined { grid-template-columns: 1.2fr 1fr 44px; }
  }
  .declined .btn { justify-self: end; }
  summary { cursor: pointer; min-block-size: 44px; display: list-item; align-content: center; color: var(--vet-accent-ink); }
  /* What cannot be written any more looks like it. */
  fieldset:disabled .btn { display: none; }
  fieldset:disabled .input { background: var(--vet-sunken); border-color: var(--vet-line); resize: none; }
  fieldset:disabled :is(.chip, .seg) { cursor: default; }
  .versions { display: grid; gap: 10px 16px; grid-template-columns: minmax(0, 1fr); }
  @container (min-width: 640px) {
    .versions { grid-template-columns: repeat(2, minmax(0, 1fr)); }
    .versions h3 { grid-column: 1 / -1; }
  }
  .kept-lines { white-space: pre-wrap; }
  section[tabindex='-1']:focus-visible { outline-offset: -3px; border-radius: var(--vet-radius-l); }
  .stills { list-style: none; margin: 0; padding: 0; display: grid; gap: 12px; }
  .still { display: grid; grid-template-columns: 96px minmax(0, 1fr); gap: 12px; align-items: start; }
  .still img { inline-size: 96px; block-size: 96px; object-fit: cover; border-radius: var(--vet-radius-m); background: var(--vet-sunken); }
  .snippets { position: sticky; inset-block-end: var(--vet-space-1); z-index: 4; margin: 0 var(--vet-space-2) var(--vet-space-2); padding: 10px; background: var(--vet-raised); border: 1px solid var(--vet-line-strong); border-radius: var(--vet-radius-l); box-shadow: var(--vet-shadow-2); }
  .snippet { display: flex; gap: 12px; align-items: center; min-block-size: 44px; padding-inline: 12px; border-radius: var(--vet-radius-m); cursor: pointer; }
  .snippet[aria-selected='true'] { background: var(--vet-accent-soft); color: var(--vet-accent-ink); }
  .snippet b { white-space: nowrap; }
  .snippets > p { padding: 6px 12px 0; margin: 0; }
  /* Room for the bar above and the menu below. */
  textarea { scroll-margin-block: 150px 210px; }
  .keys dl { margin: 0; display: grid; gap: 8px; }
  .keys dl > div { display: flex; gap: 12px; align-items: baseline; justify-content: space-between; }
  .keys dd { margin: 0; text-align: end; }
  kbd { font: inherit; font-weight: var(--vet-weight-strong); white-space: nowrap; }
`;

export const styles = [ground, words, actions, fields, choices, ticks, marks, surfaces, plots, progress, tag, record, own];

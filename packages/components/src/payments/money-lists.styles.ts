import { css } from 'lit';
import { actions } from '../shared/styles/actions.ts';
import { choices } from '../shared/styles/choices.ts';
import { fields } from '../shared/styles/fields.ts';
import { ground } from '../shared/styles/ground.ts';
import { lists } from '../shared/styles/lists.ts';
import { marks } from '../shared/styles/marks.ts';
import { progress } from '../shared/styles/progress.ts';
import { surfaces } from '../shared/styles/surfaces.ts';
import { words } from '../shared/styles/words.ts';

const own = css`
  @layer vet.base {
    .top { display: flex; flex-wrap: wrap; gap: 12px 24px; justify-content: space-between; align-items: start; }
    .top > .grow { flex: 1 1 240px; }
    .fields { display: grid; grid-template-columns: repeat(auto-fill, minmax(min(100%, 240px), 1fr)); gap: 12px 16px; align-items: start; }
    .sums { display: flex; flex-wrap: wrap; gap: 12px 32px; }
    .sums div { display: grid; }
    .sums dt { font-size: var(--vet-text-s); color: var(--vet-ink-soft); }
    .sums dd { font-weight: var(--vet-weight-strong); font-size: var(--vet-text-l); font-variant-numeric: tabular-nums; }
    .entries > li { display: grid; gap: 8px; padding-block: 14px; border-block-start: 1px solid var(--vet-line); }
    .entry { display: grid; grid-template-columns: minmax(0, 1fr) auto; gap: 4px 16px; align-items: start; }
    .entry .amount { font-weight: var(--vet-weight-strong); text-align: end; }
    .entry .badges { grid-column: 1 / -1; display: flex; flex-wrap: wrap; gap: 8px; }
    .more { display: flex; flex-wrap: wrap; gap: 4px 16px; align-items: center; justify-content: space-between; }
    details > summary { cursor: pointer; min-block-size: 44px; align-content: center; font-weight: 550; font-size: var(--vet-text-s); }
    details[open] { flex: 1 1 100%; }
    .story { display: grid; gap: 10px; font-size: var(--vet-text-s); line-height: 1.45; padding-block-end: 8px; }
    .story q { display: block; color: var(--vet-ink-soft); quotes: none; }
    .decision { padding: 16px; border-radius: var(--vet-radius-m); background: var(--vet-sunken); }
    .counts { display: grid; grid-template-columns: repeat(auto-fit, minmax(140px, 1fr)); gap: 8px 16px; }
    .counts div { display: flex; flex-direction: column-reverse; justify-content: flex-end; }
    .counts dt { font-size: var(--vet-text-s); line-height: 1.35; color: var(--vet-ink-soft); }
    .counts dd { font-weight: var(--vet-weight-strong); font-size: var(--vet-text-l); }
    .counts .seen dd { color: var(--vet-warn-ink); }
    .moves { inline-size: 100%; border-collapse: collapse; font-size: var(--vet-text-s); line-height: 1.45; }
    .moves th { text-align: start; font-weight: 550; color: var(--vet-ink-soft); padding: 8px 16px 8px 0; }
    .moves td { padding: 10px 16px 10px 0; border-block-start: 1px solid var(--vet-line); vertical-align: top; }
    .moves :is(th, td):last-child { text-align: end; padding-inline-end: 0; white-space: nowrap; }
    .moves .what { overflow-wrap: normal; }
    .moves .back { color: var(--vet-danger-ink); }
    .moves time, .moves .ref { white-space: nowrap; }
  }
`;

/** What the lists of money and standing share. */
export const styles = [ground, words, actions, choices, fields, lists, marks, surfaces, progress, own];

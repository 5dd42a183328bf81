import { css } from 'lit';
import { actions } from '../shared/styles/actions.ts';
import { fields } from '../shared/styles/fields.ts';
import { ground } from '../shared/styles/ground.ts';
import { surfaces } from '../shared/styles/surfaces.ts';
import { ticks } from '../shared/styles/ticks.ts';
import { words } from '../shared/styles/words.ts';

export const styles = [ground, words, actions, surfaces, fields, ticks, css`
  .file { position: relative; inline-size: fit-content; }
  .file input { position: absolute; inset: 0; opacity: 0; cursor: pointer; }
  .file:focus-within { outline: 3px solid var(--vet-focus); outline-offset: 2px; }
  .table-place { overflow-x: auto; border: 1px solid var(--vet-line); border-radius: var(--vet-radius-m); }
  table { border-collapse: collapse; inline-size: 100%; font-size: var(--vet-text-s); }
  th, td { padding: 10px 12px; text-align: start; white-space: nowrap; border-block-end: 1px solid var(--vet-line); }
  tr:last-child td { border-block-end: 0; }
  .columns summary { cursor: pointer; padding-block: 10px; font-weight: 600; }
  .columns .choices { display: grid; gap: 12px; grid-template-columns: repeat(auto-fill, minmax(min(100%, 260px), 1fr)); margin-block-start: 12px; }
  .refused { list-style: none; margin: 0; padding: 0; display: grid; gap: 8px; }
  .refused li { display: grid; grid-template-columns: auto minmax(0, 1fr); gap: 2px 12px; }
  .refused li > bdi { grid-column: 1 / -1; }
`];

import { css } from 'lit';
import { actions } from '../shared/styles/actions.ts';
import { fields } from '../shared/styles/fields.ts';
import { ground } from '../shared/styles/ground.ts';
import { progress } from '../shared/styles/progress.ts';
import { surfaces } from '../shared/styles/surfaces.ts';
import { words } from '../shared/styles/words.ts';

export const styles = [ground, words, actions, fields, surfaces, progress, css`
  .with-unit { max-inline-size: 320px; }
  .snippets { list-style: none; margin: 0; padding: 0; display: grid; gap: var(--vet-space-3); }
  .snippets > li { border-block-start: 1px solid var(--vet-line); padding-block-start: var(--vet-space-2); }
  .line { display: grid; gap: 12px; align-items: start; grid-template-columns: minmax(0, 1fr) 44px; }
  .line > :first-child { grid-column: 1; }
  .line > :nth-child(2) { grid-row: 2; grid-column: 1 / -1; }
  .line > .btn { grid-row: 1; grid-column: 2; margin-block-start: 26px; }
  @container (min-width: 560px) {
    .line { grid-template-columns: 1fr 1fr 44px; }
    .line > :nth-child(2) { grid-row: 1; grid-column: 2; }
    .line > .btn { grid-column: 3; }
  }
  summary { cursor: pointer; min-block-size: 44px; align-content: center; color: var(--vet-accent-ink); }
`];

import { css } from 'lit';
import { actions } from '../shared/styles/actions.ts';
import { fields } from '../shared/styles/fields.ts';
import { ground } from '../shared/styles/ground.ts';
import { marks } from '../shared/styles/marks.ts';
import { progress } from '../shared/styles/progress.ts';
import { surfaces } from '../shared/styles/surfaces.ts';
import { words } from '../shared/styles/words.ts';

const own = css`
  .people { list-style: none; margin: 0; padding: 0; }
  .people > li { display: grid; gap: 12px; padding-block: 14px; border-block-start: 1px solid var(--vet-line); }
  .people > li:first-child { border-block-start: 0; padding-block-start: 0; }
  .person { display: grid; grid-template-columns: 48px minmax(0, 1fr); gap: 12px; align-items: start; }
  .who { display: grid; gap: 2px; min-inline-size: 0; }
  .who p { margin: 0; }
  .who .badge { margin-inline-start: 4px; padding-inline: 10px; }
  .address { overflow-wrap: anywhere; }
  .acts { grid-column: 2; display: flex; flex-wrap: wrap; gap: 8px; }
  .acting { padding: 16px; border-radius: var(--vet-radius-m); background: var(--vet-sunken); }
  .fields { display: grid; grid-template-columns: repeat(auto-fill, minmax(min(100%, 260px), 1fr)); gap: 12px 16px; align-items: start; }
  summary { cursor: pointer; min-block-size: 44px; align-content: center; font-weight: 550; }
  details[open] > .people { margin-block-start: 8px; }
  @container (min-width: 560px) {
    .person { grid-template-columns: 48px minmax(0, 1fr) auto; }
    .acts { grid-column: 3; }
  }
`;

/** What the team is drawn with. */
export const styles = [ground, words, actions, fields, marks, surfaces, progress, own];

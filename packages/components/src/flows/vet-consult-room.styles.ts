import { css } from 'lit';

export const styles = css`
  .alone { padding: var(--vet-space-3) var(--vet-space-2); max-inline-size: 760px; margin-inline: auto; }
  .alone .banner .actions { margin-block-start: 12px; }
  /* In line with the lobby below. */
  .ask { display: block; padding: var(--vet-space-2) var(--vet-space-2) 0; max-inline-size: 1176px; margin-inline: auto; box-sizing: content-box; }
  .before { display: grid; gap: var(--vet-space-2); padding: 0 var(--vet-space-2) var(--vet-space-2); max-inline-size: 1176px; margin-inline: auto; box-sizing: content-box; }
  .call { position: relative; display: grid; grid-template-columns: minmax(0, 1fr); block-size: var(--vet-room-height, 100dvh); min-block-size: min(420px, var(--vet-room-height, 100dvh)); background: var(--vet-stage); overflow: hidden; }
  .call > vet-call { min-inline-size: 0; min-block-size: 0; }
  .beside { display: none; background: var(--vet-surface); min-block-size: 0; grid-template: auto minmax(0, 1fr) / minmax(0, 1fr); }
  .beside.open { display: grid; position: absolute; inset: 0; z-index: 6; }
  .head-row { display: flex; align-items: center; border-block-end: 1px solid var(--vet-line); padding-inline: 8px; }
  .head-row .tabs { border: 0; min-inline-size: 0; overflow-x: auto; }
  .head-row .tab { padding-inline: 9px; }
  .tab { min-block-size: 60px; }
  /* Something that was not seen yet. */
  .news { inline-size: 10px; block-size: 10px; border-radius: 50%; background: var(--vet-accent-solid); }
  /* One upon the other: each keeps the place to which it was scrolled. */
  .panel-place { grid-area: 2 / 1; min-block-size: 0; overflow: auto; }
  .panel-place[inert] { visibility: hidden; }
  @container (min-width: 900px) {
    .ask, .before { padding-inline: var(--vet-space-4); }
    .call { grid-template-columns: minmax(0, 1fr) 384px; }
    .call:not(:has(.beside)) { grid-template-columns: minmax(0, 1fr); }
    .call:has(.beside.wide) { grid-template-columns: minmax(0, 1fr) minmax(420px, 44%); }
    .beside, .beside.open { display: grid; position: static; }
    .head-row .close { display: none; }
  }
  .after { display: grid; gap: var(--vet-space-2); padding: var(--vet-space-3) var(--vet-space-2); max-inline-size: 1240px; margin-inline: auto; }
  .after > vet-record { max-inline-size: 760px; }
  .panel-head { padding: 14px 16px; border-block-end: 1px solid var(--vet-line); }
  .after-place, .before-place { max-block-size: 480px; overflow: auto; }
  .after-place:has(vet-messages) { block-size: 420px; }
  .after-panels { display: grid; gap: var(--vet-space-2); grid-template-columns: repeat(auto-fit, minmax(min(100%, 360px), 1fr)); align-items: start; }
  .inset { display: block; padding: var(--vet-space-2); }
`;

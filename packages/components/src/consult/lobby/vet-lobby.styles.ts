import { css } from 'lit';

export const styles = css`
  .lobby { display: grid; gap: var(--vet-space-2); padding: var(--vet-space-2); max-inline-size: 1240px; margin-inline: auto; }
  .lobby > * { min-inline-size: 0; }
  /* A phone on its side too: below each other the own picture would be higher than the screen. */
  @container (min-width: 720px) { .lobby { grid-template-columns: minmax(0, 1.25fr) minmax(0, 1fr); align-items: start; } }
  @container (min-width: 900px) { .lobby { gap: var(--vet-space-4); padding: var(--vet-space-4); } }
  .reason { justify-self: stretch; text-align: start; background: var(--vet-sunken); border-radius: var(--vet-radius-m); padding: 12px 16px; white-space: pre-wrap; }
  .who { padding: 14px 16px 4px; }
  .live { margin-inline-end: 2px; }
  .item > .grow { min-inline-size: 0; }
  .item > .grow > * { display: block; }
  .item > .badge, .item > .near { flex: none; }
  /* Its place is kept until it comes. */
  .late { padding: 4px 12px 12px; min-block-size: 60px; }
  .late:empty { display: none; }
  .preview video { position: absolute; inset: 0; inline-size: 100%; block-size: 100%; object-fit: cover; transform: scaleX(-1); }
  /* The word stands above, the buttons below: on a phone they do not meet. */
  .preview .corner { inset-block: 12px auto; }
  .asleep { position: absolute; inset: 0; display: grid; align-content: center; justify-items: center; gap: 16px; padding: 24px; text-align: center; color-scheme: dark; }
  .toggles { position: absolute; inset-inline-end: 12px; inset-block-end: 12px; display: flex; gap: 8px; color-scheme: dark; }
  .toggles .ctl { min-inline-size: 52px; min-block-size: 52px; }
  .prepare { display: grid; gap: 8px; margin-block-start: 8px; }
  .prepare li { display: flex; gap: 10px; align-items: flex-start; }
  .prepare .icon { margin-block-start: 3px; color: var(--vet-accent-ink); }
`;

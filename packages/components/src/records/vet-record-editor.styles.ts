import { css } from 'lit';

export const styles = css`
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
  .script { display: grid; gap: var(--vet-space-1); align-items: end; border-block-start: 1px solid var(--vet-line); padding-block-start: var(--vet-space-2); }
  @container (min-width: 560px) {
    .script { grid-template-columns: 1fr 1.4fr 120px 44px; gap: 12px; }
  }
  .script .btn { justify-self: end; }
  .versions { display: grid; gap: 10px 16px; grid-template-columns: minmax(0, 1fr); }
  @container (min-width: 640px) {
    .versions { grid-template-columns: repeat(2, minmax(0, 1fr)); }
    .versions h3 { grid-column: 1 / -1; }
  }
  .kept-lines { white-space: pre-wrap; }
  section[tabindex='-1']:focus-visible { outline-offset: -3px; border-radius: var(--vet-radius-l); }
`;

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
  .told { display: grid; gap: 10px; margin: 0; padding: 12px 16px; border-inline-start: 4px solid var(--vet-accent-line); background: var(--vet-sunken); border-radius: var(--vet-radius-m); }
  .told blockquote { margin: 0; }
  .unusual { color: var(--vet-warn-ink); font-weight: var(--vet-weight-strong); }
  .card-head { flex-wrap: wrap; }
  .card-head .field { flex: none; }
  .exam { display: grid; }
  .system { display: grid; gap: 8px 16px; align-items: center; padding-block: 10px; border-block-start: 1px solid var(--vet-line); }
  .card-head + .system { margin-block-start: 8px; }
  @container (min-width: 560px) {
    .system { grid-template-columns: minmax(0, 1fr) auto; }
    .system > .field:nth-child(n + 3) { grid-column: 1 / -1; }
  }
  .problems { list-style: none; padding: 0; margin: 0; }
  .problem + .problem { border-block-start: 1px solid var(--vet-line); padding-block-start: var(--vet-space-2); }
  .problem .row { align-items: end; }
  .code-fields, .declined { display: grid; gap: 12px; align-items: end; padding-block-start: 10px; }
  @container (min-width: 560px) {
    .code-fields { grid-template-columns: 1fr 120px 1.2fr; }
    .declined { grid-template-columns: 1.2fr 1fr 44px; }
  }
  .declined .btn { justify-self: end; }
  summary { cursor: pointer; min-block-size: 44px; display: list-item; align-content: center; color: var(--vet-accent-ink); }
  .versions { display: grid; gap: 10px 16px; grid-template-columns: minmax(0, 1fr); }
  @container (min-width: 640px) {
    .told { display: grid; gap: 10px; margin: 0; padding: 12px 16px; border-inline-start: 4px solid var(--vet-accent-line); background: var(--vet-sunken); border-radius: var(--vet-radius-m); }
  .told blockquote { margin: 0; }
  .unusual { color: var(--vet-warn-ink); font-weight: var(--vet-weight-strong); }
  .card-head { flex-wrap: wrap; }
  .card-head .field { flex: none; }
  .exam { display: grid; }
  .system { display: grid; gap: 8px 16px; align-items: center; padding-block: 10px; border-block-start: 1px solid var(--vet-line); }
  .card-head + .system { margin-block-start: 8px; }
  @container (min-width: 560px) {
    .system { grid-template-columns: minmax(0, 1fr) auto; }
    .system > .field:nth-child(n + 3) { grid-column: 1 / -1; }
  }
  .problems { list-style: none; padding: 0; margin: 0; }
  .problem + .problem { border-block-start: 1px solid var(--vet-line); padding-block-start: var(--vet-space-2); }
  .problem .row { align-items: end; }
  .code-fields, .declined { display: grid; gap: 12px; align-items: end; padding-block-start: 10px; }
  @container (min-width: 560px) {
    .code-fields { grid-template-columns: 1fr 120px 1.2fr; }
    .declined { grid-template-columns: 1.2fr 1fr 44px; }
  }
  .declined .btn { justify-self: end; }
  summary { cursor: pointer; min-block-size: 44px; display: list-item; align-content: center; color: var(--vet-accent-ink); }
  .versions { grid-template-columns: repeat(2, minmax(0, 1fr)); }
    .versions h3 { grid-column: 1 / -1; }
  }
  .kept-lines { white-space: pre-wrap; }
  section[tabindex='-1']:focus-visible { outline-offset: -3px; border-radius: var(--vet-radius-l); }
`;

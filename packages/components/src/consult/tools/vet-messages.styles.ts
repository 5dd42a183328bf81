import { css } from 'lit';

export const styles = css`
  :host { block-size: 100%; min-block-size: 0; }
  .panel { block-size: 100%; grid-template-rows: minmax(0, 1fr) auto; }
  .panel-body.none { align-content: center; }
  .panel-body:focus-visible { outline-offset: -3px; }
  .msg .by { display: inline-flex; gap: 4px; align-items: center; }
  .msg p { white-space: pre-wrap; }
  .panel-foot.small { margin: 0; }
  .panel-foot.told { flex-wrap: wrap; }
  .why { flex: 1 0 100%; margin: 0; color: var(--vet-danger-ink); }
  .btn.send { min-inline-size: var(--vet-control); block-size: var(--vet-control); }
  .btn.lock-on { background: var(--vet-warn-soft); border-color: var(--vet-warn-line); color: var(--vet-warn-ink); }
  .input.staff-only { background: var(--vet-warn-soft); border-style: dashed; }
`;

import { css } from 'lit';

/** The steps between the danger signs and the answer. */
export const triageSteps = css`
  @layer vet.base {
    /* answers: one row of the status block */
    .answer { display: grid; gap: 8px; padding-block: 14px; }
    .answer + .answer { border-block-start: 1px solid var(--vet-line); }
    .answer .label .icon { color: var(--vet-ink-soft); align-self: center; }
    .answer .chip { padding-inline: 13px; }
    @container (max-width: 480px) {
      .answer .chips { display: grid; grid-template-columns: repeat(3, minmax(0, 1fr)); }
      .answer .chip { padding-inline: 4px; border-radius: var(--vet-radius-m); }
    }
    @container (min-width: 640px) {
      .answer { grid-template-columns: 132px 1fr; align-items: center; }
    }
  }
  :host { display: flex; flex-direction: column; flex: 1; animation: vet-step var(--vet-calm) var(--vet-ease) both; }
  .vet { display: flex; flex-direction: column; flex: 1; }
  @keyframes vet-step {
    from { opacity: 0; transform: translateX(16px); }
  }
  :host(:dir(rtl)) { animation-name: none; }
  .answers .answer { padding-block: 12px; }
  .answers fieldset.field { display: contents; }
  .answers .chip { white-space: normal; text-align: center; }
  .answers .chip.alarm:has(> input:checked) { background: var(--vet-danger-solid); border-color: var(--vet-danger-solid); color: var(--vet-on-danger); }
  .seg { padding-inline: 4px; }
  .multi { display: flex; flex-wrap: wrap; gap: 8px; }
  .substance { display: grid; gap: 12px; padding: 14px; border: 1.5px solid var(--vet-line); border-radius: var(--vet-radius-m); }
  .substance .trio { display: grid; gap: 12px; grid-template-columns: 1fr 1fr; }
  @container (min-width: 520px) {
    .substance .trio { grid-template-columns: 1fr 1fr 1fr; }
  }
`;

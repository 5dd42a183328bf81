import { css } from 'lit';

/** The steps between the danger signs and the answer. */
export const triageSteps = css`
  :host { display: flex; flex-direction: column; flex: 1; animation: vet-step var(--vet-calm) var(--vet-ease) both; }
  .vet { display: flex; flex-direction: column; flex: 1; }
  @keyframes vet-step {
    from { opacity: 0; transform: translateX(16px); }
  }
  :host(:dir(rtl)) { animation-name: none; }
  .seg { padding-inline: 4px; }
  .weight { display: grid; gap: 8px; grid-template-columns: minmax(0, 1fr) 7.5rem; align-items: start; }
  .multi { display: flex; flex-wrap: wrap; gap: 8px; }
  .substance { display: grid; gap: 12px; padding: 14px; border: 1.5px solid var(--vet-line); border-radius: var(--vet-radius-m); }
  .substance .trio { display: grid; gap: 12px; grid-template-columns: 1fr 1fr; }
  @container (min-width: 520px) {
    .substance .trio { grid-template-columns: 1fr 1fr 1fr; }
  }
`;

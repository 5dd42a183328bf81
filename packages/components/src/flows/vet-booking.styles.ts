import { css } from 'lit';

/** A new step comes from the direction of reading; an emergency is there at once. */
export const bookingFlow = css`
  .widget > [data-step]:not(vet-seen-today) { flex: 1; }
  .widget > vet-seen-today:not(:defined) { display: block; flex: none; min-block-size: 8rem; }
  .widget > [data-step]:not(vet-emergency) { animation: vet-step var(--vet-calm) var(--vet-ease) both; }
  @keyframes vet-step {
    from { opacity: 0; transform: translateX(16px); }
  }
  .widget:dir(rtl) > [data-step] { animation-name: vet-step-rtl; }
  @keyframes vet-step-rtl {
    from { opacity: 0; transform: translateX(-16px); }
  }
  .widget-top > .stepper:first-child { margin-inline-start: 12px; }
  .been { justify-content: space-between; gap: 8px; }
  .sign-in { display: grid; justify-items: center; gap: 8px; border: 1px solid var(--vet-line); border-radius: var(--vet-radius-m, 12px); padding: 8px; }
  .sign-in > vet-sign-in { inline-size: 100%; }
  .sign-in > vet-sign-in::part(card) { border: 0; box-shadow: none; min-block-size: 0; }
  .call { padding: 0 16px 12px; }
  .inset { padding: 8px var(--vet-space-2); }
`;

import { css } from 'lit';

/** A new step comes from the direction of reading; an emergency is there at once. */
export const bookingFlow = css`
  .widget > [data-step] { flex: 1; }
  .widget > [data-step]:not(vet-emergency) { animation: vet-step var(--vet-calm) var(--vet-ease) both; }
  @keyframes vet-step {
    from { opacity: 0; transform: translateX(16px); }
  }
  .widget:dir(rtl) > [data-step] { animation-name: vet-step-rtl; }
  @keyframes vet-step-rtl {
    from { opacity: 0; transform: translateX(-16px); }
  }
  .widget-top > .stepper:first-child { margin-inline-start: 12px; }
  .call { padding: 0 16px 12px; }
`;

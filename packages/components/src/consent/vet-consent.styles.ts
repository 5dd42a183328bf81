import { css } from 'lit';

/** The text that is agreed to, and ticks with their box at the start. */
export const consentStyles = css`
  details { border: 1.5px solid var(--vet-line); border-radius: var(--vet-radius-m); background: var(--vet-raised); }
  summary { display: flex; align-items: center; gap: 10px; min-block-size: 48px; padding: 10px 14px; cursor: pointer; border-radius: inherit; list-style: none; }
  summary::-webkit-details-marker { display: none; }
  summary .icon:last-child { margin-inline-start: auto; transition: rotate 160ms; }
  details[open] > summary .icon:last-child { rotate: 180deg; }
  summary:focus-visible { outline: 3px solid var(--vet-focus); outline-offset: 2px; }
  .text { max-block-size: 320px; overflow-y: auto; padding: 4px 14px 14px; }
  .text:focus-visible { outline: 3px solid var(--vet-focus); outline-offset: -3px; border-radius: var(--vet-radius-m); }
  .text p + p { margin-block-start: 10px; }
  .waits { min-block-size: 51px; }
  .ticks { display: grid; gap: 8px; }
  .may { display: grid; }
  .may .tick { padding: 6px 15px; }
  .ticks .tick { align-items: flex-start; padding: 10px 14px; border: 1.5px solid var(--vet-line); border-radius: var(--vet-radius-m); background: var(--vet-raised); }
  .ticks .tick:has(> input[aria-invalid="true"]) { border-color: var(--vet-danger-solid); }
  @container (min-width: 440px) {
    .two { grid-template-columns: 1fr 1fr; }
  }
`;

import { css } from 'lit';

/** The tag with the held time, and consents with their box at the start. */
export const finishForm = css`
  .tag b { overflow-wrap: anywhere; }
  .tag .avatar .icon { inline-size: 28px; block-size: 28px; }
  .consents { display: grid; gap: 4px; }
  .consents .tick { align-items: flex-start; padding: 10px 14px; border: 1.5px solid var(--vet-line); border-radius: var(--vet-radius-m); background: var(--vet-raised); }
  .consents .tick:has(> input[aria-invalid="true"]) { border-color: var(--vet-danger-solid); }
  .banner { overflow-wrap: anywhere; }
`;

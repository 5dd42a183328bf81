import { css } from 'lit';

/** The tag with the held time, and consents with their box at the start. */
export const finishForm = css`
  .tag { border-radius: calc(var(--vet-radius-l) + 12px); }
  .tag .left { min-inline-size: 2.7em; text-align: end; }
  @container (max-width: 420px) {
    .tag { gap: 8px; }
    .tag .avatar { inline-size: 36px; block-size: 36px; }
    .tag .avatar .icon { inline-size: 22px; block-size: 22px; }
  }
  @container (max-width: 330px) {
    .tag { padding-inline-start: 16px; }
    .tag .avatar { display: none; }
  }
  .tag b { overflow-wrap: anywhere; }
  .tag .avatar .icon { inline-size: 28px; block-size: 28px; }
  .consents { display: grid; gap: 8px; }
  .consents .tick { align-items: flex-start; padding: 10px 14px; border: 1.5px solid var(--vet-line); border-radius: var(--vet-radius-m); background: var(--vet-raised); }
  .consents .tick:has(> input[aria-invalid="true"]) { border-color: var(--vet-danger-solid); }
  .banner { overflow-wrap: anywhere; }
`;

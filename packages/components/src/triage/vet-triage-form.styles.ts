import { css } from 'lit';

/** The danger signs stand close, so that the eight fit one phone screen; «Not sure» is quiet beside each. */
export const triageForm = css`
  :host { display: block; }
  .widget-top > .stepper:first-child { margin-inline-start: 12px; }
  .first { --gap: 14px; }
  .first .seg { padding-inline: 6px; }
  .sign { display: flex; align-items: stretch; background: var(--vet-raised); }
  .sign .tick { flex: 1; min-inline-size: 0; padding-inline-end: 4px; }
  /* On a phone the words need the room that the picture has elsewhere. */
  @container (max-width: 479px) {
    .sign .tick { padding-inline-start: 12px; gap: 10px; }
    .sign .tick > .icon { display: none; }
    .sign .unsure-button { padding-inline: 8px 10px; }
  }
  .sign.unsure { background: var(--vet-warn-soft); }
  .sign:has(input:checked) { background: var(--vet-danger-soft); }
  .unsure-button {
    flex: none;
    align-self: stretch;
    min-inline-size: 44px;
    padding: 4px 12px;
    border: 0;
    background: none;
    color: var(--vet-ink-soft);
    font: inherit;
    font-size: var(--vet-text-s);
    text-decoration: underline;
    text-decoration-color: var(--vet-line-strong);
    text-underline-offset: 4px;
    cursor: pointer;
  }
  .unsure-button:hover { color: var(--vet-ink); background: var(--vet-hover); }
  .unsure-button[aria-pressed="true"] { color: var(--vet-warn-ink); font-weight: var(--vet-weight-strong); text-decoration: none; }
  .unsure-button:focus-visible { outline: var(--vet-focus-ring); outline-offset: -3px; }
`;

import { css, type CSSResult } from 'lit';
import { lineFields } from './line-fields.ts';

const larger = css`
  @layer vet.base {
    textarea.input { resize: vertical; min-block-size: 112px; line-height: 1.5; field-sizing: content; }
    select.input {
      appearance: none;
      padding-inline-end: 44px;
      background-image: linear-gradient(45deg, transparent 50%, var(--vet-ink-soft) 50%), linear-gradient(-45deg, transparent 50%, var(--vet-ink-soft) 50%);
      background-size: 6px 6px;
      background-repeat: no-repeat;
      background-position: calc(100% - 23px) 55%, calc(100% - 17px) 55%;
    }
    .with-unit { position: relative; }
    .with-unit .input { padding-inline-end: 60px; }
    .with-unit .unit {
      position: absolute;
      inset-inline-end: 14px;
      inset-block-end: 0;
      block-size: var(--vet-control);
      display: grid;
      place-items: center;
      color: var(--vet-ink-faint);
      font-size: var(--vet-text-s);
      pointer-events: none;
    }
    .two { display: grid; gap: var(--vet-space-2); }
    @container (min-width: 520px) {
      .two { grid-template-columns: 1fr 1fr; }
    }
  }
`;

/** Labelled fields with their hint, unit and error: lines, texts, lists, two side by side. */
export const fields: CSSResult[] = [lineFields, larger];

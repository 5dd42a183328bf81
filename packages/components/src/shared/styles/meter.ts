import { css } from 'lit';

/** How strong a signal is, in bars. */
export const meter = css`
  @layer vet.base {
    .meter { display: flex; gap: 3px; align-items: flex-end; block-size: 24px; }
    .meter i {
      flex: 1;
      max-inline-size: 6px;
      min-inline-size: 4px;
      border-radius: 3px;
      background: var(--vet-line);
      block-size: 100%;
    }
    .meter i.on { background: var(--vet-ok-solid); }
    .meter.rise i:nth-child(1) { block-size: 35%; }
    .meter.rise i:nth-child(2) { block-size: 57%; }
    .meter.rise i:nth-child(3) { block-size: 78%; }
    .meter.rise.warn i.on { background: var(--vet-warn-solid); }
  }
`;

import { css } from 'lit';

/** The signs fit one phone screen; the box stands at the end, where the thumb is. */
export const dangerSigns = css`
  .widget-body { --gap: 16px; }
  .flags .tick .box { order: 2; }
`;

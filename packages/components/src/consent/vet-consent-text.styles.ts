import { css } from 'lit';

/** A long text is read whole, without a window of its own to scroll in where the screen has room. */
export const consentTextStyles = css`
  textarea { min-block-size: 280px; }
`;

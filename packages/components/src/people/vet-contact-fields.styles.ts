import { css } from 'lit';

/** E-mail and phone share a row as soon as an address fits into half of it. */
export const contactFields = css`
  @container (min-width: 440px) {
    .two { grid-template-columns: 1fr 1fr; }
  }
`;

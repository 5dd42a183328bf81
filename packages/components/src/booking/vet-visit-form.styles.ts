import { css } from 'lit';

/** Country and province share a row in a widget of usual width. */
export const visitForm = css`
  @container (min-width: 440px) {
    .two { grid-template-columns: 1fr 1fr; }
  }
`;

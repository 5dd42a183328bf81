import { css } from 'lit';

/** The head is the loudest thing of all; below it everything is calm and wide enough for a shaking hand. */
export const emergency = css`
  .widget-body { padding-block-start: 20px; --gap: 20px; }
  .hospital { display: grid; gap: 14px; }
  .far { text-align: end; flex: none; }
  .other { padding-block: 12px; }
  .other .name { display: block; }
  .why { display: grid; gap: 8px; }
  .why li { display: grid; gap: 2px; }
  .quote { overflow-wrap: anywhere; unicode-bidi: isolate; }
`;

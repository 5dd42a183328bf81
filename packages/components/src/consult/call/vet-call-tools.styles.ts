import { css } from 'lit';

export const styles = css`
  /* The stage around it says how wide it is. */
  .vet.tools { container-type: normal; position: relative; display: grid; gap: 12px; }
  .group { display: flex; gap: 4px; justify-content: center; }
  .chat { display: none; }
  .ctl.news { position: relative; }
  .ctl.news::after { content: ""; position: absolute; inset-block-start: 6px; inset-inline-start: calc(50% + 10px); inline-size: 14px; block-size: 14px; border-radius: 50%; border: 2px solid var(--vet-stage); background: oklch(0.83 0.16 85); }
  .duo { display: none; }
  .duo .ctl { min-block-size: 76px; background: oklch(0.96 0.008 95); color: oklch(0.25 0.02 165); font-weight: var(--vet-weight-strong); font-size: var(--vet-text-m); }
  .duo .ctl[disabled] { background: oklch(0.36 0.01 150); color: oklch(0.75 0.01 140); }
  .duo .icon { inline-size: 28px; block-size: 28px; }
  .more { display: grid; }
  /* In the middle above the tools where there is room, never beyond the edge before them. */
  .list {
    position: absolute; z-index: 8; inset-block-end: calc(100% + 8px); inset-inline-start: max(0px, 50% - 300px); inline-size: max-content; max-inline-size: min(600px, 88vw); grid-template-columns: 1fr 1fr; align-items: start;
    max-block-size: min(62vh, 560px); overflow: auto; padding: 6px; border-radius: var(--vet-radius-m); background: oklch(0.275 0.014 175); box-shadow: var(--vet-lift-2);
  }
  .list:not([hidden]) { display: grid; }
  .item {
    display: grid; grid-template-columns: 24px minmax(0, 1fr); gap: 12px; align-items: center; min-block-size: 48px; padding: 6px 12px; border: 0; border-radius: var(--vet-radius-s);
    background: none; color: var(--vet-on-dark); font: inherit; font-weight: 550; text-align: start; cursor: pointer;
  }
  .item:hover, .item:focus-visible { background: oklch(0.36 0.016 175); }
  .item[aria-disabled='true'] { color: oklch(0.78 0.01 140); cursor: not-allowed; }
  .item[aria-disabled='true']:hover { background: none; }
  .item small { display: block; font-size: var(--vet-text-s); font-weight: 400; line-height: 1.3; }
  @container (max-width: 719px) {
    .group { display: grid; grid-template-columns: repeat(5, minmax(0, 1fr)); gap: 6px; inline-size: 100%; }
    .group .ctl { min-inline-size: 0; inline-size: 100%; padding-inline: 2px; }
    .chat { display: grid; }
    .share { display: none; }
    .duo { display: grid; grid-auto-flow: column; grid-auto-columns: 1fr; gap: 10px; }
    .list { inset-block-end: 72px; inset-inline: 0; inline-size: auto; max-inline-size: none; grid-template-columns: 1fr; }
  }
  /* Up to here the room's panel lies over the picture, so that it has to be opened. */
  @media (max-width: 899px) { .chat { display: grid; } }
  @container (max-width: 340px) { .group .ctl { font-size: 0.8rem; padding-inline: 0; } }
  @media (max-height: 480px) and (pointer: coarse) { .duo { display: grid; grid-auto-flow: column; gap: 6px; } }
  @media (max-height: 480px) {
    .vet.tools { display: flex; gap: 6px; justify-content: center; }
    .ctl { min-block-size: 52px; }
    .group { inline-size: auto; }
    .duo .ctl { min-block-size: 52px; font-size: var(--vet-text-s); }
    .list { max-block-size: calc(100dvh - 140px); }
  }
`;

import { css } from 'lit';

export const styles = css`
  :host { display: block; position: relative; min-block-size: 0; min-inline-size: 0; overflow: hidden; color: var(--vet-on-dark); background: oklch(0.22 0.012 175); }
  figure { position: absolute; inset: 0; margin: 0; }
  video, .held { position: absolute; inset: 0; inline-size: 100%; block-size: 100%; object-fit: cover; }
  :host([screen]) video, :host([screen]) .held { object-fit: contain; }
  .no-picture { position: absolute; inset: 0; display: grid; align-content: center; justify-items: center; gap: 16px; padding: 16px; text-align: center; background: oklch(0.22 0.012 175); }
  figcaption { position: absolute; z-index: 2; inset-block-end: 12px; inset-inline-start: 12px; max-inline-size: calc(100% - 24px); }
`;

import { css } from 'lit';

export const styles = css`
  :host { display: block; }
  .profile { display: grid; gap: var(--vet-space-2); }
  .photo { display: grid; gap: 16px; }
  .photo .face { display: flex; flex-wrap: wrap; gap: 16px; align-items: center; }
  .photo .face > div { flex: 1 1 220px; min-inline-size: 0; }
  .rules { display: grid; gap: 8px; margin-block: 8px 0; padding: 0; list-style: none; }
  .rules li { display: flex; gap: 10px; align-items: flex-start; }
  .rules .icon { margin-block-start: 3px; color: var(--vet-accent-ink); flex: none; }
  .licence { display: grid; gap: 12px; padding-block: 12px; border-block-end: 1px solid var(--vet-line); }
  .licence-fields { display: grid; gap: 12px; grid-template-columns: repeat(auto-fit, minmax(min(100%, 200px), 1fr)); align-items: start; }
  .file { position: relative; }
  .file > input { position: absolute; inset: 0; opacity: 0; inline-size: 100%; block-size: 100%; cursor: pointer; }
  .file:focus-within { outline: var(--vet-focus-ring); outline-offset: var(--vet-focus-gap); }
  .languages { display: flex; flex-wrap: wrap; gap: 8px; padding: 0; margin: 0; list-style: none; }
`;

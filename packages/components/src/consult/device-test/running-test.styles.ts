import { css } from 'lit';

/** What stands in the frame of `asleep.ts`. */
export const own = css`
  .preview video { position: absolute; inset: 0; inline-size: 100%; block-size: 100%; object-fit: cover; }
  .preview video.front { transform: scaleX(-1); }
  .glass { position: absolute; inset-inline-start: 12px; inset-block-end: 12px; display: inline-flex; align-items: center; gap: 8px; min-block-size: 36px; padding: 4px 12px; border-radius: var(--vet-radius-s); background: var(--vet-scrim); color: var(--vet-on-dark); font-size: var(--vet-text-s); font-weight: 550; }
  .glass .icon { inline-size: 20px; block-size: 20px; }
  .tools { display: flex; justify-content: center; gap: 8px; }
  .tools .off { background: var(--vet-ink); color: var(--vet-page); }
  .check { display: grid; grid-template-columns: 40px minmax(0, 1fr) auto; gap: 0 12px; align-items: center; padding: 10px 16px; min-block-size: 68px; }
  .check + .check { border-block-start: 1px solid var(--vet-line); }
  .check .mark { inline-size: 40px; block-size: 40px; border-radius: 50%; display: grid; place-items: center; background: var(--vet-sunken); color: var(--vet-ink-soft); }
  .check.good .mark { background: var(--vet-ok-soft); color: var(--vet-ok-ink); }
  .check.weak .mark { background: var(--vet-warn-soft); color: var(--vet-warn-ink); }
  .check.note .mark { background: var(--vet-info-soft); color: var(--vet-info-ink); }
  .check.bad .mark { background: var(--vet-danger-soft); color: var(--vet-danger-ink); }
  .check .small { display: block; line-height: 1.35; }
  .check .acts { grid-column: 2 / -1; display: flex; flex-wrap: wrap; gap: 8px; align-items: center; padding-block: 8px 4px; }
  .check .done { color: var(--vet-ok-ink); }
  .meter { display: flex; gap: 3px; align-items: flex-end; block-size: 24px; inline-size: 64px; }
  .meter i { flex: 1; border-radius: 3px; background: var(--vet-line); block-size: 100%; }
  .meter i.on { background: var(--vet-ok-solid); }
  .meter.rise { inline-size: 28px; block-size: 20px; }
  .meter.rise i:nth-child(1) { block-size: 35%; }
  .meter.rise i:nth-child(2) { block-size: 57%; }
  .meter.rise i:nth-child(3) { block-size: 78%; }
  .tape { flex: 1; min-inline-size: 80px; block-size: 8px; border-radius: 4px; background: var(--vet-line); overflow: hidden; }
  .tape i { display: block; block-size: 100%; background: var(--vet-accent-solid); animation: tape 6s linear both; }
  @keyframes tape { from { inline-size: 0; } to { inline-size: 100%; } }
  @media (forced-colors: active) { .meter i { border: 1px solid CanvasText; } .meter i.on { background: CanvasText; } }
`;

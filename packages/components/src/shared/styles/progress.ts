import { css } from 'lit';

/** Bars, skeletons, and the ring that drains: the one picture for every limit of time. */
export const progress = css`
  @layer vet.base {
    .bar { block-size: 8px; border-radius: 4px; background: var(--vet-line); overflow: hidden; }
    .bar > i {
      display: block;
      block-size: 100%;
      inline-size: var(--at, 50%);
      border-radius: inherit;
      background: var(--vet-accent-solid);
    }
    .bar.warn > i { background: var(--vet-warn-solid); }
    .bar.ok > i { background: var(--vet-ok-solid); }
    .skeleton {
      border-radius: var(--vet-radius-s);
      background: var(--vet-hover);
      min-block-size: 1em;
      animation: vet-breathe 1.6s ease-in-out infinite alternate;
    }
    /* Shown only when waiting lasts: a skeleton for a tenth of a second is a flicker. */
    .skeletons { display: grid; gap: var(--vet-space-2); animation: vet-appear 1ms 150ms both; }
    .skeleton.line:last-child:not(:first-child) { inline-size: 70%; }
    .skeleton.tile { min-block-size: 48px; }
    .skeleton.face { inline-size: 48px; block-size: 48px; border-radius: 50%; flex: none; }
    @keyframes vet-appear {
      from { visibility: hidden; }
      to { visibility: visible; }
    }
    @keyframes vet-breathe {
      from { opacity: 1; }
      to { opacity: 0.5; }
    }
    @media (prefers-reduced-motion: reduce) {
      .skeleton, .btn[aria-busy="true"] { animation: none; }
    }
    /* the time ring: a held time, the countdown, 5 minutes for help, 24 hours for the record. It drains. */
    .ring {
      --at: 0.7; /* the share that is left, set on the ring */
      --size: 64px;
      --thick: 6px;
      --tone: var(--vet-accent-solid);
      inline-size: var(--size);
      block-size: var(--size);
      flex: none;
      position: relative;
      display: grid;
      place-items: center;
      text-align: center;
      line-height: 1;
      font-weight: var(--vet-weight-strong);
      font-variant-numeric: tabular-nums;
      letter-spacing: -0.02em;
    }
    .ring::before {
      content: "";
      position: absolute;
      inset: 0;
      border-radius: 50%;
      background: conic-gradient(var(--tone) calc(var(--at) * 360deg), var(--vet-line) 0);
      mask: radial-gradient(farthest-side, transparent calc(100% - var(--thick) - 0.5px), #000 calc(100% - var(--thick)));
    }
    .ring > * { position: relative; }
    .ring.warn { --tone: var(--vet-warn-solid); }
    .ring.bad { --tone: var(--vet-danger-solid); }
    .ring.ok { --tone: var(--vet-ok-solid); }
    .ring.s { --size: 48px; --thick: 5px; font-size: var(--vet-text-s); }
    .ring.l { --size: 168px; --thick: 10px; }
    .ring.l b {
      font-size: var(--vet-text-3xl);
      font-weight: var(--vet-weight-strong);
      letter-spacing: -0.03em;
      display: block;
    }
    .ring.xs { --size: 24px; --thick: 4px; }
  }
`;

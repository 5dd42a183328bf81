import { css } from 'lit';

/** The mark arrives once, softly, when the visit is booked. */
export const booked = css`
  .widget-body { padding-block-start: 28px; --gap: 20px; }
  .head-of { justify-items: center; text-align: center; }
  .mark { display: grid; place-items: center; inline-size: 64px; block-size: 64px; border-radius: 50%; border: 4px solid currentColor; animation: arrive var(--vet-slow) var(--vet-ease) both; }
  .mark.ok { color: var(--vet-ok-ink); }
  .mark.wait { color: var(--vet-accent-ink); border-style: dashed; }
  .mark.off { color: var(--vet-ink-soft); }
  @keyframes arrive {
    from { transform: scale(0.7); opacity: 0; }
  }
  .thing { min-block-size: 52px; padding-block: 10px; }
  .thing .icon { color: var(--vet-ink-soft); }
`;

import { css } from 'lit';

/** Veil, sheet, toast and tip. */
export const overlays = css`
  @layer vet.base {
    .veil {
      position: absolute;
      inset: 0;
      background: var(--vet-veil);
      display: grid;
      place-items: end center;
      z-index: 5;
    }
    .sheet {
      inline-size: 100%;
      max-inline-size: 560px;
      max-block-size: 92%;
      overflow: auto;
      background: var(--vet-raised);
      color: var(--vet-ink);
      border-radius: var(--vet-radius-xl) var(--vet-radius-xl) 0 0;
      box-shadow: var(--vet-lift-2);
      padding: 12px var(--vet-space-2) var(--vet-space-3);
      display: grid;
      gap: var(--vet-space-2);
    }
    .sheet::before {
      content: "";
      inline-size: 40px;
      block-size: 4px;
      border-radius: 2px;
      background: var(--vet-line-strong);
      justify-self: center;
    }
    @media (min-width: 720px) {
      .veil { place-items: center; }
      .sheet {
        border-radius: var(--vet-radius-xl);
        padding: var(--vet-space-4);
        inline-size: min(520px, calc(100% - 48px));
      }
      .sheet::before { content: none; }
    }
    .toast {
      display: inline-flex;
      align-items: center;
      gap: 12px;
      padding: 10px 12px 10px 16px;
      min-block-size: 56px;
      border-radius: var(--vet-radius-m);
      background: var(--vet-ink);
      color: var(--vet-page);
      font-size: var(--vet-text-s);
      font-weight: 550;
      box-shadow: var(--vet-lift-2);
    }
    .toast .btn { color: inherit; text-decoration: underline; text-underline-offset: 3px; }
    .tip {
      display: inline-block;
      padding: 8px 12px;
      border-radius: var(--vet-radius-s);
      background: var(--vet-ink);
      color: var(--vet-page);
      font-size: var(--vet-text-s);
      line-height: 1.35;
      max-inline-size: 280px;
      box-shadow: var(--vet-lift-2);
    }
  }
`;

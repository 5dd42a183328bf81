import { css, type CSSResult } from 'lit';
import { card } from './card.ts';

const banners = css`
  @layer vet.base {
    .banner {
      display: flex;
      align-items: flex-start;
      gap: 12px;
      padding: 14px 16px;
      border-radius: var(--vet-radius-m);
      border: 1px solid var(--vet-info-line);
      background: var(--vet-info-soft);
      color: var(--vet-ink);
      line-height: 1.4;
      font-size: var(--vet-text-s);
    }
    .banner > .icon { color: var(--vet-info-ink); }
    .banner .sub { display: block; margin-block-end: 2px; }
    .banner.warn { background: var(--vet-warn-soft); border-color: var(--vet-warn-line); }
    .banner.warn > .icon { color: var(--vet-warn-ink); }
    .banner.bad { background: var(--vet-danger-soft); border-color: var(--vet-danger-line); }
    .banner.bad > .icon { color: var(--vet-danger-ink); }
    .banner.ok { background: var(--vet-ok-soft); border-color: var(--vet-ok-line); }
    .banner.ok > .icon { color: var(--vet-ok-ink); }
    .banner.plain { background: var(--vet-sunken); border-color: transparent; }
    .banner.plain > .icon { color: var(--vet-ink-soft); }
    .banner.emergency {
      background: var(--vet-danger-solid);
      border-color: transparent;
      color: var(--vet-on-danger);
      align-items: center;
    }
    .banner.emergency > .icon { color: inherit; }
    .banner.emergency a { color: inherit; }
    .rule { block-size: 1px; background: var(--vet-line); border: 0; margin: 0; inline-size: 100%; }
  }
`;

/** Cards and banners. */
export const surfaces: CSSResult[] = [card, banners];

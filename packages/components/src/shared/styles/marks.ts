import { css } from 'lit';

/** Badges (always icon and word), avatars, the live dot. */
export const marks = css`
  @layer vet.base {
    .badge {
      display: inline-flex;
      align-items: center;
      gap: 5px;
      padding: 2px 10px 2px 8px;
      min-block-size: 28px;
      border-radius: var(--vet-radius-s);
      font-size: var(--vet-text-s);
      font-weight: 600;
      line-height: 1.3;
      background: var(--vet-sunken);
      color: var(--vet-ink-soft);
      white-space: nowrap;
    }
    .badge .icon { inline-size: 18px; block-size: 18px; stroke-width: 2; }
    .badge.emergency { background: var(--vet-danger-solid); color: var(--vet-on-danger); }
    .badge.bad { background: var(--vet-danger-soft); color: var(--vet-danger-ink); }
    .badge.urgent, .badge.warn { background: var(--vet-warn-soft); color: var(--vet-warn-ink); }
    .badge.soon, .badge.info { background: var(--vet-info-soft); color: var(--vet-info-ink); }
    .badge.routine, .badge.ok { background: var(--vet-ok-soft); color: var(--vet-ok-ink); }
    .badge.accent { background: var(--vet-accent-soft); color: var(--vet-accent-ink); }
    .badge.bare { background: none; padding-inline: 0; }
    .avatar {
      inline-size: 48px;
      block-size: 48px;
      flex: none;
      border-radius: 50%;
      display: grid;
      place-items: center;
      background: var(--vet-accent-soft);
      color: var(--vet-accent-ink);
      overflow: hidden;
      font-weight: var(--vet-weight-strong);
      font-size: var(--vet-text-s);
      letter-spacing: 0;
    }
    .avatar > svg:not(.icon), .avatar > img { inline-size: 100%; block-size: 100%; object-fit: cover; }
    .avatar.s { inline-size: 36px; block-size: 36px; }
    .avatar.l { inline-size: 72px; block-size: 72px; }
    .avatar.xl { inline-size: 112px; block-size: 112px; }
    .avatar.s .icon { inline-size: 22px; block-size: 22px; }
    .avatar.l .icon { inline-size: 40px; block-size: 40px; stroke-width: 1.5; }
    .live {
      inline-size: 10px;
      block-size: 10px;
      border-radius: 50%;
      background: var(--vet-ok-solid);
      flex: none;
      display: inline-block;
    }
    .live.off { background: none; box-shadow: inset 0 0 0 2px var(--vet-line-strong); }
    .live.warn { background: var(--vet-warn-solid); }
    .live.bad { background: var(--vet-danger-solid); }
  }
`;

import { css } from 'lit';

/** The tag (pet, time and people on one plate) and the reference plate. */
export const tag = css`
  @layer vet.base {
    .tag {
      display: flex;
      align-items: center;
      gap: 12px;
      min-inline-size: 0;
      padding: 8px 16px 8px 8px;
      border-radius: var(--vet-radius-pill);
      background: var(--vet-surface);
      border: 1px solid var(--vet-line);
    }
    .tag > .grow > * { display: block; line-height: 1.3; }
    .tag.bare { border: 0; background: none; padding: 0; border-radius: 0; }
    .ref {
      font-family: var(--vet-font-code);
      font-size: var(--vet-text-s);
      font-weight: 600;
      letter-spacing: 0.04em;
      white-space: nowrap;
    }
    .plate {
      display: inline-flex;
      align-items: center;
      gap: 14px;
      padding: 10px 12px 10px 20px;
      border-radius: var(--vet-radius-pill);
      background: var(--vet-sunken);
      border: 1.5px solid var(--vet-line);
      position: relative;
    }
    .plate::before {
      content: "";
      inline-size: 14px;
      block-size: 14px;
      border-radius: 50%;
      background: var(--vet-surface);
      border: 2px solid var(--vet-line-strong);
      flex: none;
    }
    .plate .ref { font-size: var(--vet-text-l); }
  }
`;

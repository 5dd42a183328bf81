import { css } from 'lit';

/** The place where files are dropped; a look at each file; progress under its name. */
export const styles = css`
  .drop {
    display: grid;
    gap: 12px;
    justify-items: start;
    padding: 16px;
    border: 1.5px dashed var(--vet-line-strong);
    border-radius: var(--vet-radius-m);
    transition: background-color var(--vet-quick), border-color var(--vet-quick);
  }
  .drop.over { border-color: var(--vet-accent-solid); background: var(--vet-accent-soft); }
  .drop input { position: absolute; inline-size: 1px; block-size: 1px; opacity: 0; pointer-events: none; }
  .drop label.btn { position: relative; }
  .drop label.btn:focus-within { outline: var(--vet-focus-ring); outline-offset: var(--vet-focus-gap); }
  /* A mouse drops and pastes, a finger takes photos. */
  .touch { display: none; }
  @media (pointer: coarse) {
    .touch { display: inline-flex; }
    .mouse { display: none; }
  }
  .thumb {
    inline-size: 48px;
    block-size: 48px;
    flex: none;
    display: grid;
    place-items: center;
    overflow: hidden;
    border-radius: var(--vet-radius-s);
    background: var(--vet-sunken);
    color: var(--vet-ink-soft);
  }
  button.thumb { border: 0; padding: 0; cursor: pointer; }
  button.thumb:hover { opacity: 0.85; }
  .thumb.bad { background: var(--vet-danger-soft); color: var(--vet-danger-ink); }
  .thumb img { inline-size: 100%; block-size: 100%; object-fit: cover; }
  .item { padding-inline: 0; flex-wrap: nowrap; }
  .item.top { align-items: flex-start; }
  .name { overflow: hidden; text-overflow: ellipsis; white-space: nowrap; }
  a.name { color: inherit; }
  .bar { margin-block-start: 6px; block-size: 6px; }
  .bar > i { transition: inline-size var(--vet-slow) linear; }
  .error-text { color: var(--vet-danger-ink); }
  .big { padding-block-end: 12px; }
  .big > * { max-inline-size: 100%; max-block-size: 70vh; border-radius: var(--vet-radius-m); background: var(--vet-sunken); }
  .big > video { inline-size: 100%; }
  .quote { border-inline-start: 3px solid var(--vet-info-line); padding-inline-start: 10px; margin-block-start: 6px; white-space: pre-line; }
  form { display: grid; gap: 12px; }
`;

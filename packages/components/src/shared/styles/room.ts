import { css } from 'lit';

/** The lobby, the stage with its controls and panel, messages. */
export const room = css`
  @layer vet.base {
    .preview {
      position: relative;
      border-radius: var(--vet-radius-l);
      overflow: hidden;
      background: var(--vet-stage);
      aspect-ratio: 4 / 3;
      color: var(--vet-on-dark);
    }
    .preview .corner { position: absolute; inset-inline-start: 12px; inset-block-end: 12px; }
    .glass {
      display: inline-flex;
      align-items: center;
      gap: 8px;
      min-block-size: 36px;
      padding: 4px 12px;
      border-radius: var(--vet-radius-s);
      background: var(--vet-scrim);
      color: var(--vet-on-dark);
      font-size: var(--vet-text-s);
      font-weight: 550;
      line-height: 1.25;
    }
    .glass .icon { inline-size: 20px; block-size: 20px; }
    .stage {
      color-scheme: dark;
      position: relative;
      display: grid;
      grid-template-rows: auto minmax(0, 1fr) auto;
      gap: 12px;
      padding: 12px;
      background: var(--vet-stage);
      color: var(--vet-on-dark);
      min-inline-size: 0;
      min-block-size: 0;
    }
    .stage-top { display: flex; align-items: center; gap: 12px; min-block-size: 48px; padding-inline: 4px; }
    .video {
      position: relative;
      border-radius: var(--vet-radius-l);
      overflow: hidden;
      min-block-size: 0;
      background: oklch(0.22 0.012 175);
    }
    .video .tl, .video .bl, .video .br { position: absolute; z-index: 2; }
    .video > .br { z-index: 4; }
    .tl { inset-block-start: 12px; inset-inline-start: 12px; }
    .bl { inset-block-end: 12px; inset-inline-start: 12px; }
    .br { inset-block-end: 12px; inset-inline-end: 12px; }
    .self {
      inline-size: 208px;
      aspect-ratio: 4 / 3;
      border-radius: var(--vet-radius-m);
      overflow: hidden;
      position: relative;
      background: oklch(0.28 0.014 175);
      box-shadow: 0 0 0 2px oklch(1 0 0 / 0.75), var(--vet-lift-2);
    }
    .controls { display: flex; align-items: center; justify-content: space-between; gap: 8px; flex-wrap: wrap; }
    .controls .group { display: flex; gap: 4px; }
    .ctl {
      display: grid;
      justify-items: center;
      align-content: center;
      gap: 3px;
      min-inline-size: 68px;
      min-block-size: 64px;
      padding: 6px 8px;
      border: 0;
      border-radius: var(--vet-radius-m);
      background: oklch(0.275 0.014 175);
      color: var(--vet-on-dark);
      font-size: var(--vet-text-s);
      font-weight: 550;
      line-height: 1.15;
      cursor: pointer;
      white-space: nowrap;
    }
    .ctl:hover { background: oklch(0.34 0.016 175); }
    .ctl.off { background: oklch(0.95 0.01 95); color: oklch(0.25 0.02 165); }
    .ctl.leave { background: var(--vet-danger-solid); color: var(--vet-on-danger); min-inline-size: 76px; }
    .ctl.on { background: oklch(from var(--vet-accent) 0.36 min(c, 0.06) h); }
    .ctl[disabled] { color: oklch(0.7 0.01 140); background: oklch(0.22 0.012 175); cursor: not-allowed; }
    .panel {
      background: var(--vet-surface);
      display: grid;
      grid-template-rows: auto minmax(0, 1fr) auto;
      min-block-size: 0;
      min-inline-size: 0;
    }
    .panel .tabs { padding-inline: 8px; justify-content: space-between; gap: 0; }
    .panel .tab { padding-inline: 9px; min-block-size: 64px; }
    .panel-body { overflow: auto; padding: var(--vet-space-2); display: grid; gap: 14px; align-content: end; }
    .panel-foot {
      border-block-start: 1px solid var(--vet-line);
      padding: 12px;
      display: flex;
      gap: 8px;
      align-items: center;
    }
    .msg { display: grid; gap: 4px; justify-items: start; max-inline-size: 88%; }
    .msg p {
      padding: 10px 14px;
      border-radius: 18px 18px 18px 6px;
      background: var(--vet-sunken);
      line-height: 1.4;
      font-size: var(--vet-text-s);
    }
    .msg.mine { justify-self: end; justify-items: end; }
    .msg.mine p { background: var(--vet-accent-soft); border-radius: 18px 18px 6px 18px; }
    .msg .by { font-size: var(--vet-text-s); color: var(--vet-ink-soft); }
    .msg.staff p {
      background: var(--vet-warn-soft);
      border: 1px dashed var(--vet-warn-line);
      border-radius: var(--vet-radius-m);
    }
    .over {
      position: absolute;
      inset: 0;
      z-index: 3;
      display: grid;
      place-items: center;
      padding: 24px;
      text-align: center;
      background: oklch(0.165 0.012 175 / 0.86);
      color: var(--vet-on-dark);
    }
    .over .inner { display: grid; gap: 16px; justify-items: center; max-inline-size: 480px; }
    .over .title { color: inherit; }
    .over p { color: oklch(0.88 0.008 100); }
    .over .btn.quiet {
      background: oklch(0.3 0.014 175);
      border-color: oklch(0.62 0.012 150);
      color: var(--vet-on-dark);
    }
  }
`;

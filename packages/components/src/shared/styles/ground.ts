import { css } from 'lit';

/**
 * What every element stands on: the host's box, type, resets inside `.vet`, focus ring, icons, `.sr` for words that are only heard.
 * Put `class="vet"` on the inner root of the shadow tree: it is the container that widths are measured against.
 */
export const ground = css`
  @layer vet.base {
    :host { display: block; min-inline-size: 0; }
    :host([hidden]), .vet [hidden] { display: none !important; }
    .vet {
      container-type: inline-size;
      font-family: var(--vet-font);
      font-size: var(--vet-text-m);
      line-height: var(--vet-leading);
      font-weight: var(--vet-weight);
      color: var(--vet-ink);
      -webkit-text-size-adjust: 100%;
      text-wrap: pretty;
      overflow-wrap: anywhere;
      accent-color: var(--vet-accent-solid);
    }
    .vet *, .vet *::before, .vet *::after { box-sizing: border-box; }
    .vet :where(h1, h2, h3, h4, p, ul, ol, dl, dd, figure, fieldset, legend, blockquote) {
      margin: 0;
      padding: 0;
      border: 0;
      min-inline-size: 0;
    }
    .vet :where(ul, ol) { list-style: none; }
    .vet :where(button, input, select, textarea) { font: inherit; color: inherit; letter-spacing: inherit; }
    .vet :where(a) { color: var(--vet-accent-ink); text-underline-offset: 3px; text-decoration-thickness: 1px; }
    .vet :where(img, svg, video) { display: block; }
    .vet :focus-visible {
      outline: var(--vet-focus-ring);
      outline-offset: var(--vet-focus-gap);
      border-radius: var(--vet-radius-s);
    }
    .icon {
      inline-size: 24px;
      block-size: 24px;
      flex: none;
      fill: none;
      stroke: currentColor;
      stroke-width: 1.75;
      stroke-linecap: round;
      stroke-linejoin: round;
    }
    .icon.s { inline-size: 20px; block-size: 20px; stroke-width: 2; }
    .icon.l { inline-size: 32px; block-size: 32px; stroke-width: 1.6; }
    .icon.xl { inline-size: 48px; block-size: 48px; stroke-width: 1.4; }
    /* arrows and chevrons only; never clocks, phones or ticks */
    .icon.flip:dir(rtl) { transform: scaleX(-1); }
    .sr {
      position: absolute !important;
      inline-size: 1px;
      block-size: 1px;
      overflow: hidden;
      clip-path: inset(50%);
      white-space: nowrap;
    }
  }
`;

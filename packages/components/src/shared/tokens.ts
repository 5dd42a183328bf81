import { css } from 'lit';

/**
 * The design tokens: every colour, size, corner and movement by role. Adopted once on the document by `define`, in the
 * layer `vet.tokens`, so that any unlayered CSS of the clinic wins. A clinic sets `--vet-accent`, `--vet-roundness`,
 * `--vet-font` or `--vet-font-display` on `:root`, `<vet-clinic>` or `[data-vet-accent]`; the rest follows from them.
 *
 * Light or dark follows the page's own `color-scheme`, never the device alone: a white clinic site stays white.
 */
export const tokens = css`
  @layer vet.tokens, vet.base;

  @layer vet.tokens {
    :where(:root) {
      --vet-accent: oklch(0.46 0.088 163);       /* THE colour a clinic sets. Any CSS colour; all accent roles below are made from it, AA is kept by clamping lightness */
      --vet-roundness: 1;                        /* 0 = square corners, 1 = ours, 1.5 = very round. Multiplies every radius except pills */
      --vet-unit: max(1rem, 16px);               /* type unit: survives sites with html{font-size:62.5%}, still grows with the reader's own font size */
    }

    :where(:root, vet-clinic, [data-vet-accent]) {
      /* ---- ground: warm paper, never pure grey ---- */
      --vet-page:          light-dark(oklch(0.975 0.009 92),  oklch(0.185 0.010 165)); /* behind everything on hosted pages */
      --vet-surface:       light-dark(oklch(0.998 0.002 92),  oklch(0.225 0.011 165)); /* cards, widget, panels */
      --vet-raised:        light-dark(oklch(1 0 0),           oklch(0.265 0.012 165)); /* dialogs, menus, toasts: one step nearer */
      --vet-sunken:        light-dark(oklch(0.955 0.011 92),  oklch(0.160 0.009 165)); /* wells: segmented track, plots, quoted text */
      --vet-hover:         light-dark(oklch(0.940 0.012 92),  oklch(0.290 0.013 165)); /* rows and quiet buttons under the pointer */

      /* ---- ink ---- */
      --vet-ink:           light-dark(oklch(0.255 0.022 165), oklch(0.955 0.008 95));  /* text and icons that must be read */
      --vet-ink-soft:      light-dark(oklch(0.430 0.020 160), oklch(0.800 0.012 100)); /* second line, labels, hints */
      --vet-ink-faint:     light-dark(oklch(0.505 0.017 155), oklch(0.725 0.012 110)); /* placeholders, units, past times; still AA */
      --vet-on-dark:       oklch(0.985 0.004 95);                                      /* text over video and over the scrim, both themes */

      /* ---- lines ---- */
      --vet-line:          light-dark(oklch(0.895 0.012 92),  oklch(0.335 0.012 165)); /* dividers, card edges: decoration only */
      --vet-line-strong:   light-dark(oklch(0.610 0.016 120), oklch(0.580 0.014 150)); /* edge of anything you can type in or tick: 3:1 */

      /* ---- accent: all from --vet-accent ---- */
      --vet-accent-solid:  light-dark(oklch(from var(--vet-accent) min(l, 0.50) min(c, 0.17) h), oklch(from var(--vet-accent) 0.81 min(c, 0.085) h)); /* primary button, chosen day, progress */
      --vet-accent-press:  light-dark(oklch(from var(--vet-accent) calc(min(l, 0.50) - 0.06) min(c, 0.16) h), oklch(from var(--vet-accent) 0.87 min(c, 0.075) h)); /* the same under pointer or finger */
      --vet-on-accent:     light-dark(oklch(1 0 0), oklch(from var(--vet-accent) 0.21 min(c, 0.035) h)); /* text on accent-solid */
      --vet-accent-ink:    light-dark(oklch(from var(--vet-accent) min(l, 0.45) min(c, 0.15) h), oklch(from var(--vet-accent) 0.84 min(c, 0.080) h)); /* links, quiet buttons, chosen labels */
      --vet-accent-soft:   light-dark(oklch(from var(--vet-accent) 0.953 min(c, 0.019) h), oklch(from var(--vet-accent) 0.295 min(c, 0.034) h)); /* chosen card, avatar ground, calm highlight */
      --vet-accent-line:   light-dark(oklch(from var(--vet-accent) 0.830 min(c, 0.045) h), oklch(from var(--vet-accent) 0.470 min(c, 0.060) h)); /* edge of accent-soft areas (decoration) */

      /* ---- tones: emergency, urgent, soon, routine. Always with an icon and a word, never colour alone ---- */
      --vet-danger-solid:  light-dark(oklch(0.500 0.178 27),  oklch(0.572 0.185 27));  /* emergency page, call-the-hospital, hang up */
      --vet-danger-press:  light-dark(oklch(0.440 0.160 27),  oklch(0.505 0.175 27));  /* the same, pressed */
      --vet-on-danger:     oklch(1 0 0);                                               /* text on danger-solid */
      --vet-danger-ink:    light-dark(oklch(0.455 0.165 27),  oklch(0.810 0.105 25));  /* error text, emergency badge */
      --vet-danger-soft:   light-dark(oklch(0.957 0.024 25),  oklch(0.295 0.065 25));  /* ground of error banner, emergency badge */
      --vet-danger-line:   light-dark(oklch(0.820 0.080 25),  oklch(0.480 0.110 25));  /* its edge */

      --vet-warn-solid:    light-dark(oklch(0.830 0.140 82),  oklch(0.830 0.135 82));  /* urgent-today head, late ring */
      --vet-on-warn:       oklch(0.275 0.055 70);                                      /* text on warn-solid */
      --vet-warn-ink:      light-dark(oklch(0.440 0.092 68),  oklch(0.865 0.110 85));  /* urgent badge, "due soon" */
      --vet-warn-soft:     light-dark(oklch(0.962 0.044 88),  oklch(0.305 0.048 78));  /* ground of warning banner */
      --vet-warn-line:     light-dark(oklch(0.845 0.090 85),  oklch(0.500 0.075 80));  /* its edge */

      --vet-info-solid:    light-dark(oklch(0.470 0.105 245), oklch(0.800 0.085 240)); /* "soon" marker on the board */
      --vet-on-info:       light-dark(oklch(1 0 0),           oklch(0.220 0.040 245)); /* text on info-solid */
      --vet-info-ink:      light-dark(oklch(0.440 0.098 245), oklch(0.845 0.070 240)); /* soon badge, neutral news */
      --vet-info-soft:     light-dark(oklch(0.956 0.022 240), oklch(0.300 0.042 245)); /* ground of info banner */
      --vet-info-line:     light-dark(oklch(0.830 0.055 240), oklch(0.480 0.065 245)); /* its edge */

      --vet-ok-solid:      light-dark(oklch(0.480 0.105 150), oklch(0.790 0.125 152)); /* passed check, routine marker */
      --vet-on-ok:         light-dark(oklch(1 0 0),           oklch(0.220 0.045 152)); /* text on ok-solid */
      --vet-ok-ink:        light-dark(oklch(0.425 0.092 150), oklch(0.840 0.105 152)); /* "Saved", routine badge */
      --vet-ok-soft:       light-dark(oklch(0.956 0.032 152), oklch(0.295 0.042 155)); /* ground of the same */
      --vet-ok-line:       light-dark(oklch(0.820 0.070 152), oklch(0.470 0.070 155)); /* its edge */

      /* ---- video ---- */
      --vet-stage:         oklch(0.165 0.012 175);           /* behind video: one tone darker than any page, the same in both themes */
      --vet-scrim:         oklch(0.150 0.012 175 / 0.74);    /* plate under text on moving pictures; AA over white video */
      --vet-veil:          light-dark(oklch(0.300 0.020 165 / 0.46), oklch(0.100 0.010 165 / 0.66)); /* behind dialogs and sheets */

      /* ---- focus: one ring everywhere ---- */
      --vet-focus:         light-dark(oklch(from var(--vet-accent) min(l, 0.45) max(c, 0.04) h), oklch(0.93 0.05 95)); /* ring colour: 3:1 on every ground */
      --vet-focus-ring:    3px solid var(--vet-focus);       /* use as outline */
      --vet-focus-gap:     2px;                              /* outline-offset; -3px inside rows that touch */

      /* ---- elevation: two steps only ---- */
      --vet-lift-1: light-dark(0 1px 2px oklch(0.35 0.03 120 / 0.06), 0 1px 2px oklch(0 0 0 / 0.30)), light-dark(0 6px 20px oklch(0.35 0.03 120 / 0.07), 0 6px 20px oklch(0 0 0 / 0.22)); /* cards that float on the page */
      --vet-lift-2: light-dark(0 2px 6px oklch(0.35 0.03 120 / 0.10), 0 2px 6px oklch(0 0 0 / 0.40)), light-dark(0 20px 56px oklch(0.35 0.03 120 / 0.20), 0 20px 56px oklch(0 0 0 / 0.50)); /* dialog, sheet, menu, toast */
    }

    :where(:root) {
      /* ---- type: system faces. system-ui comes late on purpose: it is the wrong face on some Linux and CJK set-ups ---- */
      --vet-font:         -apple-system, BlinkMacSystemFont, "Segoe UI Variable Text", "Segoe UI", Roboto, "Noto Sans", "Helvetica Neue", "Liberation Sans", system-ui, sans-serif; /* everything */
      --vet-font-display: ui-rounded, "SF Pro Rounded", var(--vet-font);                                  /* questions and titles: rounder where the system has it */
      --vet-font-code:    ui-monospace, "SF Mono", "Cascadia Mono", "Roboto Mono", "Liberation Mono", monospace; /* the reference on the tag, nothing else */

      --vet-text-s:   var(--vet-unit);                        /* 16: labels, hints, badges. Nothing is smaller */
      --vet-text-m:   calc(var(--vet-unit) * 1.0625);         /* 17: reading text, fields, buttons */
      --vet-text-l:   calc(var(--vet-unit) * 1.25);           /* 20: card titles, section heads */
      --vet-text-xl:  calc(var(--vet-unit) * 1.6875);         /* 27: the question of a step */
      --vet-text-2xl: calc(var(--vet-unit) * 2.125);          /* 34: page title, emergency sentence */
      --vet-text-3xl: calc(var(--vet-unit) * 3);              /* 48: countdown, wall screen */
      --vet-leading:       1.5;                               /* reading text */
      --vet-leading-tight: 1.18;                              /* titles */
      --vet-tracking:      -0.018em;                          /* titles from 20 px up; 0 for scripts without letters */
      --vet-weight:        400;                               /* reading */
      --vet-weight-strong: 650;                               /* titles, buttons, labels; falls to 700 where the face is not variable */

      /* ---- space: 8 px grid, one half step ---- */
      --vet-space-half: 4px;   /* icon to its word, badge padding */
      --vet-space-1: 8px;      /* inside a control, between chips */
      --vet-space-2: 16px;     /* between related things; phone side margin */
      --vet-space-3: 24px;     /* card padding on desktop; between groups */
      --vet-space-4: 32px;     /* between sections */
      --vet-space-5: 40px;     /* above a footer of actions */
      --vet-space-6: 48px;     /* page top on desktop */
      --vet-space-8: 64px;     /* between page blocks */
      --vet-target: 44px;      /* smallest thing a finger may be asked to hit */
      --vet-control: 52px;     /* height of fields and main buttons */
      --vet-measure: 62ch;     /* longest line of reading text */

      /* ---- corners ---- */
      --vet-radius-s: calc(8px  * var(--vet-roundness));      /* badges, inner tiles, day cells */
      --vet-radius-m: calc(14px * var(--vet-roundness));      /* fields, buttons, choices */
      --vet-radius-l: calc(22px * var(--vet-roundness));      /* cards, widget, video */
      --vet-radius-xl: calc(28px * var(--vet-roundness));     /* sheets, dialogs */
      --vet-radius-pill: 999px;                               /* chips, avatars, time ring */

      /* ---- motion ---- */
      --vet-ease: cubic-bezier(0.2, 0.8, 0.2, 1);             /* arrives softly; the only curve */
      --vet-quick: 120ms;                                     /* press, hover, tick */
      --vet-calm: 240ms;                                      /* step change, sheet, banner */
      --vet-slow: 480ms;                                      /* confirmed mark, ring filling; once, never in a loop */
    }

    @media (prefers-reduced-motion: reduce) {
      :where(:root) { --vet-quick: 1ms; --vet-calm: 1ms; --vet-slow: 1ms; } /* things still change, they no longer travel */
    }
    @media (prefers-contrast: more) {
      :where(:root, vet-clinic, [data-vet-accent]) {
        --vet-line: var(--vet-line-strong); --vet-ink-soft: var(--vet-ink); --vet-ink-faint: var(--vet-ink); /* every edge and word at full strength */
      }
    }
    @supports not (color: oklch(from red l c h)) {
      :where(:root, vet-clinic, [data-vet-accent]) { /* browsers before mid-2024: the accent as given, the rest fixed */
        --vet-accent-solid: var(--vet-accent); --vet-accent-press: var(--vet-accent); --vet-on-accent: #fff; --vet-accent-ink: var(--vet-accent);
        --vet-accent-soft: #eaf5ef; --vet-accent-line: #b5d3c3; --vet-focus: #14523a;
      }
    }
  }
`;

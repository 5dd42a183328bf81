import { html, nothing, type TemplateResult } from 'lit';
import { icon, type IconName } from './icon.ts';

/** A button that says what happens, and while it happens. */
export interface ButtonOptions {
  readonly label: string;
  /** While true the button keeps its place and focus, shows a sheen and ignores presses. */
  readonly busy?: boolean;
  /** The words while busy, such as "Booking". */
  readonly busyLabel?: string;
  readonly kind?: 'primary' | 'quiet' | 'plain' | 'danger';
  readonly size?: '' | 'big' | 'huge';
  readonly wide?: boolean;
  readonly icon?: IconName;
  /** `submit` sends the form around it; then `onPress` is not needed. */
  readonly type?: 'button' | 'submit';
  readonly onPress?: () => void;
}

/** A button of the design language. Needs the `actions` styles. The primary one carries `part="primary"`. */
export function button(options: ButtonOptions): TemplateResult {
  const { label, busy = false, busyLabel = label, kind = 'primary', size = 'big', wide = false, type = 'button', onPress } = options;
  const press = (event: Event) => {
    // Not `disabled`: that would throw the focus away and hide the button from screen readers.
    if (busy) event.preventDefault();
    else onPress?.();
  };
  return html`<button
    type=${type} class="btn ${kind} ${size} ${wide ? 'wide' : ''}" part=${kind === 'primary' ? 'primary' : nothing}
    aria-busy=${busy ? 'true' : nothing} aria-disabled=${busy ? 'true' : nothing} @click=${press}
  >${options.icon ? icon(options.icon) : nothing}${busy ? busyLabel : label}</button>`;
}

import { html, type TemplateResult } from 'lit';
import type { triage } from '../locales/en/triage.ts';
import { icon } from '../shared/icons.first.ts';
import { phoneLink } from '../shared/phone-link.ts';
import type { Translation } from '../shared/text.ts';

/** Where to go is said at once, whether or not the code of `<vet-emergency>` has come. Needs the `actions`, `widget` and `words` styles. */
export const bareEmergencyPart = (t: Translation<typeof triage>, { name, phone }: { readonly name: string; readonly phone: string | null | undefined }): TemplateResult => html`
  <div class="verdict" part="verdict" role="alert">
    <div class="head-row">${icon('octagon')}${t.emergency}</div>
    <h2 class="display" part="title" tabindex="-1" data-step-title>${t.take({ name })}</h2>
    <p>${t.noHospital}</p>
  </div>
  <div class="widget-body">${phoneLink(phone, (phone) => t.call({ phone }))}</div>`;

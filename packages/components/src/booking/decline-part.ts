import { DeclineRequest } from '@vetkit/signal-server/booking/staff.contract';
import { html, type TemplateResult } from 'lit';
import * as v from 'valibot';
import type { AppointmentsTexts } from '../locales/appointments.ts';
import { button } from '../shared/button.ts';

interface Declining {
  readonly texts: AppointmentsTexts;
  readonly busy: boolean;
  readonly onSend: (reason: DeclineRequest['reason']) => void;
  readonly onBack: () => void;
}

/** The part under a request in which a vet says no, with a reason that the owner is told. */
export function declinePart({ texts, busy, onSend, onBack }: Declining): TemplateResult {
  const submit = (event: SubmitEvent) => {
    event.preventDefault();
    if (event.target instanceof HTMLFormElement) onSend(v.parse(DeclineRequest.entries.reason, new FormData(event.target).get('reason')));
  };
  return html`
    <form class="why stack" @submit=${submit}>
      <fieldset class="field">
        <legend class="label">${texts.declineWhy}</legend>
        <div class="chips">${DeclineRequest.entries.reason.options.map((reason, i) => html`<label class="chip"><input type="radio" name="reason" value=${reason} ?checked=${i === 0}>${texts[reason]}</label>`)}</div>
      </fieldset>
      <p class="hint">${texts.declineHint}</p>
      <div class="actions">
        ${button({ label: texts.declineSend, kind: 'danger', size: '', type: 'submit', busy })}
        ${button({ label: texts.declineBack, kind: 'plain', size: '', onPress: onBack })}
      </div>
    </form>
  `;
}

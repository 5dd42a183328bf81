import '../shared/icons.after.ts';
import type { Licence } from '@vetkit/signal-server/people/profile.contract';
import { licenceState } from '@vetkit/signal-server/people/rules/licences';
import { html, nothing, type TemplateResult } from 'lit';
import type { ProfileTexts } from '../locales/profile.ts';
import { banner } from '../shared/banner.ts';
import { button } from '../shared/button.ts';
import { countries } from '../shared/countries.ts';
import { selectField, textField } from '../shared/field.ts';

/** A licence as it is being written: the number may still be missing. */
export interface TypedLicence {
  readonly country: string;
  readonly region: string;
  readonly number: string;
  readonly expires: string;
}

export const typedLicence = ({ country, region = '', number, expires = '' }: Licence): TypedLicence => ({ country, region, number, expires });
export const toLicence = ({ country, region, number, expires }: TypedLicence): Licence => ({ country, number: number.trim(), ...(region.trim() ? { region: region.trim() } : {}), ...(expires ? { expires } : {}) });

export interface LicenceActs {
  readonly onChange: (licence: TypedLicence) => void;
  readonly onRemove: () => void;
}

/** One licence: where, number, until when, and a word when it has ended or ends soon. Needs `fields`, `actions` and `surfaces` styles. */
export function licencePart(of: TypedLicence, index: number, { t, locale, today, isChecked }: { readonly t: ProfileTexts; readonly locale: string; readonly today: string; readonly isChecked: boolean }, acts: LicenceActs): TemplateResult {
  const put = (change: Partial<TypedLicence>) => acts.onChange({ ...of, ...change });
  const state = licenceState(of.expires ? { expires: of.expires } : {}, today);
  const days = Math.round((Date.parse(of.expires) - Date.parse(today)) / 86_400_000);
  return html`
    <div class="licence" role="group" aria-label=${`${t.licences} ${index + 1}`}>
      <div class="licence-fields">
        ${selectField({ name: `country-${index}`, label: t.country, value: of.country, options: countries(locale), onInput: (country) => put({ country }) })}
        ${textField({ name: `region-${index}`, label: t.region, value: of.region, maxlength: 80, onInput: (region) => put({ region }) })}
        ${textField({ name: `number-${index}`, label: t.number, value: of.number, maxlength: 40, required: true, error: isChecked && !of.number.trim() ? t.numberNeeded : undefined, onInput: (number) => put({ number }) })}
        ${textField({ name: `expires-${index}`, label: t.expires, value: of.expires, type: 'date', onInput: (expires) => put({ expires }) })}
      </div>
      ${state === 'ended' ? banner({ tone: 'warn', text: t.ended({ number: of.number }) }) : state === 'soon' ? banner({ tone: 'info', text: t.soon({ number: of.number, days }) }) : nothing}
      <div class="actions">${button({ label: t.removeLicence({ number: of.number }), kind: 'plain', size: '', icon: 'trash', onPress: acts.onRemove })}</div>
    </div>`;
}

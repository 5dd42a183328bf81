import { importFields, type ImportField } from '@vetkit/signal-server/people/rules/import';
import type { DateOrder } from '@vetkit/signal-server/people/rules/import-animal';
import { html, nothing, type TemplateResult } from 'lit';
import type { ClientImportTexts } from '../locales/client-import.ts';
import { banner } from '../shared/banner.ts';
import { segmented } from '../shared/choice.ts';
import { selectField } from '../shared/field.ts';
import type { ClientList, ListChoice } from './list.ts';

const labelled = ['neutered', 'status', 'altered', 'weightKg', 'weightLb'] as const satisfies readonly ImportField[];
const isLabelled = (field: ImportField): field is (typeof labelled)[number] => (labelled as readonly ImportField[]).includes(field);

/** What can be said of a list before it comes over: what comes first in its days, and what each column is. */
export function importChoices({ list, texts, said, onSay }: { readonly list: ClientList; readonly texts: ClientImportTexts; readonly said: ListChoice; readonly onSay: (said: ListChoice) => void }): TemplateResult {
  const options = [{ value: '', label: texts.notTaken }, ...importFields.map((field) => ({ value: field, label: isLabelled(field) ? texts[`choice-${field}`] : texts[`field-${field}`] }))];
  const set = (at: number, value: string) => {
    const field = importFields.find((each) => each === value);
    // What a column is now, no other one is.
    onSay({ ...said, columns: list.columns.map((each, i) => (i === at ? field : each === field ? undefined : each)) });
  };
  return html`
    ${list.dates ? html`
      ${list.dates === 'unclear' ? banner({ tone: 'warn', text: texts.datesUnclear }) : nothing}
      ${segmented<DateOrder>({
        name: 'dates', legend: texts.dates, value: list.dates === 'unclear' ? undefined : list.dates,
        options: (['month-first', 'day-first'] as const).map((value) => ({ value, label: texts[`dates-${value}`] })), onChoose: (dates) => onSay({ ...said, dates }),
      })}
      ${list.dates !== 'unclear' && !said.dates ? html`<p class="small soft">${texts.datesRead}</p>` : nothing}` : nothing}
    <details class="columns">
      <summary>${texts.columns}</summary>
      <p class="small soft">${texts.columnsHint}</p>
      <div class="choices">${list.header.map((heading, at) => selectField({
        name: `column-${at}`, label: texts.column({ heading: heading.trim().slice(0, 60), nth: at + 1 }), value: list.columns[at] ?? '', options, onInput: (value) => set(at, value),
      }))}</div>
    </details>`;
}

import { html, nothing, type TemplateResult } from 'lit';
import { banner } from '../shared/banner.ts';
import { button } from '../shared/button.ts';
import { icon } from '../shared/icons.ts';

/** Words of what is saved by a button. */
export interface SaveWords {
  readonly saved: string;
  readonly save: string;
  readonly saving: string;
  readonly undo: string;
  readonly unsaved: string;
  readonly kept: string;
  readonly changed: (values: { what: string }) => string;
  readonly conflictTitle: string;
  readonly conflictText: string;
  readonly mine: string;
  readonly theirs: string;
  readonly keepMine: string;
  readonly keepTheirs: string;
}

/** The cloud tick: everything is at the server. */
export const savedMark = (t: SaveWords): TemplateResult => html`<span class="saved">${icon('cloud', 's')}${t.saved}</span>`;

/** The bar that says what changed and saves it. It is there only while something is not saved. */
export function savePart(t: SaveWords, of: { changed: string; found: boolean; busy: boolean; error: string | undefined; onSave: () => void; onUndo: () => void }): TemplateResult {
  return html`
    ${of.error ? banner({ tone: 'bad', text: of.error }) : nothing}
    <div class="save">
      <div class="grow"><b class="sub">${t.unsaved}</b><p class="small soft">${of.found ? t.kept : nothing} ${t.changed({ what: of.changed })}</p></div>
      ${button({ label: t.undo, kind: 'plain', size: '', onPress: of.onUndo })}
      ${button({ label: t.save, busy: of.busy, busyLabel: t.saving, size: '', onPress: of.onSave })}
    </div>
  `;
}

/** One part that two versions say differently. */
export interface Differing {
  readonly label: string;
  readonly mine: string;
  readonly theirs: string;
}

/** Both versions where they differ; a person chooses. */
export function twoVersions(t: SaveWords, differing: readonly Differing[], choose: (whose: 'mine' | 'theirs') => void): TemplateResult {
  return html`
    <section class="card pad stack gap-12" part="card">
      ${banner({ tone: 'warn', title: t.conflictTitle, text: t.conflictText })}
      <div class="versions">
        ${differing.map(({ label, mine, theirs }) => html`
          <h3 class="sub">${label}</h3>
          <div class="card well"><span class="small soft">${t.mine}</span><p>${mine}</p></div>
          <div class="card well"><span class="small soft">${t.theirs}</span><p>${theirs}</p></div>
        `)}
      </div>
      <div class="actions">
        ${button({ label: t.keepMine, onPress: () => choose('mine') })}
        ${button({ label: t.keepTheirs, kind: 'quiet', onPress: () => choose('theirs') })}
      </div>
    </section>
  `;
}

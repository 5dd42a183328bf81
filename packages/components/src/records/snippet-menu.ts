import type { RecordBody } from '@vetkit/signal-server/records/contract';
import type { Snippet, SnippetPlace } from '@vetkit/signal-server/records/settings.contract';
import { html, nothing, type ReactiveController, type ReactiveControllerHost, type TemplateResult } from 'lit';
import type { CareTexts } from '../locales/care.ts';
import { announce } from '../shared/announce.ts';
import { alsoWrites, isSnippetPlace, offered, slashBefore } from './snippets.ts';

/** What the menu needs of the record around it. */
export interface SnippetWorld {
  readonly all: readonly Snippet[];
  readonly species: string;
  readonly body: RecordBody;
  readonly texts: CareTexts;
  /** A technician writes what was told and measured only. */
  readonly mayWrite: (place: SnippetPlace) => boolean;
  readonly change: (part: Partial<RecordBody>) => void;
}

interface Open {
  readonly area: HTMLTextAreaElement;
  readonly start: number;
  readonly found: readonly Snippet[];
  readonly at: number;
}

/** Offers the clinic's snippets while `/name` is typed into a field of a record. All of it by keyboard: arrows, Enter or Tab, Escape. */
export class SnippetMenu implements ReactiveController {
  #open: Open | undefined;

  constructor(
    private readonly host: ReactiveControllerHost,
    private readonly world: () => SnippetWorld | undefined,
  ) {
    host.addController(this);
  }

  hostConnected(): void {}

  readonly onInput = (event: Event): void => {
    const area = event.target;
    const world = this.world();
    if (!(area instanceof HTMLTextAreaElement) || !isSnippetPlace(area.id) || !world || !world.all.length) return;
    const slash = slashBefore(area.value, area.selectionStart);
    const found = slash ? offered(world.all, slash.typed, world.species) : [];
    const before = this.#open;
    this.#move(slash && found.length ? { area, start: slash.start, found, at: 0 } : undefined);
    // On a small screen the menu would stand before the very words.
    if (this.#open && !before) void this.host.updateComplete.then(() => area.scrollIntoView({ block: 'nearest' }));
    if (this.#open && !before) announce(world.texts.snippetsOffered({ count: found.length }));
  };

  readonly onKey = (event: KeyboardEvent): void => {
    const open = this.#open;
    if (!open || event.target !== open.area || event.isComposing) return;
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (step !== undefined) this.#choose(open, (open.at + step + open.found.length) % open.found.length);
    else if (event.key === 'Enter' || event.key === 'Tab') this.#insert(open, open.found[open.at]!);
    else if (event.key === 'Escape') this.#move(undefined);
    else return;
    event.preventDefault();
    event.stopPropagation();
  };

  readonly onLeave = (): void => this.#move(undefined);

  #move(open: Open | undefined): void {
    if (open === this.#open) return;
    this.#open = open;
    this.host.requestUpdate();
  }

  #choose(open: Open, at: number): void {
    this.#move({ ...open, at });
    announce(open.found[at]!.name);
  }

  #insert({ area, start }: Open, snippet: Snippet): void {
    this.#move(undefined);
    const world = this.world();
    area.focus();
    area.setSelectionRange(start, area.selectionStart);
    // As if it were typed, so that undo takes it back; where a browser has no such command it is put in by hand.
    if (!document.execCommand('insertText', false, snippet.text)) {
      area.setRangeText(snippet.text, start, area.selectionEnd, 'end');
      area.dispatchEvent(new InputEvent('input', { bubbles: true, composed: true }));
    }
    const after = this.world();
    if (!world || !after) return;
    const also = alsoWrites(snippet, after.body, (place) => place !== area.id && after.mayWrite(place));
    if (Object.keys(also).length) after.change(also);
    announce(world.texts.snippetInserted({ name: snippet.name }));
  }

  render(): TemplateResult | typeof nothing {
    const [open, world] = [this.#open, this.world()];
    if (!open || !world) return nothing;
    return html`<div class="snippets" id="snippets">
      <div class="snippet-list" role="listbox" aria-label=${world.texts.snippets}>${open.found.map((snippet, i) => html`
        <div role="option" class="snippet" id="snippet-${i}" aria-selected=${i === open.at} @mousedown=${(event: Event) => {
          event.preventDefault();
          this.#insert(open, snippet);
        }}><b>/${snippet.name}</b> <span class="small soft cut">${snippet.text.split('\n')[0]}</span></div>`)}
      </div>
      <p class="small soft">${world.texts.snippetKeys}</p>
    </div>`;
  }
}

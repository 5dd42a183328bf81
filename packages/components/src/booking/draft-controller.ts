import type { ReactiveController, ReactiveControllerHost } from 'lit';
import type { Clinic } from '../clinic/clinic.ts';
import { openDraft, type DraftStore } from './draft-store.ts';
import { draftAfter, emptyDraft, type Act, type Draft } from './draft.ts';

/** What the controller needs to know of its page. */
export interface DraftWorld {
  readonly clinic: () => Clinic;
  /** What the desk types on the phone is not an owner's own draft. */
  readonly desk?: boolean;
  /** The draft was read; also when another clinic is meant from now on. */
  readonly onOpened?: () => void;
}

/** One booking being made, and its place in this tab. Nothing is asked of the server here: the first screen needs no more. */
export class DraftController implements ReactiveController {
  /** The booking so far; undefined while a kept one is being read. */
  draft: Draft | undefined;
  #clinic: Clinic | undefined;
  #store: DraftStore | undefined;

  constructor(
    private readonly host: ReactiveControllerHost,
    private readonly world: DraftWorld,
  ) {
    host.addController(this);
  }

  hostUpdate(): void {
    const clinic = this.world.clinic();
    if (clinic === this.#clinic) return;
    this.#clinic = clinic;
    this.#store = openDraft(clinic.server, this.world.desk ? `${clinic.slug} desk` : clinic.slug);
    const kept = this.#store.read();
    this.draft = kept ? undefined : emptyDraft;
    if (!kept) return this.world.onOpened?.();
    void kept.then((draft) => {
      if (clinic !== this.#clinic) return;
      this.draft = draft;
      this.host.requestUpdate();
      this.world.onOpened?.();
    });
  }

  /** Something happened: the draft follows, and is kept. */
  act(act: Act): void {
    if (!this.draft) return;
    this.draft = draftAfter(this.draft, act);
    this.host.requestUpdate();
    this.#store?.write(this.draft);
  }
}

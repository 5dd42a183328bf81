import type { ContactAnswers } from './contact.ts';
import type { PetAnswers } from './pet.ts';

/** Something about the pet was typed or chosen. */
export class VetPetChangedEvent extends Event {
  static readonly type = 'vet-pet-changed';
  constructor(readonly pet: PetAnswers) {
    super(VetPetChangedEvent.type, { bubbles: true });
  }
}

/** Something about how to reach the owner was typed. */
export class VetContactChangedEvent extends Event {
  static readonly type = 'vet-contact-changed';
  constructor(readonly contact: ContactAnswers) {
    super(VetContactChangedEvent.type, { bubbles: true });
  }
}

declare global {
  interface HTMLElementEventMap {
    [VetPetChangedEvent.type]: VetPetChangedEvent;
    [VetContactChangedEvent.type]: VetContactChangedEvent;
  }
}

import type { MyPets } from '@vetkit/signal-server/people/contract';
import type { FoundOwner } from '@vetkit/signal-server/people/search.contract';
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

/** An owner chose one of the pets that the clinic knows; none of them for another pet. */
export class VetKnownPetEvent extends Event {
  static readonly type = 'vet-known-pet';
  constructor(readonly pet: MyPets['pets'][number] | undefined) {
    super(VetKnownPetEvent.type, { bubbles: true });
  }
}

/** The staff has found the owner on the phone, or takes that back. */
export class VetOwnerFoundEvent extends Event {
  static readonly type = 'vet-owner-found';
  constructor(readonly owner: FoundOwner | undefined) {
    super(VetOwnerFoundEvent.type, { bubbles: true });
  }
}

/** Animals were added to the visit, changed, or taken off it. */
export class VetMorePetsEvent extends Event {
  static readonly type = 'vet-more-pets';
  constructor(readonly pets: readonly (PetAnswers & { readonly knownPet: string })[]) {
    super(VetMorePetsEvent.type, { bubbles: true });
  }
}

declare global {
  interface HTMLElementEventMap {
    [VetOwnerFoundEvent.type]: VetOwnerFoundEvent;
    [VetMorePetsEvent.type]: VetMorePetsEvent;
    [VetKnownPetEvent.type]: VetKnownPetEvent;
    [VetPetChangedEvent.type]: VetPetChangedEvent;
    [VetContactChangedEvent.type]: VetContactChangedEvent;
  }
}

import { Place, VisitReason } from '@vetkit/signal-server/booking/contract';
import type { AppointmentType } from '@vetkit/signal-server/clinics/contract';
import { Modality } from '@vetkit/signal-server/shared/words.contract';
import * as v from 'valibot';
import type { Draft, VisitAnswers } from './draft.ts';

/** What is still missing of the visit, in the order of the page. */
export type VisitGap = 'reason' | 'type' | 'modality' | 'country' | 'region';

/** What of the visit cannot be sent as it is. */
export function visitGaps({ reason, type, modality, country, region }: VisitAnswers): VisitGap[] {
  const fits: Readonly<Record<VisitGap, boolean>> = {
    reason: v.is(VisitReason, reason),
    type: type !== '',
    modality: v.is(Modality, modality),
    country: v.is(Place.entries.country, country),
    region: region.trim() === '' || v.is(Place.entries.region, region),
  };
  return (Object.keys(fits) as VisitGap[]).filter((field) => !fits[field]);
}

/** The ways to meet: those of the chosen kind of visit, or every one that the clinic offers while none is chosen. */
export function modalitiesOf(types: readonly AppointmentType[], code: string): Modality[] {
  const chosen = types.find((type) => type.code === code);
  const offered = new Set((chosen ? [chosen] : types).flatMap((type) => type.modalities));
  return Modality.options.filter((modality) => offered.has(modality));
}

/** The answers with what follows from them: the clinic's country, the only kind of visit, a way to meet that the kind allows, whether it asks how the animals are. */
export function settled(visit: VisitAnswers, clinic: { readonly types: readonly AppointmentType[]; readonly country: string }): VisitAnswers {
  const kind = clinic.types.find(({ code }) => code === visit.type) ?? (clinic.types.length === 1 ? clinic.types[0] : undefined);
  const type = kind?.code ?? '';
  const ways = modalitiesOf(clinic.types, type);
  const modality = visit.modality && ways.includes(visit.modality) ? visit.modality : type ? (ways[0] ?? '') : visit.modality;
  return { ...visit, type, modality, country: visit.country || clinic.country, asksToday: kind?.asksToday ?? false };
}

/** How an animal is today, where the chosen kind of visit asks for it and something was answered. */
export const toldToday = ({ asksToday }: VisitAnswers, today: Draft['today'] | undefined): Draft['today'] | undefined => (asksToday && today && Object.keys(today).length ? today : undefined);

/** A booking as triage reads it: how each animal is today only where that was asked. */
export const readable = ({ pet, more, visit, today }: Draft): Pick<Draft, 'pet' | 'more' | 'visit'> & { readonly today: Draft['today'] | undefined } => ({
  pet, visit, today: toldToday(visit, today), more: more.map((one) => ({ ...one, today: toldToday(visit, one.today) })),
});

/** The kind of visit to take for another way to meet than the chosen one: the chosen kind where it allows it, else the first of the same role that does. */
export function kindFor(types: readonly AppointmentType[], code: string, modality: Modality): string | undefined {
  const chosen = types.find((type) => type.code === code);
  if (chosen?.modalities.includes(modality)) return chosen.code;
  const role = chosen?.role ?? 'vet';
  return types.find((type) => type.role === role && type.modalities.includes(modality))?.code;
}

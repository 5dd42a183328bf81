import { FoundOwners, MyPets } from '@vetkit/signal-server/people/contract';
import type { Http } from '../clinic/http.ts';

/** People, as the server knows them. */
export interface PeopleClient {
  /** The pets of the owner who has signed in by code. */
  myPets(signal?: AbortSignal): Promise<MyPets>;
  /** Owners whose name, pet, e-mail or phone fits; for staff. */
  findOwners(text: string, signal?: AbortSignal): Promise<FoundOwners>;
}

export const peopleClient = (http: Http): PeopleClient => ({
  myPets: (signal) => http.request('GET', '/clinics/{clinic}/me/pets', { as: 'owner', answer: MyPets, signal }),
  findOwners: (text, signal) => http.request('POST', '/clinics/{clinic}/owners/search', { as: 'staff', body: { text }, answer: FoundOwners, signal }),
});

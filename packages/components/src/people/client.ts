import { MyPets } from '@vetkit/signal-server/people/contract';
import type { Http } from '../clinic/http.ts';

/** People, as the server knows them. */
export interface PeopleClient {
  /** The pets of the owner who has signed in by code. */
  myPets(signal?: AbortSignal): Promise<MyPets>;
}

export const peopleClient = (http: Http): PeopleClient => ({
  myPets: (signal) => http.request('GET', '/clinics/{clinic}/me/pets', { as: 'owner', answer: MyPets, signal }),
});

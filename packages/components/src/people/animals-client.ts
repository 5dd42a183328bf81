import { MyAnimals } from '@vetkit/signal-server/people/contract';
import type { Http } from '../clinic/http.ts';

/** The signed-in owner's animals, also those of the past, and whether to be asked to come again with each. Everything rejects with a `Problem`. */
export const animalsClient = (http: Http) => ({
  list: (signal?: AbortSignal) => http.request('GET', '/clinics/{clinic}/me/animals', { as: 'owner', answer: MyAnimals, signal }),
  recall: (pet: string, recall: boolean) => http.request('PUT', '/clinics/{clinic}/me/animals/{pet}/recall', { params: { pet }, as: 'owner', answer: MyAnimals, body: { recall } }),
});

import { Profile, type ProfileChange } from '@vetkit/signal-server/people/profile.contract';
import type { Http } from '../clinic/http.ts';

/** What somebody of the staff says of themselves. Everything rejects with a `Problem`. */
export interface ProfileClient {
  read(signal?: AbortSignal): Promise<Profile>;
  save(change: ProfileChange): Promise<Profile>;
  /** A JPEG in base64, with the word that it shows oneself. */
  savePhoto(jpeg: string): Promise<Profile>;
  removePhoto(): Promise<Profile>;
}

export const profileClient = (http: Http): ProfileClient => ({
  read: (signal) => http.request('GET', '/clinics/{clinic}/me/profile', { as: 'staff', answer: Profile, signal }),
  save: (body) => http.request('PUT', '/clinics/{clinic}/me/profile', { as: 'staff', answer: Profile, body }),
  savePhoto: (jpeg) => http.request('PUT', '/clinics/{clinic}/me/photo', { as: 'staff', answer: Profile, body: { jpeg, isMe: true } }),
  removePhoto: () => http.request('DELETE', '/clinics/{clinic}/me/photo', { as: 'staff', answer: Profile }),
});
export type { Profile, ProfileChange };

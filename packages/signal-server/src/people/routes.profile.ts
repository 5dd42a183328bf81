import { Hono } from 'hono';
import * as v from 'valibot';
import type { Guard, Guarded } from '../shared/guard.ts';
import { notFound } from '../shared/problem.ts';
import { everyStaff, type Scope } from '../shared/scope.ts';
import { valid } from '../shared/valid.ts';
import { Id } from '../shared/words.contract.ts';
import { PhotoChange, Profile, ProfileChange } from './profile.contract.ts';

interface World {
  readonly guard: Guard;
  readonly readProfile: (scope: Scope) => Promise<Profile>;
  readonly saveProfile: (scope: Scope, change: ProfileChange) => Promise<Profile>;
  readonly savePhoto: (scope: Scope, change: PhotoChange) => Promise<Profile>;
  readonly removePhoto: (scope: Scope) => Promise<Profile>;
  readonly photo: (scope: Scope, id: string) => Promise<Uint8Array<ArrayBuffer>>;
}

const fresh = { 'cache-control': 'no-store' };

/** What staff say of themselves, and their photos: below a clinic. */
export const profileRoutes = ({ guard, readProfile, saveProfile, savePhoto, removePhoto, photo }: World) =>
  new Hono<Guarded>()
    .get('/me/profile', guard.may({ who: everyStaff, summary: 'One’s own profile: photo, licences, phone, languages', answers: { 200: Profile } }), async (c) => c.json(await readProfile(c.var.scope), 200, fresh))
    .put('/me/profile', guard.may({ who: everyStaff, summary: 'Keeps one’s own licences, phone and languages', answers: { 200: Profile }, limit: 'booking' }), valid('json', ProfileChange), async (c) =>
      c.json(await saveProfile(c.var.scope, c.req.valid('json')), 200, fresh),
    )
    .put(
      '/me/photo',
      guard.may({ who: everyStaff, summary: 'Keeps one’s own photo, with the word that it shows oneself', answers: { 200: Profile }, problems: ['photo-refused'], limit: 'uploads' }),
      valid('json', PhotoChange),
      async (c) => c.json(await savePhoto(c.var.scope, c.req.valid('json')), 200, fresh),
    )
    .delete('/me/photo', guard.may({ who: everyStaff, summary: 'Takes one’s own photo away', answers: { 200: Profile }, limit: 'booking' }), async (c) => c.json(await removePhoto(c.var.scope), 200, fresh))
    .get('/photos/:photo', guard.may({ who: ['anyone'], summary: 'The photo of somebody an owner can meet', answers: { 200: 'image/jpeg' }, limit: 'read' }), async (c) => {
      const id = c.req.param('photo');
      if (!v.is(Id, id)) throw notFound();
      const bytes = await photo(c.var.scope, id);
      // A picture and nothing else, whoever shows it: clinics' own pages do.
      return c.body(bytes, 200, {
        'content-type': 'image/jpeg',
        'cache-control': 'public, max-age=31536000, immutable',
        'x-content-type-options': 'nosniff',
        'content-security-policy': "default-src 'none'; sandbox",
        'content-disposition': 'inline; filename="photo.jpg"',
        'cross-origin-resource-policy': 'cross-origin',
      });
    });

/** Somebody with their photo at its full address: answers tell the path on the server, and pages of clinics stand elsewhere. */
export const withPhoto = <P extends { readonly photo?: string | null | undefined }>(person: P, server: URL): P => (person.photo ? { ...person, photo: new URL(person.photo, server).href } : person);

import * as v from 'valibot';

/** Whether a text is an origin as browsers send it: `https://clinic.example`, without a path or a slash at the end. */
export const isOrigin = (text: string): boolean => text.length <= 255 && /^https?:\/\/[^/]+$/.test(text) && URL.canParse(text) && new URL(text).origin === text;

/** Whether a host is this machine itself. */
export const isHere = (hostname: string): boolean => /^(localhost|127(\.\d{1,3}){3}|\[::1\]|[a-z0-9-]+\.localhost)$/.test(hostname);

/** Whether pages of an origin may use a camera: they come by https, or from this machine. */
export const isSecure = (origin: string): boolean => origin.startsWith('https://') || isHere(new URL(origin).hostname);

/** An origin: where pages come from, without path. */
export const Origin = v.pipe(v.string(), v.maxLength(255), v.check(isOrigin, 'an origin such as https://clinic.example, without a path or a slash at the end'));

/** A site that carries the clinic's widgets; by https, or the widgets could not use a camera. */
export const Site = v.object({ origin: v.pipe(Origin, v.check((origin) => isOrigin(origin) && isSecure(origin), 'an address that begins with https://')) });
export type Site = v.InferOutput<typeof Site>;

/** Where the clinic's widgets may stand. `sites`: the manager's. `portals`: where staff may work beside the desk; the operator names them. */
export const Sites = v.object({ sites: v.array(v.string()), portals: v.array(v.string()) });
export type Sites = v.InferOutput<typeof Sites>;

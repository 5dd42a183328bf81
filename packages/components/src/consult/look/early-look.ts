import type { LocalMedia } from '../../media/local-media.ts';
import { behinds, isPlain, rememberedLook, type Behind } from './remembered.ts';

const asked = new WeakMap<LocalMedia, Behind>();

/**
 * Puts on what was chosen at the last visit, or `said` where nothing ever was, as soon as there is a camera: until then nothing of the room is
 * sent. Another one said later is put on at once. `image` is the address of a picture of the page's, for `own`. Loads nothing as long as nothing is to be put on.
 */
export function earlyLook(local: LocalMedia, said: Behind, image = ''): void {
  const preset = behinds.find((one) => one === said) ?? 'none';
  const before = asked.get(local);
  if (before === preset) return;
  asked.set(local, preset);
  const look = before === undefined ? rememberedLook(preset) : { behind: preset };
  if (before === undefined && isPlain(look)) return;
  if (look.behind !== 'none' && local.pictureKind === 'camera') local.veiled = true;
  void import('./vet-look-told.ts').catch(() => undefined);
  void import('./own-look.ts').then(
    ({ OwnLook }) => {
      const own = OwnLook.of(local);
      own.image = image;
      return own.choose(look, before === undefined ? 'for-now' : 'for-good');
    },
    () => void (local.veiled = false),
  );
}

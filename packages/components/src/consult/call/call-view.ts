import type { Call } from '../../media/call.ts';
import type { LineLevel } from '../../media/line.ts';
import type { LocalMedia } from '../../media/local-media.ts';
import { facingOf } from '../../media/sides.ts';
import type { CallState } from '../../media/state.ts';
import type { CallView, DevicesView, RemoteView } from '../media-view.ts';

/** The call as the room shows it; `before` keeps what the kit says only once. */
export function callView(call: Call, before: CallView): CallView {
  const peers = Object.keys(call.peerStates);
  const remotes = peers.flatMap((peer): RemoteView[] => {
    const remote = call.remote(peer);
    if (!remote) return [];
    const { stream, media } = remote;
    return [{ peer, stream, camera: media?.camera ?? true, microphone: media?.microphone ?? true, screen: media?.screen ?? false, soundOnly: isSoundOnly(media?.level ?? 'full') }];
  });
  const line = weakest(peers.flatMap((peer) => [call.line(peer), call.remote(peer)?.media?.level ?? 'full']));
  const words = peers.length === 1 ? call.safetyWords(peers[0] ?? '') : null;
  return { ...before, state: call.state, remotes, line, left: peers.length ? null : before.left, words };
}

/** The own devices as the room shows them. */
export function devicesView(local: LocalMedia, { notice, mayFlip }: DevicesView): DevicesView {
  const problems = Object.fromEntries(Object.entries(local.missing).map(([device, problem]) => [device, problem.code]));
  const sharing = local.pictureKind === 'screen';
  return { is: 'open', stream: local.stream, camera: local.camera !== null, microphone: local.microphone !== null, problems, notice, facing: facingOf(local.camera), sharing, mayFlip };
}

/** The states that people read as a dropped line. */
export const isMending = (state: CallState): boolean => state === 'restarting' || state === 'recalling' || state === 'reconnecting';

const isSoundOnly = (level: LineLevel): boolean => level === 'audio' || level === 'phone';

const weakest = (levels: readonly LineLevel[]): LineLevel => (['phone', 'audio', 'small'] as const).find((level) => levels.includes(level)) ?? 'full';

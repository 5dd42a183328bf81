/** The least code that makes a call over the same server: no repairs, no numbers, no names. What the kit is measured against. */
export class Bare {
  #socket: WebSocket | null = null;
  #connection: RTCPeerConnection | null = null;

  /** Resolves with the time from the call of this to the first frame, milliseconds. */
  join(options: { server: string; id: string; other: string; stream: MediaStream; configuration: RTCConfiguration }): Promise<number> {
    const { server, id, other, stream, configuration } = options;
    const begin = performance.now();
    const connection = new RTCPeerConnection(configuration);
    const socket = new WebSocket(`${server.replace('http', 'ws')}/peerjs/peerjs?key=peerjs&id=${id}&token=bare-${id}&version=1.5.5`);
    this.#socket = socket;
    this.#connection = connection;
    const say = (type: string, payload: object): void => socket.send(JSON.stringify({ type, dst: other, payload: { ...payload, type: 'media', connectionId: 'mc_bare' } }));
    const early: RTCIceCandidateInit[] = [];

    for (const track of stream.getTracks()) connection.addTrack(track, stream);
    connection.onicecandidate = ({ candidate }) => candidate && (socket.readyState === WebSocket.OPEN ? say('CANDIDATE', { candidate }) : undefined);
    socket.onmessage = async ({ data }: MessageEvent<string>) => {
      const { type, payload } = JSON.parse(data) as { type: string; payload: { sdp: RTCSessionDescriptionInit; candidate: RTCIceCandidateInit } };
      if (type === 'OPEN' && id < other) {
        await connection.setLocalDescription();
        say('OFFER', { sdp: connection.localDescription });
      } else if (type === 'OFFER') {
        await connection.setRemoteDescription(payload.sdp);
        await connection.setLocalDescription();
        say('ANSWER', { sdp: connection.localDescription });
      } else if (type === 'ANSWER') {
        await connection.setRemoteDescription(payload.sdp);
      } else if (type === 'CANDIDATE') {
        if (!connection.remoteDescription) early.push(payload.candidate);
        else await connection.addIceCandidate(payload.candidate);
      }
      if (connection.remoteDescription) for (const candidate of early.splice(0)) await connection.addIceCandidate(candidate);
    };
    return new Promise((done) => {
      connection.ontrack = ({ track, streams }) => track.kind === 'video' && done(firstFrame(streams[0] ?? new MediaStream([track])).then((at) => at - begin));
    });
  }

  leave(): void {
    this.#connection?.close();
    this.#socket?.close();
  }
}

/** When a stream shows its first frame, by `performance.now()`. */
export function firstFrame(stream: MediaStream): Promise<number> {
  const video = Object.assign(document.createElement('video'), { autoplay: true, playsInline: true, muted: true });
  video.srcObject = stream;
  document.body.append(video);
  return new Promise((done) =>
    video.requestVideoFrameCallback(() => {
      const at = performance.now();
      video.srcObject = null;
      video.remove();
      done(at);
    }),
  );
}

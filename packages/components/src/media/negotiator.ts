import type { NegotiationSignal } from './messages.ts';
import { onAnswer, onOffer, restartPlan } from './negotiation.ts';
import type { Wire } from './peer-link.ts';

export interface NegotiatorEvents {
  send(signal: NegotiationSignal): void;
  /** Offer and answer cannot be brought together any more: only a new call helps. */
  broken(error: unknown): void;
}

/** Perfect negotiation over one wire: everything after PeerJS's first offer and answer. */
export class Negotiator {
  #makingOffer = false;
  #ignoring = false;

  constructor(
    private readonly wire: Wire,
    private readonly polite: boolean,
    private readonly events: NegotiatorEvents,
  ) {
    const { connection, id: call } = wire;
    connection.addEventListener('icecandidate', ({ candidate }) => {
      if (candidate?.candidate) events.send({ kind: 'candidate', call, candidate: candidate.toJSON() });
    });
    connection.addEventListener('negotiationneeded', () => {
      // The first offer is PeerJS's.
      if (connection.remoteDescription) void this.#offer();
    });
  }

  /** Takes what the other side says about this wire. */
  async receive(signal: NegotiationSignal): Promise<void> {
    const { connection } = this.wire;
    if (connection.signalingState === 'closed') return;

    if (signal.kind === 'candidate') {
      // One bad candidate is no reason to worry, there are others; one of an offer that lost is none at all.
      await connection.addIceCandidate(signal.candidate).catch(() => {});
      return;
    }
    try {
      await this.#describe(signal.description);
    } catch (error) {
      this.#fail(error);
    }
  }

  /** Looks for a new path for the same media, with these servers. */
  async restart(iceServers: readonly RTCIceServer[]): Promise<void> {
    const { connection } = this.wire;
    if (connection.signalingState === 'closed') return;
    try {
      connection.setConfiguration({ ...connection.getConfiguration(), iceServers: [...iceServers] });
      if (restartPlan(connection.signalingState) === 'roll-back-and-restart') {
        await connection.setLocalDescription({ type: 'rollback' });
      }
      connection.restartIce(); // Asks for an offer by `negotiationneeded` as soon as that is possible.
    } catch (error) {
      this.#fail(error);
    }
  }

  async #describe(description: RTCSessionDescriptionInit): Promise<void> {
    const { connection, id: call } = this.wire;
    if (description.type === 'answer') {
      if (onAnswer(connection.signalingState) === 'take') await connection.setRemoteDescription(description);
      return;
    }
    const { signalingState } = connection;
    this.#ignoring = onOffer({ polite: this.polite, makingOffer: this.#makingOffer, signalingState }) === 'ignore';
    if (this.#ignoring) return;

    await connection.setRemoteDescription(description);
    await connection.setLocalDescription();
    if (connection.localDescription) {
      this.events.send({ kind: 'description', call, description: connection.localDescription.toJSON() });
    }
  }

  async #offer(): Promise<void> {
    const { connection, id: call } = this.wire;
    try {
      this.#makingOffer = true;
      await connection.setLocalDescription();
      if (connection.localDescription) {
        this.events.send({ kind: 'description', call, description: connection.localDescription.toJSON() });
      }
    } catch (error) {
      this.#fail(error);
    } finally {
      this.#makingOffer = false;
    }
  }

  #fail(error: unknown): void {
    if (this.wire.connection.signalingState !== 'closed') this.events.broken(error);
  }
}

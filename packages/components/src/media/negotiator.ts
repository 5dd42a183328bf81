import type { NegotiationSignal } from './messages.ts';
import { onAnswer, onOffer, restartPlan } from './negotiation.ts';
import type { Wire } from './peer-link.ts';

export interface NegotiatorEvents {
  send(signal: NegotiationSignal): void;
  /** Offer and answer cannot be brought together any more: only a new call helps. */
  broken(error: unknown): void;
}

const ONE_RESTART = 1_000;

/** Perfect negotiation over one wire: everything after PeerJS's first offer and answer. */
export class Negotiator {
  #makingOffer = false;
  #takingAnswer = false;
  /** How many offers were made here; an answer names its offer. */
  #offers = 0;
  #restartedAt = -Infinity;

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
      await this.#describe(signal);
    } catch (error) {
      this.#fail(error);
    }
  }

  /** Looks for a new path for the same media, with these servers. */
  async restart(iceServers: readonly RTCIceServer[]): Promise<void> {
    const { connection } = this.wire;
    if (connection.signalingState === 'closed') return;
    // Both sides often ask for the same restart in the same moment. Asked while the offer is out, it may have been lost: once more.
    if (performance.now() - this.#restartedAt < ONE_RESTART) {
      if (connection.signalingState === 'have-local-offer') this.#sendDescription(this.#offers);
      return;
    }
    this.#restartedAt = performance.now();
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

  async #describe(signal: Exclude<NegotiationSignal, { kind: 'candidate' }>): Promise<void> {
    const { connection } = this.wire;
    const { signalingState } = connection;
    const { description } = signal;
    const offer = signal.kind === 'answer' ? 0 : signal.offer;

    if (description.type === 'answer') {
      if (onAnswer(signalingState, offer === this.#offers) === 'ignore') return;
      this.#takingAnswer = true;
      await connection.setRemoteDescription(description).finally(() => (this.#takingAnswer = false));
    } else {
      const { polite } = this;
      const decision = onOffer({ polite, makingOffer: this.#makingOffer, takingAnswer: this.#takingAnswer, signalingState });
      if (decision === 'ignore') return;
      await connection.setRemoteDescription(description);
      await connection.setLocalDescription();
      this.#sendDescription(offer);
    }
  }

  async #offer(): Promise<void> {
    try {
      this.#makingOffer = true;
      await this.wire.connection.setLocalDescription();
      this.#sendDescription(++this.#offers);
    } catch (error) {
      this.#fail(error);
    } finally {
      this.#makingOffer = false;
    }
  }

  #sendDescription(offer: number): void {
    const { connection, id: call } = this.wire;
    const description = connection.localDescription?.toJSON();
    if (description) this.events.send({ kind: 'description', call, offer, description });
  }

  #fail(error: unknown): void {
    if (this.wire.connection.signalingState !== 'closed') this.events.broken(error);
  }
}

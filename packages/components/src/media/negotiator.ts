import type { NegotiationSignal } from './messages.ts';
import { onAnswer, onOffer, restartPlan } from './negotiation.ts';
import { takeSenders, type Tracks, type Wire } from './wire.ts';

export interface NegotiatorEvents {
  send(signal: NegotiationSignal): void;
  /** Offer and answer cannot be brought together any more: only a new call helps. */
  broken(error: unknown): void;
}

const ONE_RESTART = 1_000;

/** Offers and answers over one wire: the first as PeerJS makes them, all later ones by perfect negotiation. */
export class Negotiator {
  #makingOffer = false;
  #takingAnswer = false;
  /** How many offers were made here; an answer names its offer. */
  #offers = 0;
  #restartedAt = -Infinity;
  /** Own addresses that were found before the first offer or answer was out; null afterwards. */
  #early: RTCIceCandidate[] | null = [];

  constructor(
    private readonly wire: Wire,
    private readonly polite: boolean,
    private readonly events: NegotiatorEvents,
  ) {
    const { connection } = wire;
    connection.addEventListener('icecandidate', ({ candidate }) => {
      if (!candidate?.candidate) return;
      if (this.#early) this.#early.push(candidate);
      else this.#sendCandidate(candidate);
    });
    connection.addEventListener('negotiationneeded', () => {
      // The first offer and answer are made by `call` and `answer`.
      if (connection.remoteDescription && !this.#early) void this.#offer();
    });
  }

  /** Makes the first offer. */
  async call(): Promise<void> {
    try {
      await this.wire.connection.setLocalDescription();
      this.#sendFirst('offer');
    } catch (error) {
      this.#fail(error);
    }
  }

  /** Takes the first offer, and answers it with what `tracks` says by then. */
  async answer(offer: RTCSessionDescriptionInit, candidates: readonly RTCIceCandidateInit[], tracks: () => Tracks): Promise<void> {
    const { connection } = this.wire;
    try {
      const taken = connection.setRemoteDescription(offer);
      for (const candidate of candidates) void connection.addIceCandidate(candidate).catch(() => {});
      await taken;
      takeSenders(this.wire, tracks());
      await connection.setLocalDescription();
      this.#sendFirst('answer');
    } catch (error) {
      this.#fail(error);
    }
  }

  /** Takes what the other side says about this wire. */
  async receive(signal: NegotiationSignal): Promise<void> {
    const { connection } = this.wire;
    if (connection.signalingState === 'closed' || signal.kind === 'offer') return;

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

  /** Servers for the next path that is looked for. */
  useIceServers(iceServers: readonly RTCIceServer[]): void {
    const { connection } = this.wire;
    if (connection.signalingState === 'closed') return;
    try {
      connection.setConfiguration({ ...connection.getConfiguration(), iceServers: [...iceServers] });
    } catch {
      // A browser that cannot change them goes on with those it has.
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
      this.useIceServers(iceServers);
      if (restartPlan(connection.signalingState) === 'roll-back-and-restart') {
        await connection.setLocalDescription({ type: 'rollback' });
      }
      connection.restartIce(); // Asks for an offer by `negotiationneeded` as soon as that is possible.
    } catch (error) {
      this.#fail(error);
    }
  }

  async #describe(signal: Extract<NegotiationSignal, { kind: 'answer' | 'description' }>): Promise<void> {
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

  #sendFirst(kind: 'offer' | 'answer'): void {
    const { connection, id: call } = this.wire;
    const description = connection.localDescription?.toJSON();
    if (description) this.events.send({ kind, call, description });
    for (const candidate of this.#early ?? []) this.#sendCandidate(candidate);
    this.#early = null;
  }

  #sendCandidate(candidate: RTCIceCandidate): void {
    this.events.send({ kind: 'candidate', call: this.wire.id, candidate: candidate.toJSON() });
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

import type { PaymentPurpose, PaymentState } from '../contract.ts';

/** One payment as the plan sees it. */
export interface Piece {
  readonly id: string;
  readonly purpose: PaymentPurpose;
  readonly state: PaymentState;
  readonly amountMinor: number;
  readonly capturedMinor: number;
  /** What went back, and what was asked to go back and not answered yet. */
  readonly refundedMinor: number;
  /** Something was asked of the provider and is not answered yet. */
  readonly waits: boolean;
  /** Was asked to be charged, or to be begun in any other way than with the card on file, and was not: it is no use asking again. */
  readonly refused: boolean;
  /** Something was asked to go back and did not: how it goes back is for a person to decide. */
  readonly stuck: boolean;
}

export interface Books {
  /** What the owner should have paid in the end; nothing as long as that is not decided. */
  readonly totalMinor: number | undefined;
  /** What went back before there was a bill: it does not count as paid. */
  readonly returnedBefore: number;
  /** The provider takes no smaller amount; less than this stays owed. */
  readonly leastMinor: number;
  readonly pieces: readonly Piece[];
}

export type Step =
  | { readonly do: 'capture' | 'cancel'; readonly payment: string; readonly amountMinor: number }
  | { readonly do: 'refund'; readonly payment: string; readonly amountMinor: number }
  | { readonly do: 'begin'; readonly amountMinor: number };

const isOpen = ({ state }: Piece): boolean => state === 'asked' || state === 'open' || state === 'processing';

/** What the owner still owes. Money that a person gave back later is not asked for again. */
export function owedOf({ totalMinor, returnedBefore, pieces }: Books): number {
  const captured = pieces.reduce((sum, piece) => sum + piece.capturedMinor, 0);
  return totalMinor === undefined ? 0 : Math.max(0, totalMinor - captured + returnedBefore);
}

/**
 * The next thing to do so that in the end the owner has paid the total and nothing more; nothing when all is done or somebody must act. Asked
 * again after each step, and after any interruption: it looks only at how things stand.
 */
export function nextStep(books: Books): Step | undefined {
  const { totalMinor, pieces } = books;
  if (totalMinor === undefined || pieces.some(({ waits }) => waits)) return undefined;
  const owed = owedOf(books);
  const hold = pieces.find(({ purpose, state }) => purpose === 'hold' && state === 'authorised');
  if (hold && owed > 0 && !hold.refused) return { do: 'capture', payment: hold.id, amountMinor: Math.min(owed, hold.amountMinor) };
  if (hold) return { do: 'cancel', payment: hold.id, amountMinor: hold.amountMinor };
  // What nobody finished is ended; an open payment of this bill stays while it is for the right amount.
  const stale = pieces.find((piece) => isOpen(piece) && piece.purpose !== 'card' && (piece.purpose !== 'bill' || piece.amountMinor !== owed));
  if (stale) return { do: 'cancel', payment: stale.id, amountMinor: stale.amountMinor };
  const bill = pieces.find((piece) => piece.purpose === 'bill' && piece.state !== 'cancelled');
  if (owed >= books.leastMinor && !bill && !pieces.some(({ purpose, refused }) => purpose === 'bill' && refused)) return { do: 'begin', amountMinor: owed };
  const net = pieces.reduce((sum, piece) => sum + piece.capturedMinor - piece.refundedMinor, 0);
  if (net <= totalMinor) return undefined;
  const from = pieces.find((piece) => piece.capturedMinor > piece.refundedMinor && !piece.stuck);
  return from && { do: 'refund', payment: from.id, amountMinor: Math.min(net - totalMinor, from.capturedMinor - from.refundedMinor) };
}

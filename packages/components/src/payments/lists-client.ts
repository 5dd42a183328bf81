import { type AppealRequest, type StandingDecision, StandingList } from '@vetkit/signal-server/payments/standing.contract';
import { CashUp, type PayoutDecision, type PayoutQuery, PayoutStatement } from '@vetkit/signal-server/payments/payouts.contract';
import type { Http } from '../clinic/http.ts';

const at = '/clinics/{clinic}';

/** What those who treat are entitled to, the till of a day, and how people have done. Everything rejects with a `Problem`. */
export const moneyListsClient = (http: Http) => ({
  payouts: (query: PayoutQuery, signal?: AbortSignal): Promise<PayoutStatement> => http.request('GET', `${at}/payouts`, { as: 'staff', query, answer: PayoutStatement, signal }),
  payoutsFile: (query: PayoutQuery): Promise<Blob> => http.file(`${at}/payouts.csv`, { as: 'staff', query }),
  /** The statement of that visit alone, as it is now. */
  decidePayout: (reference: string, body: PayoutDecision): Promise<PayoutStatement> => http.request('POST', `${at}/appointments/{reference}/payout`, { as: 'staff', params: { reference }, body, answer: PayoutStatement }),
  cashUp: (day: string, signal?: AbortSignal): Promise<CashUp> => http.request('GET', `${at}/cash-up`, { as: 'staff', query: { day }, answer: CashUp, signal }),
  cashUpFile: (day: string): Promise<Blob> => http.file(`${at}/cash-up.csv`, { as: 'staff', query: { day } }),
  standing: (signal?: AbortSignal): Promise<StandingList> => http.request('GET', `${at}/standing`, { as: 'staff', answer: StandingList, signal }),
  decideStanding: (body: StandingDecision): Promise<StandingList> => http.request('POST', `${at}/standing/decisions`, { as: 'staff', body, answer: StandingList }),
  appeal: (body: AppealRequest): Promise<StandingList> => http.request('POST', `${at}/standing/appeals`, { as: 'staff', body, answer: StandingList }),
});

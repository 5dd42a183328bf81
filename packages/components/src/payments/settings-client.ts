import { type PaymentSettings, PaymentSettingsSheet, PolicySheet, type SavePolicy } from '@vetkit/signal-server/payments/settings.contract';
import type { Http } from '../clinic/http.ts';

/** The clinic's numbers. Saving from an older `revision` rejects with `revision-stale`. */
export const moneySettingsClient = (http: Http) => ({
  payments: (): Promise<PaymentSettingsSheet> => http.request('GET', '/clinics/{clinic}/payment-settings', { as: 'staff', answer: PaymentSettingsSheet }),
  savePayments: (body: PaymentSettings, revision: number): Promise<PaymentSettingsSheet> => http.request('PUT', '/clinics/{clinic}/payment-settings', { as: 'staff', answer: PaymentSettingsSheet, body, ifMatch: `"${revision}"` }),
  policy: (): Promise<PolicySheet> => http.request('GET', '/clinics/{clinic}/policy-settings', { as: 'staff', answer: PolicySheet }),
  savePolicy: (body: SavePolicy, revision: number): Promise<PolicySheet> => http.request('PUT', '/clinics/{clinic}/policy-settings', { as: 'staff', answer: PolicySheet, body, ifMatch: `"${revision}"` }),
});

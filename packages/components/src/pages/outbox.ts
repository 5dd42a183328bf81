import { OutboxPage } from './outbox-page.ts';
import { pagePlace } from './shell.ts';

const token = location.hash.slice(1) || undefined;
if (token) history.replaceState(null, '', location.pathname);
new OutboxPage({ place: pagePlace(), address: new URL('/outbox/mails', location.href), token, fetch: (...request) => fetch(...request) });

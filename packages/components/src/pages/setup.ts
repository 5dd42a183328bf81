import { serverAddress } from '../clinic/server-address.ts';
import { SetupPage } from './setup-page.ts';
import { pagePlace } from './shell.ts';

const token = location.hash.slice(1);
if (token) history.replaceState(null, '', location.pathname);
new SetupPage({ place: pagePlace(), server: serverAddress(), token });

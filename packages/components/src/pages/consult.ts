import { serverAddress } from '../clinic/server-address.ts';
import { takeSecret } from '../shared/address-secret.ts';
import { ConsultPage } from './consult-page.ts';
import { pagePlace } from './shell.ts';

const { reference = '', clinic = '' } = document.body.dataset;
// The secret leaves the address at once; which clinic it is may stay, for a reload.
const secret = takeSecret('k');
const said = new URLSearchParams(location.hash.slice(1)).get('c');
new ConsultPage({ place: pagePlace(), server: serverAddress(), reference, clinic: said ?? clinic, secret });

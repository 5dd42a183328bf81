import { serverAddress } from '../clinic/server-address.ts';
import { takeSecret } from '../shared/address-secret.ts';
import { ConsultPage } from './consult-page.ts';
import { pagePlace } from './shell.ts';

const { reference = '', clinic = '' } = document.body.dataset;
// The secret leaves the address at once; which clinic it is may stay, for a reload.
const secret = takeSecret('k');
const handOver = takeSecret('h');
const said = new URLSearchParams(location.hash.slice(1));
// A mail that asks for files leads to them, not to the waiting room.
const begin = said.get('at') === 'files' ? 'change' : 'room';
new ConsultPage({ place: pagePlace(), server: serverAddress(), reference, clinic: said.get('c') ?? clinic, secret, handOver, begin });

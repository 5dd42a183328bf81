import { serverAddress } from '../clinic/server-address.ts';
import { DeskPage } from './desk-page.ts';
import { pagePlace } from './shell.ts';

new DeskPage({ place: pagePlace(), server: serverAddress(), now: () => new Date() });

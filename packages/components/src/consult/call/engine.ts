// What a call and its devices need of the media kit. It is loaded on use: the waiting room is drawn without it.
export { Call } from '../../media/call.ts';
export { listDevices } from '../../media/devices.ts';
export { openDevices } from '../../media/local-media.ts';
export { preloadCalls } from '../../media/peer-link.ts';
export { serverAt } from '../../media/server-at.ts';
export { callView, devicesView, isMending } from './call-view.ts';
export { tellMinutes } from './tell-minutes.ts';

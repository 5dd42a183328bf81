/**
 * The WebRTC kit: devices, calls that mend themselves, numbers about them. No framework, no texts.
 * `README.md` beside this file shows a whole call in twenty lines.
 */
export { Call, type CallOptions, type Remote } from './call.ts';
export {
  CallStateEvent,
  LineLevelEvent,
  PeerLeftEvent,
  QualityEvent,
  RemoteMediaEvent,
  RemoteStreamEvent,
  SafetyWordsEvent,
  SaidEvent,
  ServerProblemEvent,
  SignalingEvent,
  type CallEventMap,
  type EndReason,
  type ServerProblemCode,
} from './events.ts';
export type { PeerState } from './ladder.ts';
export type { CallState, SignalingState } from './state.ts';
export type { LineLevel } from './line.ts';
export type { LeaveReason } from './messages.ts';
export type { RemoteMedia } from './pair.ts';
export { PEER_ID, preloadCalls, type PeerServerAddress } from './peer-link.ts';
export type { PassFor, RoomPass } from './signaling.ts';
export { serverAt } from './server-at.ts';
export { DeviceProblem, type DeviceKind, type DeviceProblemCode } from './device-problem.ts';
export { listDevices, type DeviceInfo, type DeviceList, type Wish } from './devices.ts';
export { openDevices, type LocalMedia, type OpenOptions } from './local-media.ts';
export { DeviceInterruptedEvent, DeviceLostEvent, LocalTrackEvent, type LocalMediaEventMap, type TrackReason } from './local-events.ts';
export type { PictureKind } from './sent-tracks.ts';
export { cameraOn, facingOf, type Facing } from './sides.ts';
export { level, type Level } from './level.ts';
export { frameProbe, lumaGrid, measureGrid, type FrameMeasure, type FrameProbe, type LumaGrid } from './frames.ts';
export type { QualitySample, QualityWord, Route } from './quality.ts';
export type { Course, Stretch } from './course.ts';
export type { Lasted, PeerReport, Together } from './tally.ts';
export { judgeCamera, type CameraLook, type CameraVerdict } from './camera-verdict.ts';
export { GRACE, graceLeft, NO_RULE, nextCameraRule, type CameraNews, type CameraOff, type CameraRule } from './camera-rule.ts';
export { CameraVerdictEvent, watchCamera, watchRemoteCamera, type CameraWatch, type CameraWatchEventMap } from './camera-watch.ts';
export { NoiseProblem, suppressNoise, type QuietMicrophone } from './noise.ts';
export type { NoiseModel } from './noise-models.ts';
export { BackgroundEffect, BackgroundFailedEvent, BackgroundPaceEvent, type Background, type BackgroundEventMap, type BackgroundNumbers } from './effects/background.ts';
export { BackgroundProblem } from './effects/background-problem.ts';
export { backgroundImage, backgrounds } from './effects/backgrounds.ts';
export type { Pace } from './effects/pace.ts';

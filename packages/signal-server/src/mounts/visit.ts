import { Hono } from 'hono';
import { barRoutes } from '../consult/routes.bar.ts';
import { deviceTestRoutes } from '../consult/routes.device-test.ts';
import { guestRoutes } from '../consult/routes.guests.ts';
import { lobbyRoutes } from '../consult/routes.lobby.ts';
import { consultRoutes } from '../consult/routes.ts';
import { filesRoutes } from '../files/routes.ts';
import { recordedBytesRoutes } from '../files/routes.recordings.ts';
import { agree } from '../flows/consult/agree.ts';
import { attendance, history } from '../flows/consult/attendance.ts';
import { bar, setMessages } from '../flows/consult/bar.ts';
import { deviceReports, putReport, testServers } from '../flows/consult/device-test.ts';
import { cameraJudged } from '../flows/consult/camera.ts';
import { end } from '../flows/consult/end.ts';
import { enter } from '../flows/consult/enter.ts';
import { answerHelp, getHelp, handleHelp, helpRequests, wantHelp, writeOwner } from '../flows/consult/help.ts';
import { guests, invite, uninvite } from '../flows/consult/guests.ts';
import { join } from '../flows/consult/join.ts';
import { messages, timeline } from '../flows/consult/look.ts';
import { measured } from '../flows/consult/measured.ts';
import { noShow } from '../flows/consult/no-show.ts';
import { presence } from '../flows/consult/presence.ts';
import { runningLate } from '../flows/consult/running-late.ts';
import { say } from '../flows/consult/say.ts';
import { workPlace } from '../flows/consult/work-place.ts';
import { append } from '../flows/files/append.ts';
import { askForFiles } from '../flows/files/ask.ts';
import { begin } from '../flows/files/begin.ts';
import { contentFor } from '../flows/files/content.ts';
import { listFiles, oneFileNow } from '../flows/files/look.ts';
import { remove } from '../flows/files/remove.ts';
import { handOver } from '../flows/identity/to-another-device.ts';
import { appendRecording } from '../flows/recordings/append.ts';
import { recordingFlows } from '../flows/recordings/all.ts';
import { recordFlows } from '../flows/records/all.ts';
import { outFlows } from '../flows/records/out.ts';
import { scriptFlows } from '../flows/scripts/all.ts';
import { assessTriage } from '../flows/triage/assess.ts';
import { decideTriage } from '../flows/triage/decide.ts';
import { triageQueue } from '../flows/triage/look.ts';
import { retriage } from '../flows/triage/retriage.ts';
import { recordingsRoutes } from '../recordings/routes.ts';
import { outRoutes } from '../records/routes.out.ts';
import { recordsRoutes } from '../records/routes.ts';
import { recordSettingsRoutes } from '../records/routes.settings.ts';
import { scriptsRoutes } from '../records/routes.scripts.ts';
import type { Guarded } from '../shared/guard.ts';
import { assess } from '../triage/assess.ts';
import { triageRoutes } from '../triage/routes.ts';
import type { Ground } from './ground.ts';

/** What belongs to one visit: how urgent it is, its room, its files, its record. */
export function visitMounts({ world, guard, signaling, shelf, print, countKept, countBytes }: Ground) {
  const visit = { db: world.db, clock: world.clock, keys: world.keys, signaling };
  return new Hono<Guarded>()
    .route(
      '/',
      triageRoutes({
        guard,
        assess: assessTriage({ ...world, assess }),
        queue: triageQueue(world),
        decide: decideTriage(world),
        retriage: retriage({ ...world, assess }),
        countKept,
      }),
    )
    .route(
      '/',
      consultRoutes({
        guard,
        enter: enter(visit),
        presence: presence(visit),
        join: join(visit),
        agree: agree(visit),
        measured: measured(visit),
        cameraJudged: cameraJudged(visit),
        end: end(visit),
        say: say(visit),
        messages: messages(visit),
        timeline: timeline(visit),
      }),
    )
    .route('/', deviceTestRoutes({ guard, testServers: testServers(visit), putReport: putReport(visit), reports: deviceReports(visit) }))
    .route('/', guestRoutes({ guard, guests: guests(visit), invite: invite(visit), uninvite: uninvite(visit) }))
    .route('/', lobbyRoutes({ guard, runningLate: runningLate(visit), workPlace: workPlace(visit), handOver: handOver(visit) }))
    .route(
      '/',
      barRoutes({
        guard,
        bar: bar(visit),
        setMessages: setMessages(visit),
        getHelp: getHelp(visit),
        noShow: noShow(visit),
        wantHelp: wantHelp(visit),
        helpRequests: helpRequests(visit),
        answerHelp: answerHelp(visit),
        writeOwner: writeOwner(visit),
        handleHelp: handleHelp(visit),
        attendance: attendance(visit),
        history: history(visit),
      }),
    )
    .route(
      '/',
      filesRoutes({
        guard,
        list: listFiles(world),
        one: oneFileNow(shelf),
        countBytes,
        begin: begin(world),
        append: append(shelf),
        remove: remove(shelf),
        ask: askForFiles(world),
        content: contentFor(world),
        read: shelf.files.read,
      }),
    )
    .route('/', recordingsRoutes({ guard, ...recordingFlows(world) }))
    .route('/', recordedBytesRoutes({ guard, appendRecording: appendRecording(shelf) }))
    .route('/', recordsRoutes({ guard, ...recordFlows(world) }))
    .route('/', recordSettingsRoutes({ guard, ...recordFlows(world) }))
    .route('/', scriptsRoutes({ guard, ...scriptFlows(world) }))
    .route('/', outRoutes({ guard, ...outFlows({ ...world, print, publicUrl: world.config.publicUrl }) }));
}

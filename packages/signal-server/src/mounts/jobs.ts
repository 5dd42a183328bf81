import { calendarFile } from '../booking/provider.ics.ts';
import type { Handlers } from '../database/workers.ts';
import { endHold, endHoldJob } from '../flows/booking/end-hold.ts';
import { escalate, escalateJob } from '../flows/booking/escalate.ts';
import { importCalendar, importJob } from '../flows/calendar/import.ts';
import { clearOut, clearOutJob } from '../flows/clear-out.ts';
import { tryOwner, tryOwnerJob } from '../flows/consult/help.ts';
import { finishFile, finishFileJob } from '../flows/files/finish.ts';
import { sweepContent, sweepFile, sweepFileJob, sweepPieces } from '../flows/files/sweep.ts';
import { sweepContentJob, sweepPiecesJob } from '../flows/files/take-away.ts';
import { mailCode } from '../flows/identity/mail-code.ts';
import { sendMail } from '../flows/notices/send-mail.ts';
import { followJob, followPolicy } from '../flows/payments/follow.ts';
import { askOpenAgain, openOrdersJob } from '../flows/payments/open-orders.ts';
import { orderJob, performLater } from '../flows/payments/perform.ts';
import { pursueOf } from '../flows/payments/pursue.ts';
import { forgetOwner } from '../flows/people/forget.ts';
import { forgetOwnerJob } from '../flows/people/kept.ts';
import { licenceEnds, licenceEndsJob } from '../flows/people/licence-ends.ts';
import { dueJob, recordDue } from '../flows/records/due.ts';
import { recall, recallJob } from '../flows/records/recall.ts';
import { tell } from '../flows/notices/tell.ts';
import { finishRecording } from '../flows/recordings/finish.ts';
import { finishRecordingJob } from '../flows/recordings/move.ts';
import { sweepRecording, sweepRecordingJob } from '../flows/recordings/sweep.ts';
import { watchRecording, watchRecordingJob } from '../flows/recordings/watch.ts';
import { forgetCustomer, forgetCustomerJob } from '../flows/payments/forget-customer.ts';
import { alertTriage } from '../flows/triage/alert.ts';
import { alertJob } from '../flows/triage/keep.ts';
import { outboxMail, outboxSms } from '../notices/provider.outbox.ts';
import { httpSms } from '../notices/provider.sms-http.ts';
import { smtpMail } from '../notices/provider.smtp.ts';
import { mailBook, smsBook } from '../notices/store.ts';
import { anchorAudit } from '../shared/audit-anchors.ts';
import { anchorJob } from '../shared/audit.ts';
import type { Ground } from './ground.ts';

/** What is done later, by the kind of its job. */
export function jobHandlers({ world, shelf, imports, money }: Pick<Ground, 'world' | 'shelf' | 'imports' | 'money'>): Handlers {
  const { config, db, clock, keys } = world;
  const { sql } = db;
  const { publicUrl } = config;
  const mail = config.smtpUrl ? smtpMail({ book: mailBook(sql), url: config.smtpUrl, publicUrl }) : outboxMail({ book: mailBook(sql) });
  const sms = config.sms ? httpSms({ book: smsBook(sql), ...config.sms }) : outboxSms({ book: smsBook(sql) });
  return {
    tell: tell({ db, clock, keys, mail, sms, publicUrl, calendarFile }),
    mail: sendMail({ db, mail, sms }),
    'mail-code': mailCode({ db, clock, publicUrl }),
    [alertJob]: alertTriage({ db, clock, mail, publicUrl }),
    [finishFileJob]: finishFile(shelf),
    [sweepFileJob]: sweepFile(shelf),
    [sweepContentJob]: sweepContent(shelf),
    [sweepPiecesJob]: sweepPieces(shelf),
    [watchRecordingJob]: watchRecording(world),
    [finishRecordingJob]: finishRecording(shelf),
    [sweepRecordingJob]: sweepRecording(world),
    [endHoldJob]: endHold(world),
    [escalateJob]: escalate(world),
    [tryOwnerJob]: tryOwner(world),
    [dueJob]: recordDue({ db }),
    [recallJob]: recall({ db }),
    [followJob]: followPolicy(money),
    [orderJob]: performLater(money, pursueOf(money)),
    [openOrdersJob]: askOpenAgain(money),
    [forgetCustomerJob]: forgetCustomer(money),
    [forgetOwnerJob]: forgetOwner(world),
    [licenceEndsJob]: licenceEnds(world),
    [clearOutJob]: clearOut(world),
    [importJob]: importCalendar(imports),
    [anchorJob]: anchorAudit({ db, clock, dataDir: config.dataDir }),
  };
}

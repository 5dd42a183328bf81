import type { MessageList, Timeline } from '../../consult/contract.ts';
import type { Database } from '../../database/open.ts';
import type { Scope } from '../../shared/scope.ts';
import { messagesOf } from '../../views/messages.ts';
import { timelineOf } from '../../views/timeline.ts';
import { personOfVisit } from './people.ts';

/** The messages the caller may read. */
export const messages =
  ({ db }: { db: Pick<Database, 'sql'> }) =>
  async (scope: Scope, reference: string): Promise<MessageList> => {
    const { visit, me } = await personOfVisit(db.sql, scope, reference);
    return { messages: await messagesOf(db.sql, scope, { consult: visit.consult, staff: me.kind === 'staff' }) };
  };

export const timeline =
  ({ db }: { db: Pick<Database, 'sql'> }) =>
  async (scope: Scope, reference: string): Promise<Timeline> => {
    const { visit } = await personOfVisit(db.sql, scope, reference);
    return timelineOf(db.sql, scope, visit.consult);
  };

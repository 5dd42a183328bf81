import type { triageNew as english } from '../en/triage-new.ts';
import type { Translation } from '../../shared/text.ts';

export const triageNew: Translation<typeof english> = {
  question: ({ name }) => `Ist bei ${name || 'Ihrem Tier'} etwas neu oder schlimmer?`,
  no: 'Nein', yes: 'Ja',
  lead: 'Kreuzen Sie an, was Sie jetzt sehen, und sagen Sie es mit Ihren Worten.',
  tell: 'Was ist neu oder schlimmer?', needed: 'Kreuzen Sie an, was Sie sehen, oder schreiben Sie ein paar Worte.',
  send: 'Dem Team sagen', sending: 'Wird gesendet', back: 'Zurück',
  thanks: 'Danke. Das Team liest es vor dem Besuch.',
  urgent: 'Das Team liest es vor dem Besuch. Wird es bis dahin schlimmer, rufen Sie an.',
  lost: 'Das konnte nicht geöffnet werden. Versuchen Sie es noch einmal, oder rufen Sie an.',
  failed: 'Das konnte nicht gesendet werden. Versuchen Sie es noch einmal, oder rufen Sie an.',
};

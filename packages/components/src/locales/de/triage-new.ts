import type { triageNew as english } from '../en/triage-new.ts';
import type { Translation } from '../../shared/text.ts';

export const triageNew: Translation<typeof english> = {
  question: ({ name }) => `Ist bei ${name || 'Ihrem Tier'} etwas neu oder schlimmer?`,
  no: 'Nein', yes: 'Ja',
  tell: 'Was ist neu oder schlimmer?', needed: 'Ein paar Worte dazu, was anders ist.',
  send: 'Dem Team sagen', sending: 'Wird gesendet', back: 'Zurück',
  thanks: 'Danke. Das Team liest es vor dem Besuch.',
  failed: 'Das konnte nicht gesendet werden. Versuchen Sie es noch einmal, oder rufen Sie an.',
};

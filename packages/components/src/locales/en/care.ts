/** What the record editor says beside the words of a record: snippets, keys, an animal that has died, late records. */
export const care = {
  snippets: 'Snippets of your clinic',
  snippetsOffered: ({ count }: { count: number }) => (count === 1 ? '1 snippet. Enter puts it in.' : `${count} snippets. Arrows choose, Enter puts one in.`),
  snippetInserted: ({ name }: { name: string }) => `${name} was put in.`,
  snippetKeys: 'Arrows choose, Enter puts it in, Escape closes.',

  keys: 'Keys',
  keySnippet: 'A snippet of your clinic, in any text',
  keySave: 'Save now',
  keyComplete: 'Complete',
  keyLetters: 'To Subjective, Objective, Assessment, Plan',

  stills: 'Pictures from this visit',
  stillsHint: 'What you tick belongs to the record.',
  stillWords: ({ number }: { number: number }) => `What picture ${number} shows`,
  stillTake: ({ name }: { name: string }) => `Put ${name} into the record`,

  died: ({ pet }: { pet: string }) => `${pet} has died`,
  diedText: ({ pet }: { pet: string }) => `From now on nobody is reminded of anything for ${pet}: no visits, no recalls, no mails that still wait.`,
  diedAsk: ({ pet }: { pet: string }) => `${pet} is no longer alive?`,
  diedMark: ({ pet }: { pet: string }) => `Mark ${pet} as deceased`,
  diedBooked: 'Still booked. The front desk was told by mail. Call the owner, or call it off:',
  diedOthers: ({ pets }: { pets: string }) => `together with ${pets}`,
  diedCallOff: ({ when }: { when: string }) => `Call off the visit on ${when}`,
  diedUndo: 'This was marked by mistake',
  diedFailed: 'It could not be written down. Try again.',

  overdueTitle: ({ count }: { count: number }) => (count === 1 ? '1 record is late' : `${count} records are late`),
  overdueLead: 'They were not complete when they were due.',
  overdueRow: ({ pet, vet }: { pet: string; vet: string }) => (vet ? `${pet}, ${vet}` : pet),
  overdueSince: ({ when }: { when: string }) => `Due since ${when}`,
  openRecord: 'Open',
};

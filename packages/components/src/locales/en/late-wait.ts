/** What an owner reads whose vet is late, in English. */
export const lateWait = {
  isLate: ({ who, minutes }: { who: string; minutes: string }) => `${who} is about ${minutes} late`,
  lateText: ({ minutes }: { minutes: string }) => `Your place is kept, and you still get the full ${minutes}.`,
  busy: ({ who }: { who: string }) => `${who} is with another pet right now.`,
  toGo: 'to go',
  lateRing: ({ who, left }: { who: string; left: string }) => `Until ${who} comes: ${left}`,
  anyMoment: ({ who }: { who: string }) => `${who} should be here any moment.`,
  leaveFrom: ({ time }: { time: string }) => `You may leave from ${time}. It costs nothing.`,
  leaveNow: 'You may leave now. It costs nothing.',
  leaveFree: 'Leave, at no cost',
  notHere: ({ who }: { who: string }) => `${who} is not here yet`,
  notHereText: ({ who }: { who: string }) => `We are sorry. You need not wait any longer: leaving costs nothing. The desk can see that ${who} is not here.`,
  iWait: 'I will wait',
  anotherTime: 'Pick another time',
  left: 'You have left the waiting room',
  leftText: 'This costs you nothing. Pick another time, or come back: your place is still there.',
  comeBack: 'Come back',
} as const;

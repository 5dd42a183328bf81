/** What the waiting room says when it is first seen, in English; the rest is in `lobby-more.ts`. */
export const lobby = {
  isHere: ({ who }: { who: string }) => `${who} is here`,

  // Who is here.
  joinsAt: ({ time }: { time: string }) => `Joins at ${time}`,
  joinsAbout: ({ time }: { time: string }) => `Joins about ${time}`,
  late: 'Late',

  help: 'Get help',

  // Running late.
  runningLate: 'I\'m running late',
  told: ({ time }: { time: string }) => `You said: about ${time}. The other side and the desk can see it.`,
  notNow: 'Not now',
  changeLate: 'Change',
} as const;

const pet = (name: string) => name || 'your pet';
type Named = { readonly name: string };

/** Live calls: asking for one, waiting for it, and visits that nobody has yet. */
export const liveCalls = {
  liveTitle: 'A live call now',
  liveText: 'A vet sees you by video as soon as one is free. You wait here, or come back by the link we sent you.',
  liveButton: ({ name }: Named) => `Ask for a live call for ${pet(name)}`,
  liveClosed: 'Nobody is on duty for live calls now.',
  ahead: ({ count }: { count: number }) => (count === 0 ? 'Nobody waits before you.' : count === 1 ? 'One waits before you.' : `${count} wait before you.`),
  about: ({ minutes }: { minutes: string }) => `About ${minutes}.`,
  unknownWait: 'We cannot say yet how long it takes.',
  inList: ({ place }: { place: number }) => (place === 1 ? 'You are next' : `You are number ${place}`),
  noneOnDuty: 'Nobody is on duty right now. Please call us.',
  waitsLong: 'You have waited longer than you should. The desk knows, and looks for somebody.',
  worse: ({ name }: Named) => `If ${pet(name)} gets worse, do not wait`,
  worseText: 'Go to an emergency hospital now, and call on the way.',
  callClinic: ({ phone }: { phone: string }) => `Call ${phone}`,
  leaveList: 'Leave the list',
  leaveAsk: ({ name }: Named) => `Take ${pet(name)} off the list?`,
  leaveText: 'It costs nothing. You lose your place.',
  leaveSend: 'Yes, leave the list',
  stay: 'Keep waiting',
};

import type { Letter } from '../letter.ts';

/** An emergency waits for somebody's decision. Nothing about the animal is in it: mail is not private. */
export const triageAlert = ({ clinicName, deskUrl, round }: { clinicName: string; deskUrl: string; round: number }): Letter => ({
  subject: round === 1 ? 'Emergency in the triage queue' : 'Still waiting: emergency in the triage queue',
  preview: 'Somebody must decide now.',
  title: 'An emergency waits for your decision',
  paragraphs: ['An owner told us signs that may be an emergency, and was sent to an emergency hospital. Open the queue, call the owner, and decide the level.'],
  button: { label: 'Open the queue', url: deskUrl },
  foot: [clinicName, 'You get this mail again every 5 minutes until somebody decides, 3 times at most.'],
});

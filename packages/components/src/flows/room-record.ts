import type { VetBreathsEvent } from '../consult/events.ts';

/** Leads to the record that stands below. */
export function toRecord(root: ParentNode): void {
  const editor = root.querySelector<HTMLElement>('vet-record-editor, vet-record');
  editor?.scrollIntoView({ block: 'start' });
  editor?.focus();
}

/** Puts breaths that were counted in the call into the record, as soon as its form is there; says whether they are in it. */
export async function noteBreaths(root: ParentNode, count: VetBreathsEvent['count'], seconds: VetBreathsEvent['seconds']): Promise<boolean> {
  await customElements.whenDefined('vet-record-editor');
  return (await root.querySelector('vet-record-editor')?.note({ breaths: Math.round((count * 60) / seconds), counted: { breaths: `video-${seconds}` } })) ?? false;
}

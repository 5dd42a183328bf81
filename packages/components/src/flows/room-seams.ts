import type { Room } from '@vetkit/signal-server/consult/contract';
import { nothing, type TemplateResult } from 'lit';
import type { CallView, DevicesView } from '../consult/media-view.ts';
import type { consultTexts } from '../locales/consult.ts';
import type { Overrides } from '../shared/text.ts';

/** What the pieces around the picture may draw of. */
export interface SeamView {
  readonly room: Room;
  readonly reference: string;
  readonly devices: DevicesView;
  readonly call: CallView;
  readonly texts: Overrides<typeof consultTexts.en>;
}

type Seam = (view: SeamView) => TemplateResult | typeof nothing;

/** The staff's control bar, at the end of the controls (`slot="bar"`); during the call and, as the last row of the lobby, before it. */
export const bar: Seam = () => nothing;

/** Recording: its banner stands over the picture at the top (`slot="recording"`). */
export const recording: Seam = () => nothing;

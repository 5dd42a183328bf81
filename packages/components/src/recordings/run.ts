import { CallRecorder, type RecordedPart } from '../media/recording/recorder.ts';
import type { RecordingsClient } from './client.ts';
import type { KeptParts } from './kept-parts.ts';
import { PartSender } from './sender.ts';
import { alone } from './unsent.ts';

export interface RunWorld {
  readonly client: RecordingsClient;
  readonly kept: KeptParts;
  readonly recording: string;
  readonly reference: string;
  /** Which run the server says it is in. */
  readonly run: number;
  /** The browser cannot go on. */
  readonly onFailed: () => void;
}

/** One recording as this page makes it: each part is kept on this device and sent, until it is stopped and all of it is there. */
export interface Run {
  readonly recorder: Pick<CallRecorder, 'show' | 'pause' | 'goOn' | 'state'>;
  /** Ends it. Resolves when all is sent; it goes on doing so when nobody waits. */
  stop(): Promise<void>;
}

/** Begins to record. Throws where the browser cannot; nothing when another page of this person has this recording in hand. */
export function startRun({ client, kept, recording, reference, run, onFailed }: RunWorld): Promise<Run | undefined> {
  return new Promise((begun, failed) => {
    void alone(recording, async () => {
      let offset = 0;
      let writing: Promise<unknown> = kept.begin(recording, reference).catch(() => {});
      const sender = new PartSender({ client, kept, recording });
      const take = async ({ bytes: blob, ...about }: RecordedPart): Promise<void> => {
        const part = { offset, bytes: await blob.arrayBuffer(), ...about };
        offset += part.bytes.byteLength;
        sender.add(part);
        // Storage that is full or forbidden costs only the safety net: the server still gets every part.
        void kept.keep(recording, part).catch(() => {});
      };
      const recorder = new CallRecorder({ run, onPart: (part) => (writing = writing.then(() => take(part))), onFailed });
      await new Promise<void>((done) => {
        const stop = async (): Promise<void> => {
          await recorder.stop();
          await writing;
          await sender.finish();
          done();
        };
        let stopped: Promise<void> | undefined;
        begun({ recorder, stop: () => (stopped ??= stop()) });
      });
      return true;
    }).then((was) => was || begun(undefined), failed);
  });
}

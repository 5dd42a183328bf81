import { sealedStore } from '../files/sealed-store.ts';

/** A part of a recording, and where in it it begins. */
export interface Part {
  readonly offset: number;
  readonly bytes: ArrayBuffer;
  /** The run that all of it was recorded in. */
  readonly run: number;
  /** When its last picture was taken: this device's clock. */
  readonly taken: number;
}

/** The parts of recordings that one person has made here and that the server may not have yet, encrypted on this device. */
export interface KeptParts {
  /** Notes to which visit a recording belongs. */
  begin(recording: string, reference: string): Promise<void>;
  keep(recording: string, part: Part): Promise<void>;
  drop(recording: string, offset: number): Promise<void>;
  /** Recordings of which something is here, with the visit they belong to. */
  unsent(): Promise<{ readonly recording: string; readonly reference: string }[]>;
  /** What is here of one, in order; what cannot be read, and all after it, is left out. */
  parts(recording: string): Promise<Part[]>;
  forget(recording: string): Promise<void>;
}

const digits = 15;

/** A part as it lies here: its run and its time stand before its bytes. */
function packed({ run, taken, bytes }: Part): ArrayBuffer {
  const all = new Uint8Array(new ArrayBuffer(told + bytes.byteLength));
  all.set(new Uint8Array(Float64Array.of(run, taken).buffer));
  all.set(new Uint8Array(bytes), told);
  return all.buffer;
}
const told = 16;

/** Opens them. `clinic` keeps the recordings of several clinics apart. */
export function keptParts(person: string, clinic: string): KeptParts {
  const store = sealedStore(person, 'chunks');
  const visit = (recording: string) => `${clinic} visit ${recording}`;
  const part = (recording: string, offset?: number) => `${clinic} film ${recording} ${offset === undefined ? '' : String(offset).padStart(digits, '0')}`;
  return {
    begin: (recording, reference) => store.write(visit(recording), new TextEncoder().encode(reference)),
    keep: (recording, one) => store.write(part(recording, one.offset), packed(one)),
    drop: (recording, offset) => store.remove(part(recording, offset)),
    async unsent() {
      const found = [];
      for (const name of await store.names(`${clinic} visit `)) {
        const reference = await store.read(name);
        const recording = name.split(' ').at(-1) ?? '';
        if (reference) found.push({ recording, reference: new TextDecoder().decode(reference) });
      }
      return found;
    },
    async parts(recording) {
      const found: Part[] = [];
      for (const name of await store.names(part(recording))) {
        const bytes = await store.read(name);
        if (!bytes) break;
        const [run = 0, taken = 0] = new Float64Array(bytes, 0, 2);
        found.push({ offset: Number(name.slice(-digits)), bytes: bytes.slice(told), run, taken });
      }
      return found;
    },
    async forget(recording) {
      for (const name of await store.names(part(recording))) await store.remove(name);
      await store.remove(visit(recording));
    },
  };
}

import { expect } from 'chai';
import { WORDS } from './safety-list.ts';
import { fingerprintOf, Safety, type SafetyMessage } from './safety.ts';

type Words = readonly string[] | null;

/** Two people, and what passes between them; `middle` may change it. */
async function exchange(one: string, other: readonly [seenByOne: string, own: string, seenOfOne: string], middle = (message: SafetyMessage): SafetyMessage => message) {
  const said = new Promise<[Words, Words]>((resolve) => {
    let first: Words | undefined;
    let second: Words | undefined;
    const done = (): void => void (first !== undefined && second !== undefined && resolve([first, second]));
    const a: Safety = new Safety((message) => void b.hear(middle(message)), () => [one, other[0]], (words) => ((first = words), done()));
    const b: Safety = new Safety((message) => void a.hear(middle(message)), () => [other[1], other[2]], (words) => ((second = words), done()));
    void a.begin();
    void b.begin();
  });
  return said;
}

describe('safety words', () => {
  it('are 256 different ones', () => void expect(new Set(WORDS).size).to.equal(256));

  it('are the same on both sides', async () => {
    const [a, b] = await exchange('SHA-256 AA', ['SHA-256 BB', 'SHA-256 BB', 'SHA-256 AA']);
    expect(a).to.have.length(4);
    expect(b).to.deep.equal(a);
  });

  it('are others each time', async () => {
    const [[a], [b]] = await Promise.all([1, 2].map(() => exchange('SHA-256 AA', ['SHA-256 BB', 'SHA-256 BB', 'SHA-256 AA']))) as [[Words, Words], [Words, Words]];
    expect(a).to.not.deep.equal(b);
  });

  it('differ when somebody in the middle has put own keys to both sides', async () => {
    const [a, b] = await exchange('SHA-256 AA', ['SHA-256 MM', 'SHA-256 BB', 'SHA-256 MM']);
    expect(a).to.not.deep.equal(b);
  });

  it('are none when a number is not the promised one', async () => {
    const [a, b] = await exchange('SHA-256 AA', ['SHA-256 BB', 'SHA-256 BB', 'SHA-256 AA'], (message) =>
      message.kind === 'nonce' ? { kind: 'nonce', nonce: '00'.repeat(16) } : message,
    );
    expect([a === null, b === null]).to.deep.equal([true, true]);
  });

  it('a number that comes before its promise is not heard', async () => {
    const words: Words[] = [];
    const said: SafetyMessage[] = [];
    const alone = new Safety((message) => said.push(message), () => ['SHA-256 AA', 'SHA-256 BB'], (agreed) => words.push(agreed));
    await alone.begin();
    await alone.hear({ kind: 'nonce', nonce: '00'.repeat(16) });
    expect(said.map(({ kind }) => kind)).to.deep.equal(['promise']);
    expect(words).to.deep.equal([]);
  });

  it('reads the fingerprints of a description', () => {
    const sdp = 'v=0\r\na=fingerprint:sha-256 aa:bb\r\nm=audio\r\na=fingerprint:sha-256 AA:BB\r\n';
    expect(fingerprintOf(sdp)).to.equal('SHA-256 AA:BB');
    expect(fingerprintOf('v=0') === null).to.equal(true);
  });
});

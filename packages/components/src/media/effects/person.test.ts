import { expect } from 'chai';
import { placeOf, type PlaceWord } from './person.ts';

const [width, height] = [256, 144];

/** Head and shoulders as a mask: an ellipse whose middle is there, shares of the picture. */
const person = (x: number, y: number, wide: number, high: number): Float32Array =>
  Float32Array.from({ length: width * height }, (_, i) => (Math.hypot(((i % width) / width - x) / wide, (Math.floor(i / width) / height - y) / high) < 1 ? 0.9 : 0.1));

describe('where somebody is in the picture', () => {
  const cases: [PlaceWord, Float32Array][] = [
    ['good', person(0.5, 0.7, 0.22, 0.55)],
    ['good', person(0.4, 0.55, 0.2, 0.5)],
    ['nobody', person(0.5, 0.5, 0.05, 0.1)],
    ['far', person(0.5, 0.5, 0.12, 0.25)],
    ['close', person(0.5, 0.5, 0.7, 0.9)],
    ['aside', person(0.85, 0.7, 0.25, 0.55)],
    ['cut', person(0.5, 0.3, 0.25, 0.6)],
  ];
  cases.forEach(([word, mask], n) => it(`${n + 1}: ${word}`, () => void expect(placeOf(mask, width, height)).to.equal(word)));
});

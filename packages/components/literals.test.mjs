import { expect, test } from 'vitest';
import { smallCss, smallHtml, smallSvg } from './literals.mjs';

test('styles lose comments and needless spaces, and mean the same', () => {
  expect(smallCss('/* why */\n  @layer vet.base {\n    .a > .b :hover, .c { color: oklch(0.500 0.10 27.00); margin: 0 -0.5px; }\n  }\n')).toBe(' @layer vet.base{.a>.b :hover,.c{color:oklch(.5 .1 27);margin:0 -.5px}}');
  expect(smallCss('a {\n  b: c; /* one; */\n  /* "two" */\n  d: e; /* three */\n}')).toBe('a{b:c;d:e}');
  expect(smallCss('i { inline-size: calc(100% - 10.0px + 20px); content: "a  /* b */ 0.50"; }')).toBe('i{inline-size:calc(100% - 10px + 20px);content:"a  /* b */ 0.50"}');
});

test('templates keep every space between words, once', () => {
  expect(smallHtml('\n  <p class="a\n b"> one\n   <b>two</b>  three</p>')).toBe(' <p class="a b"> one <b>two</b> three</p>');
});

test('drawings lose the noughts at the end of a number', () => {
  expect(smallSvg('<path d="M5 10.500V4.2c0-.50.6-.800 1.05 10"/>')).toBe('<path d="M5 10.5V4.2c0-.5.6-.8 1.05 10"/>');
});

export { expect } from 'chai';

/** Tells one story: a sentence, and what shows that it is true. The same word as in the server's tests; `describe` and the hooks are globals. */
export const test = it;

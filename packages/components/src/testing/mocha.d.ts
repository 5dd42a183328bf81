// The test runner's own globals, as far as stories use them.
type StoryBody = (this: { timeout(milliseconds: number): void }) => void | Promise<void>;
type StoryHook = (body: StoryBody) => void;

declare const describe: ((name: string, body: () => void) => void) & { skip: (name: string, body: () => void) => void };
declare const it: ((story: string, body: StoryBody) => void) & { skip: (story: string, body?: StoryBody) => void };
declare const before: StoryHook;
declare const after: StoryHook;
declare const beforeEach: StoryHook;
declare const afterEach: StoryHook;

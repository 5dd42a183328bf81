// Who may import whom: the table of the design, read by the linter (plugin.mjs). Paths are from the root of the repository;
// OWN stands for the domain of the importing file. The first room that a file belongs to counts; files of no room may import anything.

const server = 'packages/signal-server/src/';
const browser = 'packages/components/src/';
/** Folders of the server that are no domains. */
const floors = 'flows|views|shared|database|mounts';
const browserFloors = 'clinic|files|media|shared|locales|flows|pages';
/** Pieces of `shared/` that touch nothing outside: rules may use them, in the browser too. */
const pure = `${server}shared/(clock|dates|event-types|money|regions|scope)\\.ts`;

const contracts = `${server}(.*/)?([\\w-]+\\.)?contract\\.ts`;
const ownContract = `${server}OWN/([\\w-]+\\.)?contract\\.ts`;
const rules = `${server}[\\w-]+/rules(\\.ts|/.*)`;
const below = (...folders) => folders.map((folder) => `${folder}.*`);
const node = 'node:.*';
const lit = 'lit(/.*)?|@lit/.*';

export const rooms = [
  { room: 'a test', files: '(.*/)?(test/.*|[^/]+\\.test\\.m?[jt]s)', may: 'anything' },
  { room: 'a contract', files: contracts, may: [contracts], packages: ['valibot'], why: 'it imports only the schema library and other contracts' },
  {
    room: 'rules', files: `${server}(?<own>[\\w-]+)/(rules\\.ts|rules/.*)`, may: [contracts, `${server}OWN/rules(\\.ts|/.*)`, pure], packages: ['temporal-polyfill', 'valibot'],
    why: 'they run in server and browser, and only contracts, their own files, temporal-polyfill and the pure pieces of shared/ do',
  },
  {
    room: 'views', files: `${server}views/.*`, may: [...below(`${server}views/`, `${server}database/`, `${server}shared/`), contracts, rules], packages: ['valibot', node],
    why: 'they read tables by database/ and shared/, and know of domains only contracts and rules',
  },
  {
    room: 'flows', files: `${server}flows/.*`, packages: ['valibot', 'temporal-polyfill', node],
    // A domain's pure pieces beside rules (texts, defaults) too; of its providers only the interface.
    may: [...below(`${server}flows/`, `${server}database/`, `${server}shared/`, `${server}views/`), `${server}(?!(${floors})/)[\\w-]+/(?!routes|guard|provider\\.(?!ts)).*`],
    why: 'they join stores, rules and contracts of domains; providers arrive as arguments, HTTP stays in routes',
  },
  { room: 'shared/', files: `${server}shared/.*`, may: below(`${server}shared/`, `${server}database/`), packages: 'any', why: 'it knows no domain' },
  { room: 'database/', files: `${server}database/.*`, may: below(`${server}shared/`, `${server}database/`), packages: 'any', why: 'it knows no domain' },
  {
    room: 'a store', files: `${server}(?<own>[\\w-]+)/store(\\.[\\w-]+)?\\.ts`, may: [...below(`${server}shared/`, `${server}database/`), contracts, `${server}OWN/(store(\\.[\\w-]+)?|problems|provider)\\.ts`, `${server}OWN/rules(\\.ts|/.*)`], packages: ['valibot', node],
    why: 'it has database/, shared/, contracts and the rules of its own domain',
  },
  {
    room: 'a provider', files: `${server}(?<own>[\\w-]+)/provider\\.[\\w-]+\\.ts`, may: [...below(`${server}shared/`), ownContract, `${server}OWN/(provider\\.ts|rules(\\.ts|/.*))`], packages: 'one', besides: [node, 'valibot'],
    why: 'it has one outside library, its own contract, interface and rules, and shared/',
  },
  {
    room: 'routes', files: `${server}(?<own>[\\w-]+)/routes(\\.[\\w-]+)?\\.ts`, may: [...below(`${server}shared/`), ownContract, `${server}OWN/(?!provider\\.(?!ts)).*`], packages: ['hono(/.*)?', '@hono/.*', 'hono-openapi', 'valibot', node],
    why: 'they have Hono, shared/ and their own domain; guard and flows arrive as arguments',
  },
  {
    room: 'a domain of the server', files: `${server}(?!(${floors})/)(?<own>[\\w-]+)/.*`, may: [...below(`${server}OWN/`, `${server}shared/`, `${server}database/`), contracts], packages: 'any',
    why: 'it knows of other domains only contracts, and no flow; what crosses domains is a flow',
  },

  { room: 'the media kit', files: `${browser}media/.*`, may: below(`${browser}media/`), packages: 'any', never: [lit, 'valibot', '@vetkit/.*'], why: 'it knows neither Lit nor contracts nor texts' },
  { room: 'shared/ of the browser', files: `${browser}shared/.*`, may: [...below(`${browser}shared/`), contracts, pure], packages: [lit], why: 'it knows no domain' },
  { room: 'texts', files: `${browser}locales/.*`, may: [...below(`${browser}locales/`, `${browser}shared/`), contracts], packages: [lit], why: 'they are only texts' },
  {
    room: 'clinic/', files: `${browser}clinic/.*`, may: [...below(`${browser}clinic/`, `${browser}shared/`, `${browser}locales/`), contracts], packages: [lit, 'valibot'],
    why: 'it stands below every domain and knows none',
  },
  {
    room: 'files/', files: `${browser}files/.*`, may: [...below(`${browser}files/`, `${browser}clinic/`, `${browser}shared/`, `${browser}locales/`), contracts, `${server}files/rules/.*`], packages: 'any',
    why: 'it stands below every domain and knows none but the rules of its own',
  },
  {
    room: 'flows/ of the browser', files: `${browser}flows/.*`, may: [...below(browser), contracts], packages: [lit],
    why: 'they compose elements, clients and events, and bring no library of their own',
  },
  {
    room: 'pages/ of the browser', files: `${browser}pages/.*`, may: [...below(browser), contracts], packages: [lit, 'valibot'],
    why: 'they are the hosted pages: elements, clients and events, and contracts for what they ask themselves',
  },
  {
    room: 'a client', files: `${browser}(?<own>[\\w-]+)/([\\w-]+-)?client\\.ts`, may: [`${browser}clinic/.*`, contracts], packages: ['valibot'],
    why: 'it has contracts and clinic/http',
  },
  {
    room: 'a domain of the browser', files: `${browser}(?!(${browserFloors})/)(?<own>[\\w-]+)/.*`, packages: 'any',
    may: [...below(`${browser}OWN/`, `${browser}clinic/`, `${browser}files/`, `${browser}media/`, `${browser}shared/`, `${browser}locales/`), contracts, `${server}OWN/rules(\\.ts|/.*)`, `${server}OWN/words/.*`, pure],
    why: 'it knows no element of another domain; what joins domains is in flows/',
  },

  { room: 'the demo', files: 'demo/(clinic-site|portal)/.*', may: below('demo/(clinic-site|portal)/'), packages: 'any', exports: true, why: 'it has only what the packages export' },
];

/** Libraries that are everybody's; any other one is imported by one file of its domain. */
export const common = [node, lit, 'valibot', 'hono(/.*)?', '@hono/.*', 'hono-openapi', 'temporal-polyfill', '@vetkit/.*', 'vitest'];

/** Files of these are held to one file for each outside library: the domain is the first folder. */
export const domains = `(?<domain>(${server}|${browser})[\\w-]+)/.*`;

/** Names under which packages of this repository import each other. */
export function ownFile(specifier) {
  const [, name, rest] = /^@vetkit\/(signal-server|components)(?:\/(.*))?$/.exec(specifier) ?? [];
  if (name === 'signal-server') return `${server}${rest}.ts`;
  return name && `${browser}${rest === 'media' ? 'media/media' : 'index'}.ts`;
}

/** The server a script was loaded from: `/vet.js` and `/v/<version>/…` lie at its root, whatever path it is mounted on. */
export function serverOfScript(script: string): URL {
  const url = new URL(script);
  url.search = url.hash = '';
  url.pathname = url.pathname.replace(/(?:v\/[^/]+\/)?[^/]*$/, '');
  return url;
}

let found: URL | undefined;

/** Says where the server is, for every element that is not told otherwise. `vet.js` says its own server. */
export function setServer(server: URL | string): void {
  found = withSlash(server);
}

/** The server in force: an address said on the element, else what `setServer` said, else the page's own origin. */
export function serverAddress(said = ''): URL {
  if (said) return withSlash(new URL(said, document.baseURI));
  return found ?? new URL('/', document.baseURI);
}

function withSlash(address: URL | string): URL {
  const url = new URL(address);
  if (!url.pathname.endsWith('/')) url.pathname += '/';
  return url;
}

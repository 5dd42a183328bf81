/**
 * Takes a secret out of the page's fragment (`#sign-in=…`) and removes it from the address at once, so that it stays
 * neither in the history nor in what is copied. Undefined if there is none.
 */
export function takeSecret(name: string): string | undefined {
  const parts = new URLSearchParams(location.hash.slice(1));
  const secret = parts.get(name);
  if (!secret) return undefined;
  parts.delete(name);
  const rest = parts.size ? `#${parts}` : '';
  history.replaceState(history.state, '', `${location.pathname}${location.search}${rest}`);
  return secret;
}

// npm run operator -- COMMAND …: what the operator does on the server's own console.
import './node-version.mjs';

const { ensureInstalled, ensureBuilt } = await import('./prepare.mjs');
ensureInstalled();
await ensureBuilt();
await import('../packages/signal-server/dist/operator.js');

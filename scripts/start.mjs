// npm start: installs and builds what is missing, then is the server. No process in between: signals and Ctrl-C go straight to it.
import './node-version.mjs';

const { ensureInstalled, ensureBuilt } = await import('./prepare.mjs');
ensureInstalled();
await ensureBuilt();
await import('../packages/signal-server/dist/main.js');

// Except below npm, which puts a shell in between: a SIGTERM sent to npm ends the shell and never arrives here. When the shell is gone, we were meant.
const parent = process.ppid;
if (process.env['npm_lifecycle_event']) {
  const watch = setInterval(() => {
    if (process.ppid === parent) return;
    clearInterval(watch);
    process.kill(process.pid, 'SIGTERM');
  }, 100);
  watch.unref();
}

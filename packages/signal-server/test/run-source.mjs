// Runs a TypeScript file of this repository in a process of its own: node run-source.mjs FILE [ARGUMENT …]
import { runnerImport } from 'vite';

await runnerImport(process.argv[2], { resolve: { conditions: ['vetkit-source'] }, logLevel: 'error' });

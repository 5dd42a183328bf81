// Loads a TypeScript module of this project under Node, with the workspaces resolved to their sources.
import { runnerImport } from 'vite';

export async function load(file) {
  const { module } = await runnerImport(file, {
    configFile: false,
    logLevel: 'error',
    resolve: { conditions: ['vetkit-source', 'node'] },
    ssr: { resolve: { conditions: ['vetkit-source', 'node'] } },
  });
  return module;
}

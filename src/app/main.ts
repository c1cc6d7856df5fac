import { enableCompileCache } from 'node:module';
import { join } from 'node:path';

// Reading the source takes half of a start; what was read is kept in the data folder, by content, for the next one.
const folder = join(process.env.ENTENTE_HOME ?? './var', 'cache', 'compiled');
enableCompileCache(folder);
// Threads read the same source and find the folder here.
process.env.NODE_COMPILE_CACHE ??= folder;
await import('./run-node.ts');

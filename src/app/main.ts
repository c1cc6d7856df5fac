import { enableCompileCache } from 'node:module';
import { availableParallelism } from 'node:os';
import { join } from 'node:path';
import { setFlagsFromString } from 'node:v8';

// Up to so many cores the node has as many search threads.
const CORES_ALL_BUSY = 4;

// Reading the source takes half of a start; what was read is kept in the data folder, by content, for the next one.
const folder = join(process.env.ENTENTE_HOME ?? './var', 'cache', 'compiled');
enableCompileCache(folder);
// Threads read the same source and find the folder here.
process.env.NODE_COMPILE_CACHE ??= folder;
// A search thread for each core clears its own youngest memory; helping each other costs them more than it takes.
if (availableParallelism() <= CORES_ALL_BUSY) setFlagsFromString('--no-parallel-scavenge');
await import('./run-node.ts');

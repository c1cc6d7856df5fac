import { Counter, collectDefaultMetrics, Gauge, Histogram, Registry } from 'prom-client';

/** What a node counts about itself, for `/metrics`. Labels hold kinds, never people. */
export interface Metrics {
  readonly registry: Registry;
  readonly requests: Histogram<'method' | 'route' | 'status'>;
  /** Counts searches that reached these registers. Cheap: they are added up when somebody asks for the metrics. */
  countSearches(registers: readonly string[], outcome: string, count?: number): void;
  readonly auditBlocks: Counter;
  readonly auditEntries: Counter;
  readonly indexRecords: Gauge<'kind'>;
  readonly feedLagSeconds: Gauge;
}

const MOST_WAITING = 1000;

/** Makes the counters of one node. */
export function openMetrics(): Metrics {
  const registry = new Registry();
  const registers = [registry];
  collectDefaultMetrics({ register: registry });
  const waiting = new Map<readonly string[], Map<string, number>>();
  const searches = new Counter({
    name: 'entente_searches_total',
    help: 'Searches answered',
    labelNames: ['register', 'outcome'],
    registers,
    collect: () => addUp(),
  });
  function addUp(): void {
    for (const [searched, counts] of waiting) {
      for (const [outcome, count] of counts)
        for (const register of searched) searches.inc({ register, outcome }, count);
    }
    waiting.clear();
  }
  return {
    registry,
    requests: new Histogram({
      name: 'entente_request_seconds',
      help: 'Time to answer, by route',
      labelNames: ['method', 'route', 'status'],
      buckets: [0.001, 0.002, 0.005, 0.01, 0.02, 0.05, 0.1, 0.2, 0.5, 1, 2, 5],
      registers,
    }),
    countSearches(searched, outcome, count = 1) {
      let counts = waiting.get(searched);
      if (counts === undefined) {
        // Lists are mostly the same few; whoever makes a new one for each search does not make this grow.
        if (waiting.size >= MOST_WAITING) addUp();
        counts = new Map();
        waiting.set(searched, counts);
      }
      counts.set(outcome, (counts.get(outcome) ?? 0) + count);
    },
    auditBlocks: new Counter({ name: 'entente_audit_blocks_total', help: 'Audit blocks sealed', registers }),
    auditEntries: new Counter({ name: 'entente_audit_entries_total', help: 'Audit entries sealed', registers }),
    indexRecords: new Gauge({
      name: 'entente_index_records',
      help: 'Records in the search index',
      labelNames: ['kind'],
      registers,
    }),
    feedLagSeconds: new Gauge({
      name: 'entente_feed_lag_seconds',
      help: 'Age of the newest change not yet in the index',
      registers,
    }),
  };
}

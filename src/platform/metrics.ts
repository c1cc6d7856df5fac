import { Counter, collectDefaultMetrics, Gauge, Histogram, Registry } from 'prom-client';

/** What a node counts about itself, for `/metrics`. Labels hold kinds, never people. */
export interface Metrics {
  readonly registry: Registry;
  readonly requests: Histogram<'method' | 'route' | 'status'>;
  readonly searches: Counter<'register' | 'outcome'>;
  readonly auditBlocks: Counter;
  readonly auditEntries: Counter;
  readonly indexRecords: Gauge<'kind'>;
  readonly feedLagSeconds: Gauge;
}

/** Makes the counters of one node. */
export function openMetrics(): Metrics {
  const registry = new Registry();
  const registers = [registry];
  collectDefaultMetrics({ register: registry });
  return {
    registry,
    requests: new Histogram({
      name: 'entente_request_seconds',
      help: 'Time to answer, by route',
      labelNames: ['method', 'route', 'status'],
      buckets: [0.001, 0.002, 0.005, 0.01, 0.02, 0.05, 0.1, 0.2, 0.5, 1, 2, 5],
      registers,
    }),
    searches: new Counter({
      name: 'entente_searches_total',
      help: 'Searches answered',
      labelNames: ['register', 'outcome'],
      registers,
    }),
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

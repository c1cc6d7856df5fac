import { mkdtempSync, rmSync } from 'node:fs';
import pg from 'pg';
const B='../src/';
const { startEmbeddedPostgres } = await import(B+'platform/embedded-postgres.ts');
const { migrate } = await import(B+'platform/migrate.ts');
const home = mkdtempSync('/tmp/pp-');
const srv = await startEmbeddedPostgres(home+'/postgres', { password: 'x' });
await migrate(srv.url);
const c = new pg.Client(srv.url); await c.connect();
await c.query(`insert into audit_chains values ('a','k'),('b','k')`);
const h = Buffer.alloc(32, 1), packed = Buffer.alloc(8000, 3);
const text = `insert into audit_blocks (chain, height, previous, root, before, entries, first_at, last_at, hash, low_id, high_id, packed) values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12)`;
const id = '0190f2f2-aaaa-7bbb-8ccc-0123456789ab', at = new Date().toISOString();
for (let r = 0; r < 3; r++) for (const [chain, name] of [['a', undefined], ['b', 'blk']] as const) {
  const lat: number[] = []; const cpu = process.cpuUsage();
  for (let i = 0; i < 1500; i++) { const t = performance.now(); await c.query({ name, text, values: [chain, r*1500+i, h, h, 0, 5, at, at, h, id, id, packed] }); lat.push(performance.now()-t); }
  lat.sort((x,y)=>x-y); const u = process.cpuUsage(cpu);
  console.log(name ?? 'plain', 'p50', lat[750]!.toFixed(3), 'p90', lat[1350]!.toFixed(3), 'cpu', ((u.user+u.system)/1500).toFixed(0));
}
await c.end(); await srv.stop(); rmSync(home, {recursive: true});

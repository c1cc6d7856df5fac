import { Problem } from '../kernel/problem.ts';
import type { App } from '../platform/http.ts';
import type { JobDeclaration } from '../platform/jobs.ts';

// Asking, reading the audit of one's asking, and coming and going. Everything else changes what the main database owns.
const ANSWERED_HERE = ['/v1/searches', '/v1/recognise', '/v1/audit/', '/v1/sign-in', '/v1/sign-out'];
const CHANGES = new Set(['POST', 'PUT', 'PATCH', 'DELETE']);

/** Refuses what a replica would not keep: its tables belong to the subscription, and a row of its own could stop that. */
export function refuseChanges(app: App): void {
  app.addHook('preHandler', (request, _reply, done) => {
    const { method, routeOptions } = request;
    const isChange = CHANGES.has(method) && !ANSWERED_HERE.some((prefix) => routeOptions.url?.startsWith(prefix));
    done(
      isChange
        ? new Problem(
            'wrong-state',
            'This node answers searches from a replica. Do this on a node of the main database.',
          )
        : undefined,
    );
  });
}

// Records expire, owners are reminded and messages delivered by the nodes of the main database.
const JOBS_OF_A_REPLICA = ['trim-changes', 'forget-notices'];

/** What a node on a replica does by the clock: only what concerns its own copy. */
export function jobsOnReplica(jobs: readonly JobDeclaration[]): JobDeclaration[] {
  return jobs.filter(({ name }) => JOBS_OF_A_REPLICA.includes(name));
}

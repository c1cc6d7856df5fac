import { PgBoss } from 'pg-boss';
import type { Logger } from './log.ts';

/** A job that runs by the clock or when asked; it is safe to run it twice. */
export interface JobDeclaration {
  readonly name: string;
  /** Cron expression in UTC; undefined runs only when asked. */
  readonly schedule?: string;
  run(data: unknown): Promise<void>;
}

export interface Jobs {
  /** Asks for a job once, now or at an instant. */
  ask(name: string, data: object, options?: { readonly at?: Date; readonly once?: string }): Promise<void>;
  stop(): Promise<void>;
}

/** Starts the job runner on the node's own database. */
export async function startJobs(url: string, declarations: readonly JobDeclaration[], log: Logger): Promise<Jobs> {
  const boss = new PgBoss({ connectionString: url, application_name: 'entente-jobs', max: 3, schema: 'jobs' });
  boss.on('error', (error) => log.warn({ job: 'runner', failure: error.name }, 'job runner'));
  await boss.start();
  for (const job of declarations) {
    await boss.createQueue(job.name);
    if (job.schedule) await boss.schedule(job.name, job.schedule, {}, { tz: 'UTC' });
    await boss.work(job.name, async (asked) => {
      for (const one of asked) {
        try {
          await job.run(one.data);
        } catch (error) {
          log.error({ job: job.name, failure: error instanceof Error ? error.name : 'unknown' }, 'job failed');
          throw new Error(`${job.name} failed`); // without the driver's words
        }
      }
    });
  }
  return {
    async ask(name, data, { at, once } = {}) {
      await boss.send(name, data, { startAfter: at, singletonKey: once });
    },
    stop: () => boss.stop({ graceful: true, timeout: 5000 }),
  };
}

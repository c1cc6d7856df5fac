import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { type Access, accessRoutes, createAccess } from '../domains/access/public.ts';
import { auditRoutes, createAudit, type NodeAudit } from '../domains/audit/public.ts';
import {
  deliverSubmitted,
  type ExchangeDesk,
  exchangeRoutes,
  openAgencyKeys,
  openVault,
} from '../domains/exchange/public.ts';
import { type HitsDesk, hitRoutes, noteMatches } from '../domains/hits/public.ts';
import { closeInterrupted, type ImportDesk, importRoutes } from '../domains/imports/public.ts';
import { type InstrumentsDesk, instrumentRoutes, openInstrumentsDesk } from '../domains/instruments/public.ts';
import {
  findHotSpotName,
  findMomentOfCheck,
  type OperationsDesk,
  openOperationsDesk,
  operationRoutes,
} from '../domains/operations/public.ts';
import { type RegisterDesk, registerRoutes } from '../domains/registers/public.ts';
import {
  judgeAgain,
  type LiveIndex,
  openLiveIndex,
  personQuestions,
  type SearchDesk,
  searchRoutes,
} from '../domains/search/public.ts';
import { findFreePort } from '../platform/free-port.ts';
import { type App, createApp } from '../platform/http.ts';
import { startJobs } from '../platform/jobs.ts';
import { migrate } from '../platform/migrate.ts';
import type { NodeParts } from '../platform/node-parts.ts';
import { openNoticeBoard } from '../platform/notices.ts';
import { isReplica, untilCopied } from '../platform/replica.ts';
import { RightOfWay } from '../platform/right-of-way.ts';
import type { Settings } from '../platform/settings.ts';
import { openVirusScanner } from '../platform/virus-scanner.ts';
import { eventRoutes } from './events.routes.ts';
import { healthRoutes } from './health.routes.ts';
import { addressFile, type NodeAddress } from './node-address.ts';
import { nodeJobs } from './node-jobs.ts';
import { jobsOnReplica, refuseChanges } from './node-on-replica.ts';
import { openParts } from './open-parts.ts';
import { webRoutes } from './web.routes.ts';

/** A node that answers. */
export interface RunningNode {
  readonly parts: NodeParts;
  readonly audit: NodeAudit;
  readonly access: Access;
  readonly index: LiveIndex;
  readonly registers: RegisterDesk;
  readonly imports: ImportDesk;
  readonly instruments: InstrumentsDesk;
  readonly exchange: ExchangeDesk;
  readonly search: SearchDesk;
  readonly hits: HitsDesk;
  readonly operations: OperationsDesk;
  readonly app: App;
  /** The address it listens on; undefined when it does not listen. */
  readonly url: string | undefined;
  close(): Promise<void>;
}

export interface StartOptions {
  /** False for a node inside a test, which is asked without a port. */
  readonly listen?: boolean;
  /** False for a node that lives as long as one command. */
  readonly jobs?: boolean;
  readonly clock?: () => Date;
  /** Told in words what is being done, for whoever waits. */
  readonly onStep?: (step: string) => void;
}

/** Port 0 is any free one; links and passkeys are bound to the address, so it is chosen before anything is made. */
async function onFreePort(settings: Settings): Promise<Settings> {
  const port = await findFreePort();
  const origin = settings.origin === 'http://localhost:0' ? `http://localhost:${port}` : settings.origin;
  return { ...settings, port, origin };
}

/** Starts a node: data folder, database, migrations, audit, index, HTTP, jobs, in this order; whatever was begun is undone when a step fails. */
export async function startNode(
  asked: Settings,
  { listen = true, jobs: withJobs = true, clock = () => new Date(), onStep = () => {} }: StartOptions = {},
): Promise<RunningNode> {
  const settings = listen && asked.port === 0 ? await onFreePort(asked) : asked;
  const undo: (() => Promise<void> | void)[] = [];
  const close = async (): Promise<void> => {
    for (let step = undo.pop(); step; step = undo.pop()) await step();
  };
  try {
    const opened = await openParts(settings, { clock, onStep });
    undo.push(opened.close);
    const { parts, postgresPort } = opened;
    const { db, log, metrics } = parts;
    const migrated = await migrate(db.url);
    if (migrated.length > 0) onStep(`brought the database up to date (${migrated.length} migrations)`);

    const audit = await createAudit(parts, { ownThread: listen });
    undo.push(() => audit.stop());
    const access = createAccess(parts, audit);
    await access.loadParties();

    const replica = await isReplica(db);
    if (replica) {
      onStep('waiting until the replica is whole');
      await untilCopied(db);
    }
    onStep('building the search index');
    const index = await openLiveIndex(parts, (records) => onStep(`building the search index: ${records} records`));
    undo.push(() => index.stop());
    const registers: RegisterDesk = { db, audit, clock };
    const { importLimit } = settings;
    const rightOfWay = new RightOfWay();
    const imports: ImportDesk = { ...registers, importLimit, spoolFolder: join(settings.home, 'spool'), rightOfWay };
    if (!replica) await closeInterrupted(imports);
    const hits: HitsDesk = {
      db,
      audit,
      access,
      clock,
      judgeAgain: (asking, question) => judgeAgain(search, asking, question),
      nameOfPlace: (operation, place) => findHotSpotName(db, operation, place),
      whenChecked: (search) => findMomentOfCheck(db, search),
    };
    // A hit that was opened in a replica would never reach the owner.
    const followUp: SearchDesk['followUp'] = replica
      ? undefined
      : (tx, disclosures) => noteMatches(hits, tx, disclosures);
    const { memoryBound } = settings;
    const search: SearchDesk = { db, audit, access, index, metrics, clock, followUp, memoryBound, rightOfWay };
    const operations: OperationsDesk = openOperationsDesk({ db, audit, access, search, clock });
    undo.push(() => operations.entries.stop());
    const instruments: InstrumentsDesk = await openInstrumentsDesk({ db, audit, access, clock }, (error) =>
      log.warn({ failure: error instanceof Error ? error.name : 'unknown' }, 'register of instruments not refreshed'),
    );
    undo.push(() => instruments.live.stop());
    const exchange: ExchangeDesk = {
      db,
      audit,
      access,
      search,
      clock,
      keys: openAgencyKeys(db, parts.keys.sealing, clock),
      vault: openVault(db, parts.keys.sealing, clock),
      scanner: settings.virusScanner === undefined ? undefined : openVirusScanner(settings.virusScanner),
      attachmentLimit: settings.attachmentLimit,
      askLegalBasis: instruments.askLegalBasis,
    };
    const notices = await openNoticeBoard(db, (error) =>
      log.warn({ failure: error instanceof Error ? error.name : 'unknown' }, 'notices not read'),
    );
    undo.push(() => notices.stop());

    const app = await createApp(settings, log, metrics, access.gatekeeper, async (app) => {
      if (replica) refuseChanges(app);
      healthRoutes(app, parts, { audit, index });
      accessRoutes(app, access);
      auditRoutes(app, audit, parts, { actorNames: access.actorNames, persons: personQuestions });
      registerRoutes(app, registers);
      importRoutes(app, imports);
      searchRoutes(app, search);
      hitRoutes(app, hits);
      operationRoutes(app, operations);
      instrumentRoutes(app, instruments);
      exchangeRoutes(app, exchange);
      eventRoutes(app, db, notices);
      await webRoutes(app);
    });
    await app.ready();
    undo.push(() => app.close());

    let address: string | undefined;
    if (listen) {
      if (withJobs) {
        // What a node that was killed left between release and delivery does not wait for the job's next minute.
        await deliverSubmitted(exchange);
        const all = nodeJobs(parts, { access, hits, registers, exchange });
        const jobs = await startJobs(db.url, replica ? jobsOnReplica(all) : all, log);
        undo.push(() => jobs.stop());
      }
      address = await app.listen({ port: settings.port, host: settings.host });
      mkdirSync(join(settings.home, 'run'), { recursive: true });
      writeFileSync(
        addressFile(settings.home),
        JSON.stringify({ url: address, pid: process.pid, postgresPort } satisfies NodeAddress),
      );
      undo.push(() => rmSync(addressFile(settings.home), { force: true }));
      await audit.append({ action: 'node.started', outcome: 'done' });
    }
    return {
      parts,
      audit,
      access,
      index,
      registers,
      imports,
      instruments,
      exchange,
      search,
      hits,
      operations,
      app,
      url: address,
      close,
    };
  } catch (error) {
    await close().catch(() => {});
    throw error;
  }
}

import type { Access } from '../domains/access/public.ts';
import {
  deliverSubmitted,
  type ExchangeDesk,
  eraseExpiredItems,
  forgetContents,
  remindDesks,
  tellOfCorrectedRecords,
} from '../domains/exchange/public.ts';
import { forgetFiles, type HitsDesk, remindOwners } from '../domains/hits/public.ts';
import { forgetOldImports } from '../domains/imports/public.ts';
import { expireRecords, type RegisterDesk } from '../domains/registers/public.ts';
import { trimChanges } from '../platform/change-feed.ts';
import type { JobDeclaration } from '../platform/jobs.ts';
import type { NodeParts } from '../platform/node-parts.ts';
import { forgetOldNotices } from '../platform/notices.ts';

/** What a node does by the clock; the hours are UTC. */
export function nodeJobs(
  { db, clock }: NodeParts,
  {
    access,
    hits,
    registers,
    exchange,
  }: { access: Access; hits: HitsDesk; registers: RegisterDesk; exchange: ExchangeDesk },
): JobDeclaration[] {
  return [
    { name: 'expire-records', schedule: '7 * * * *', run: async () => void (await expireRecords(registers)) },
    { name: 'remind-owners', schedule: '* * * * *', run: async () => void (await remindOwners(hits)) },
    { name: 'remind-desks', schedule: '* * * * *', run: async () => void (await remindDesks(exchange)) },
    // What a node that was killed left between release and delivery.
    {
      name: 'tell-of-corrected-records',
      schedule: '*/5 * * * *',
      run: async () => void (await tellOfCorrectedRecords(exchange)),
    },
    { name: 'deliver-messages', schedule: '* * * * *', run: async () => void (await deliverSubmitted(exchange)) },
    {
      name: 'forget-attachments',
      schedule: '27 4 * * *',
      run: async () => void (await db.transaction((tx) => forgetContents(tx, clock()))),
    },
    { name: 'erase-items', schedule: '11 4 * * *', run: async () => void (await eraseExpiredItems(exchange)) },
    { name: 'trim-changes', schedule: '41 * * * *', run: async () => void (await trimChanges(db)) },
    { name: 'forget-notices', schedule: '23 3 * * *', run: () => forgetOldNotices(db, clock()) },
    { name: 'forget-hit-files', schedule: '31 3 * * *', run: async () => void (await forgetFiles(hits)) },
    { name: 'forget-imports', schedule: '53 3 * * *', run: () => forgetOldImports({ db, clock }) },
    { name: 'forget-expired-access', schedule: '37 3 * * *', run: () => access.forgetExpired() },
  ];
}

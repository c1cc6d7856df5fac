import { stringify } from 'csv-stringify/sync';
import type { AgreementRow } from './agreements.ts';
import { AGREEMENT_COLUMNS } from './agreements.ts';
import { readBilateralFacts, readUnitedStatesTreaties } from './bilateral-facts.ts';
import { listParties } from './list-parties.ts';
import { readCitesParties, readCitesTradeGuide } from './read-cites-parties.ts';
import { readBudapestChart, readCouncilOfEuropeDates, readUkRecord } from './read-council-of-europe.ts';
import { readFactbookMembers, readMembershipDates } from './read-memberships.ts';
import { readUnStatusUpdates, readUnTreatyStatus } from './read-un-treaty-status.ts';
import { joinTables } from './status-table.ts';

/** The collected tables, by file name. */
export interface CollectedTables {
  read(file: string): string;
}

/** Everything the product ships about parties and agreements, made from the collected tables: facts only. */
export function buildShippedData(tables: CollectedTables, codesByHand: ReadonlySet<string>) {
  const dated = readMembershipDates(tables.read('org_membership_dates.csv'));
  const status = joinTables([
    readUnTreatyStatus(tables.read('un_treaty_status_2015-03.csv')),
    readUnStatusUpdates(tables.read('status_updates_since_2014.csv')),
    readCitesParties(tables.read('cites_parties_dates.csv')),
    readCitesTradeGuide(tables.read('../wildlife/cites_parties.tsv')),
    readBudapestChart(tables.read('coe_cets185_partial.csv')),
    readCouncilOfEuropeDates(tables.read('coe_other_partial.csv')),
    readUkRecord(tables.read('party_lists_from_uk_record.csv')),
    dated,
    readFactbookMembers(tables.read('factbook_org_memberships.csv'), dated),
  ]);
  const bilateral = readBilateralFacts(tables.read('bilateral_and_agency_facts.csv'));
  const american = readUnitedStatesTreaties(
    tables.read('us_extradition_treaties_partial.csv'),
    tables.read('us_mlat_countries.csv'),
  );
  const rows: AgreementRow[] = [...bilateral.rows, ...american.rows]
    .filter((r) => !codesByHand.has(r.code))
    .sort((a, b) => (a.code < b.code ? -1 : 1));
  const sources = [...status.sources, ...bilateral.sources, ...american.sources].sort((a, b) => (a.id < b.id ? -1 : 1));
  return {
    parties: listParties(),
    status: { sources, rows: status.rows },
    agreements: stringify(rows as AgreementRow[], { header: true, columns: [...AGREEMENT_COLUMNS] }),
    skipped: [...status.skipped, ...bilateral.skipped, ...american.skipped],
  };
}

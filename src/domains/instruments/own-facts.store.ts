import type { Party } from '../../engines/legal-basis/instrument.ts';
import type { Database, Transaction } from '../../platform/database.ts';
import type {
  Entered,
  Evidence,
  OwnAct,
  OwnAuthority,
  OwnCorrection,
  OwnDeclaration,
  OwnDescription,
  OwnEnding,
  OwnFacts,
  OwnReplacement,
} from './own-facts.ts';

/** Told when the register changed, on every node. */
export const REGISTER_CHANNEL = 'entente_instruments';

const ENTERED = `t.id, t.known_from as "knownFrom", t.entered_by as "enteredBy",
       t.entered_agency as "enteredAgency", t.entered_at as "enteredAt"`;
const EVIDENCE = `t.source, t.grade, t.as_of as "asOf"`;

/** Which state of the register the database holds; a party that was added to the node is one more. */
export async function registerVersion(db: Database): Promise<string> {
  const [row] = await db.query<{ version: string }>(
    `select coalesce((select r.version from instrument_register r), 0) || '.' || (select count(*) from parties) as version`,
  );
  return row!.version;
}

/**
 * Begins a change: raises the version, and so makes writers take turns until the transaction ends, and tells every node.
 * What is read afterwards in the same transaction is the newest there is.
 */
export async function beginRegisterChange(tx: Transaction): Promise<void> {
  await tx.query(
    `insert into instrument_register (version) values (1) on conflict (one) do update set version = instrument_register.version + 1`,
  );
  await tx.query(`select pg_notify('${REGISTER_CHANNEL}', '')`);
}

/** Everything that was entered on this node. */
export async function listOwnFacts(db: Database): Promise<OwnFacts> {
  return {
    parties: await db.query<Party>(
      `select p.code, coalesce(p.names ->> 'en', p.code) as name, case when p.invented then 'invented' else p.kind end as kind
         from parties p order by p.code`,
    ),
    descriptions: await db.query<OwnDescription>(
      `select ${ENTERED}, ${EVIDENCE}, t.code, t.description from instrument_descriptions t order by t.entered_at, t.id`,
    ),
    acts: await db.query<OwnAct>(
      `select ${ENTERED}, ${EVIDENCE}, t.instrument, t.party, t.act, t.act_on as "on", t.note, t.step_id as "stepId"
         from instrument_party_acts t order by t.entered_at, t.id`,
    ),
    corrections: await db.query<OwnCorrection>(
      `select ${ENTERED}, t.instrument, t.party, t.act, t.act_on as "on", t.of_source as "ofSource", t.reason
         from instrument_corrections t order by t.entered_at, t.id`,
    ),
    declarations: await db.query<OwnDeclaration>(
      `select ${ENTERED}, ${EVIDENCE}, t.instrument, t.party, t.declared as "text", t.excludes, t.adds,
              t.in_force_from as "from", t.in_force_until as "until"
         from instrument_declarations t order by t.entered_at, t.id`,
    ),
    replacements: await db.query<OwnReplacement>(
      `select ${ENTERED}, ${EVIDENCE}, t.replaced, t.by_instrument as "by", t.measures, t.articles
         from instrument_replacements t order by t.entered_at, t.id`,
    ),
    endings: await db.query<OwnEnding>(
      `select ${ENTERED}, ${EVIDENCE}, t.instrument, t.ends_on as "on", t.measures, t.articles, t.replaced_by as "by", t.note
         from instrument_ends t order by t.entered_at, t.id`,
    ),
    authorities: await db.query<OwnAuthority>(
      `select ${ENTERED}, ${EVIDENCE}, t.party, t.measures, t.name, t.languages
         from instrument_authorities t order by t.entered_at, t.id`,
    ),
  };
}

/** The columns every row has, and their values, in the same order. */
function common(row: Entered & Partial<Evidence>): { columns: string[]; values: unknown[] } {
  const columns = ['id', 'known_from', 'entered_by', 'entered_agency', 'entered_at'];
  const values: unknown[] = [row.id, row.knownFrom, row.enteredBy, row.enteredAgency, row.enteredAt];
  if (row.source !== undefined) {
    columns.push('source', 'grade', 'as_of');
    values.push(row.source, row.grade, row.asOf);
  }
  return { columns, values };
}

/** Adds one row; names of tables and columns are this file's own. */
async function add(
  tx: Transaction,
  table: string,
  row: Entered & Partial<Evidence>,
  more: Readonly<Record<string, unknown>>,
): Promise<void> {
  const { columns, values } = common(row);
  const all = [...columns, ...Object.keys(more)];
  const marks = all.map((_, index) => `$${index + 1}`);
  await tx.query(`insert into ${table} (${all.join(', ')}) values (${marks.join(', ')})`, [
    ...values,
    ...Object.values(more),
  ]);
}

/** Half a letter, as a broken copy may bring it, would be refused by the database. */
function jsonOf(value: unknown): string {
  return JSON.stringify(value, (_key, one: unknown) => (typeof one === 'string' ? one.toWellFormed() : one));
}

export async function addDescription(tx: Transaction, row: OwnDescription): Promise<void> {
  await add(tx, 'instrument_descriptions', row, { code: row.code, description: jsonOf(row.description) });
}

export async function addAct(tx: Transaction, row: OwnAct): Promise<void> {
  const { instrument, party, act, on, note, stepId } = row;
  await add(tx, 'instrument_party_acts', row, { instrument, party, act, act_on: on, note, step_id: stepId });
}

export async function addCorrection(tx: Transaction, row: OwnCorrection): Promise<void> {
  const { instrument, party, act, on, ofSource, reason } = row;
  await add(tx, 'instrument_corrections', row, { instrument, party, act, act_on: on, of_source: ofSource, reason });
}

export async function addDeclaration(tx: Transaction, row: OwnDeclaration): Promise<void> {
  const { instrument, party, text, excludes, adds, from, until } = row;
  const more = { instrument, party, declared: text, excludes, adds, in_force_from: from, in_force_until: until };
  await add(tx, 'instrument_declarations', row, more);
}

export async function addReplacement(tx: Transaction, row: OwnReplacement): Promise<void> {
  const { replaced, by, measures, articles } = row;
  await add(tx, 'instrument_replacements', row, { replaced, by_instrument: by, measures, articles });
}

export async function addEnding(tx: Transaction, row: OwnEnding): Promise<void> {
  const { instrument, on, measures, articles, by, note } = row;
  await add(tx, 'instrument_ends', row, { instrument, ends_on: on, measures, articles, replaced_by: by, note });
}

export async function addAuthority(tx: Transaction, row: OwnAuthority): Promise<void> {
  const { party, measures, name, languages } = row;
  await add(tx, 'instrument_authorities', row, { party, measures, name, languages });
}

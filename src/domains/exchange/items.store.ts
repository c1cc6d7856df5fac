import type { Database } from '../../platform/database.ts';
import type { ItemKind } from './exchange.schema.ts';

/** An item as it is kept, with its originator's terms. */
export interface KeptItem {
  readonly id: string;
  readonly messageId: string;
  readonly originator: string;
  readonly kind: ItemKind;
  readonly body: Readonly<Record<string, unknown>> | null;
  readonly language: string | null;
  readonly translate: boolean;
  readonly grade: string;
  readonly handling: readonly string[];
  readonly handlingNote: string | null;
  readonly withheldFrom: readonly string[];
  readonly isSpecial: boolean;
  readonly purpose: string | null;
  readonly basis: string | null;
  readonly retainUntil: string | null;
  readonly state: 'current' | 'withdrawn' | 'erased';
  readonly version: number;
  readonly changedAt: string;
  /** Null when erased. */
  readonly salt: string | null;
  /** The originator's own record it was taken from. */
  readonly recordId?: string | null;
}

/** An item as one agency stands to it. */
export interface HeldItem extends KeptItem {
  /** Whether the agency has it by a message that still lets it. */
  readonly isHeld: boolean;
  /** Whether the originator consented to its use in court by the agency. */
  readonly mayUse: boolean;
  /** To whom, by consent, the agency may pass it on. */
  readonly mayReceive: readonly string[];
}

/** An item in its place in a message. */
export interface PlacedItem extends HeldItem {
  readonly place: number;
  readonly role: string | null;
  readonly link: string | null;
  readonly linkText: string | null;
}

const COLUMNS = `i.id, i.message_id as "messageId", i.originator, i.kind, i.body, i.language, i.translate, i.grade,
  i.handling, i.handling_note as "handlingNote", i.withheld_from as "withheldFrom", i.is_special as "isSpecial",
  i.purpose, i.basis, i.retain_until as "retainUntil", i.state, i.version, i.changed_at as "changedAt", i.salt`;

/** How an agency ($1) stands to an item: one that came by consent is held while the consent stands. */
const STANDING = `exists (select 1 from exchange_holdings h left join exchange_consents c on c.id = h.consent_id
            where h.item_id = i.id and h.holder = $1 and h.ended_at is null
              and (h.consent_id is null or c.state = 'granted')) as "isHeld",
  exists (select 1 from exchange_consent_items ci join exchange_consents c on c.id = ci.consent_id
           where ci.item_id = i.id and c.asker = $1 and c.use = 'court' and c.state = 'granted') as "mayUse",
  array(select distinct unnest(c.onward_to) from exchange_consent_items ci join exchange_consents c on c.id = ci.consent_id
         where ci.item_id = i.id and c.asker = $1 and c.use = 'onward' and c.state = 'granted') as "mayReceive"`;

/** Items by id, as an agency stands to them. */
export async function findItems(db: Database, agency: string, ids: readonly string[]): Promise<HeldItem[]> {
  if (ids.length === 0) return [];
  return db.query<HeldItem>(
    `select ${COLUMNS}, ${STANDING} from exchange_items i where i.id = any($2::uuid[]) order by i.id`,
    [agency, ids],
  );
}

/**
 * The same, kept from changes until the transaction ends: what is decided on their conditions leaves with those very
 * conditions. `share` lets others decide at the same time, `update` is for whoever changes the conditions.
 */
export async function lockItems(
  tx: Database,
  agency: string,
  ids: readonly string[],
  how: 'share' | 'update',
): Promise<HeldItem[]> {
  if (ids.length === 0) return [];
  await tx.query(`select 1 from exchange_items i where i.id = any($1::uuid[]) order by i.id for ${how}`, [ids]);
  return findItems(tx, agency, ids);
}

/** Keeps the items that a holder has by a message from changes until the transaction ends. */
export async function lockPlacedItems(tx: Database, messageId: string, holder: string): Promise<void> {
  await tx.query(
    `select 1 from exchange_items i
      where i.id in (select p.item_id from exchange_holdings p where p.message_id = $1 and p.holder = $2)
      order by i.id
        for share`,
    [messageId, holder],
  );
}

/** Items of a message as its sender placed them, or as one recipient received them, in the standing of the reader. */
export async function listItems(
  db: Database,
  agency: string,
  messageId: string,
  holder: string,
): Promise<PlacedItem[]> {
  return db.query<PlacedItem>(
    `select ${COLUMNS}, ${STANDING}, p.place, p.role, p.link, p.link_text as "linkText"
       from exchange_holdings p
       join exchange_items i on i.id = p.item_id
      where p.message_id = $2 and p.holder = $3
      order by p.place`,
    [agency, messageId, holder],
  );
}

export async function insertItems(tx: Database, items: readonly KeptItem[], officer: string | null): Promise<void> {
  if (items.length === 0) return;
  await tx.query(
    `with new_items as (
       select n.*, r.id as record, r.version as "recordVersion" from jsonb_to_recordset($1::jsonb) as n(id uuid, "messageId" uuid, originator text, kind text, body jsonb,
         language text, translate boolean, grade text, handling text[], "handlingNote" text, "withheldFrom" text[],
         "isSpecial" boolean, purpose text, basis text, "retainUntil" date, version integer, "changedAt" timestamptz, salt text,
         "recordId" uuid)
         left join records r on r.id = n."recordId" and r.owner = n.originator
     ), kept as (
       insert into exchange_items (id, message_id, originator, kind, body, language, translate, grade, handling,
         handling_note, withheld_from, is_special, purpose, basis, retain_until, version, changed_at, salt, record_id,
         record_version)
       select n.id, n."messageId", n.originator, n.kind, n.body, n.language, n.translate, n.grade, n.handling,
              n."handlingNote", n."withheldFrom", n."isSpecial", n.purpose, n.basis, n."retainUntil", n.version, n."changedAt", n.salt,
              n.record, n."recordVersion"
         from new_items n
       on conflict (id) do nothing
       returning id
     )
     insert into exchange_item_versions (item_id, version, change, body, officer, changed_at)
     select n.id, n.version, 'sent', n.body, $2::uuid, n."changedAt" from new_items n join kept on kept.id = n.id`,
    [JSON.stringify(items), officer],
  );
}

export interface Holding {
  readonly itemId: string;
  readonly holder: string;
  readonly messageId: string;
  readonly place: number;
  readonly role: string | null;
  readonly link: string | null;
  readonly linkText: string | null;
  readonly consentId: string | null;
  readonly heldSince: string;
}

export async function insertHoldings(tx: Database, holdings: readonly Holding[]): Promise<void> {
  if (holdings.length === 0) return;
  await tx.query(
    `insert into exchange_holdings (item_id, holder, message_id, place, role, link, link_text, consent_id, held_since)
     select h."itemId", h.holder, h."messageId", h.place, h.role, h.link, h."linkText", h."consentId", h."heldSince"
       from jsonb_to_recordset($1::jsonb) as h("itemId" uuid, holder text, "messageId" uuid, place integer, role text,
              link text, "linkText" text, "consentId" uuid, "heldSince" timestamptz)
     on conflict do nothing`,
    [JSON.stringify(holdings)],
  );
}

/** Everybody but the originator who has an item, and by which message. */
export async function listHolders(
  db: Database,
  itemId: string,
): Promise<{ holder: string; messageId: string; consentId: string | null }[]> {
  return db.query(
    `select distinct on (h.holder) h.holder, h.message_id as "messageId", h.consent_id as "consentId"
       from exchange_holdings h
       join exchange_items i on i.id = h.item_id
      where h.item_id = $1 and h.holder <> i.originator
      order by h.holder, h.held_since`,
    [itemId],
  );
}

/** Ends that somebody holds an item: its originator on another node has shut them out. It stays to be seen that they did. */
export async function endHolding(tx: Database, itemId: string, holder: string, at: string): Promise<void> {
  await tx.query(`update exchange_holdings h set ended_at = $3 where h.item_id = $1 and h.holder = $2`, [
    itemId,
    holder,
    at,
  ]);
}

/** Keeps a new version of an item. */
export async function saveItem(
  tx: Database,
  item: Pick<
    KeptItem,
    | 'id'
    | 'body'
    | 'grade'
    | 'handling'
    | 'handlingNote'
    | 'withheldFrom'
    | 'isSpecial'
    | 'retainUntil'
    | 'state'
    | 'version'
    | 'changedAt'
  >,
  {
    change,
    why,
    officer,
  }: {
    readonly change: 'amended' | 'withdrawn' | 'erased';
    readonly why: string | null;
    readonly officer: string | null;
  },
): Promise<void> {
  const body = item.body === null ? null : JSON.stringify(item.body);
  await tx.query(
    `update exchange_items i
        set body = $2, grade = $3, handling = $4, handling_note = $5, withheld_from = $6, is_special = $7,
            retain_until = $8, state = $9, version = $10, changed_at = $11,
            salt = case when $2::jsonb is null then null else i.salt end,
            -- Whoever corrects an item has the record as it is now before them.
            record_version = coalesce((select r.version from records r where r.id = i.record_id), i.record_version)
      where i.id = $1`,
    [
      item.id,
      body,
      item.grade,
      item.handling,
      item.handlingNote,
      item.withheldFrom,
      item.isSpecial,
      item.retainUntil,
      item.state,
      item.version,
      item.changedAt,
    ],
  );
  await tx.query(
    `insert into exchange_item_versions (item_id, version, change, body, why, officer, changed_at)
     values ($1, $2, $3, $4, $5, $6, $7)`,
    [item.id, item.version, change, body, why, officer, item.changedAt],
  );
}

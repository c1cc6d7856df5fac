import type { Database } from '../../platform/database.ts';
import type { ConsentUse } from './exchange.ts';

/** A request for consent, as it is kept. */
export interface Consent {
  readonly id: string;
  readonly asker: string;
  readonly originator: string;
  readonly use: ConsentUse;
  readonly onwardTo: readonly string[];
  readonly messageId: string;
  readonly reference: string;
  readonly items: readonly string[];
  readonly why: string;
  readonly state: 'asked' | 'granted' | 'refused' | 'withdrawn';
  readonly askedAt: string;
  readonly decidedAt: string | null;
  readonly decisionNote: string | null;
  readonly withdrawnAt: string | null;
  readonly rule: string;
  readonly zone: string;
  readonly stepsTold: number;
}

const COLUMNS = `c.id, c.asker, c.originator, c.use, c.onward_to as "onwardTo", c.message_id as "messageId", m.reference,
  array(select ci.item_id::text from exchange_consent_items ci where ci.consent_id = c.id order by ci.item_id) as items,
  c.why, c.state, c.asked_at as "askedAt", c.decided_at as "decidedAt", c.decision_note as "decisionNote",
  c.withdrawn_at as "withdrawnAt", c.rule, c.zone, c.steps_told as "stepsTold"`;

const FROM = `exchange_consents c join exchange_messages m on m.id = c.message_id`;

export async function insertConsent(
  tx: Database,
  consent: Pick<
    Consent,
    'id' | 'asker' | 'originator' | 'use' | 'onwardTo' | 'messageId' | 'items' | 'why' | 'askedAt' | 'rule' | 'zone'
  > & {
    readonly askedBy: string;
    readonly dueElapsedAt: string;
    readonly dueRegulationAt: string;
    readonly alarmAt: string;
    readonly nextStepAt: string | null;
  },
): Promise<void> {
  await tx.query(
    `insert into exchange_consents (id, asker, originator, use, onward_to, message_id, why, state, asked_by, asked_at, rule,
       zone, due_elapsed_at, due_regulation_at, alarm_at, next_step_at)
     values ($1, $2, $3, $4, $5, $6, $7, 'asked', $8, $9, $10, $11, $12, $13, $14, $15)`,
    [
      consent.id,
      consent.asker,
      consent.originator,
      consent.use,
      consent.onwardTo,
      consent.messageId,
      consent.why,
      consent.askedBy,
      consent.askedAt,
      consent.rule,
      consent.zone,
      consent.dueElapsedAt,
      consent.dueRegulationAt,
      consent.alarmAt,
      consent.nextStepAt,
    ],
  );
  await tx.query(`insert into exchange_consent_items (consent_id, item_id) select $1, unnest($2::uuid[])`, [
    consent.id,
    consent.items,
  ]);
}

export async function findConsent(db: Database, id: string): Promise<Consent | undefined> {
  const [consent] = await db.query<Consent>(`select ${COLUMNS} from ${FROM} where c.id = $1`, [id]);
  return consent;
}

/** The state of a consent, kept from others' changes until the transaction ends. */
export async function lockConsent(tx: Database, id: string): Promise<Consent | undefined> {
  await tx.query(`select 1 from exchange_consents c where c.id = $1 for update`, [id]);
  return findConsent(tx, id);
}

export async function saveConsentDecision(
  tx: Database,
  id: string,
  {
    state,
    officer,
    at,
    note,
  }: {
    readonly state: 'granted' | 'refused' | 'withdrawn';
    readonly officer: string;
    readonly at: string;
    readonly note: string | null;
  },
): Promise<void> {
  const withdrawn = state === 'withdrawn';
  await tx.query(
    `update exchange_consents c
        set state = $2, next_step_at = null,
            decided_by = case when $6 then c.decided_by else $3 end,
            decided_at = case when $6 then c.decided_at else $4 end,
            decision_note = coalesce($5, c.decision_note),
            withdrawn_at = case when $6 then $4 end
      where c.id = $1`,
    [id, state, officer, at, note, withdrawn],
  );
}

/** Consents an agency asked for or is asked for: of a message, or all that wait. */
export async function listConsents(
  db: Database,
  {
    message,
    agency,
    waiting = false,
  }: { readonly message?: string; readonly agency: string; readonly waiting?: boolean },
): Promise<Consent[]> {
  return db.query<Consent>(
    `select ${COLUMNS} from ${FROM}
      where ($1::uuid is null or c.message_id = $1
             -- The originator sees on its own message what was asked about its items further on.
             or exists (select 1 from exchange_consent_items ci join exchange_items i on i.id = ci.item_id
                         where ci.consent_id = c.id and i.message_id = $1))
        and $2 in (c.asker, c.originator)
        and (not $3 or c.state = 'asked')
      order by c.asked_at desc, c.id
      limit 500`,
    [message ?? null, agency, waiting],
  );
}

/** By which consent somebody may pass items on to an agency; the first that was given, where there are several. */
export async function findOnwardConsents(
  tx: Database,
  { asker, to, items }: { readonly asker: string; readonly to: string; readonly items: readonly string[] },
): Promise<ReadonlyMap<string, string>> {
  if (items.length === 0) return new Map();
  const rows = await tx.query<{ itemId: string; consentId: string }>(
    `select distinct on (ci.item_id) ci.item_id as "itemId", c.id as "consentId"
       from exchange_consents c join exchange_consent_items ci on ci.consent_id = c.id
      where c.asker = $1 and c.use = 'onward' and c.state = 'granted' and $2 = any(c.onward_to) and ci.item_id = any($3::uuid[])
      order by ci.item_id, c.decided_at`,
    [asker, to, items],
  );
  return new Map(rows.map(({ itemId, consentId }) => [itemId, consentId]));
}

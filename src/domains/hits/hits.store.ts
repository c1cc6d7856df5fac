import type { Database } from '../../platform/database.ts';
import type { SearchHit } from '../search/public.ts';
import type { Decision, FeedbackKind, HitState, MatchNature } from './hit.ts';

/** A hit as it is kept. */
export interface Hit {
  readonly id: string;
  readonly reference: string;
  readonly recordId: string;
  readonly register: string;
  readonly owner: string;
  readonly asker: string;
  readonly officer: string;
  readonly searchId: string;
  readonly purpose: string;
  readonly caseReference: string | null;
  readonly operation: string | null;
  readonly place: string | null;
  readonly state: HitState;
  readonly decision: Decision | null;
  readonly band: 'hit' | 'possible';
  readonly score: number;
  readonly repeats: number;
  readonly openedAt: string;
  /** When the check was made that found it; null where it was found by a search that was no check. */
  readonly foundAt: string | null;
  readonly lastSeenAt: string;
  readonly toldAt: string | null;
  readonly decidedAt: string | null;
  readonly actedAt: string | null;
  readonly closedAt: string | null;
  readonly actionTaken: string | null;
  readonly rule: string;
  readonly zone: string;
  readonly alarmAt: string;
  readonly stepsTold: number;
  readonly nextStepAt: string | null;
  readonly version: number;
}

const COLUMNS = `h.id, h.reference, h.record_id as "recordId", h.register, h.owner, h.asker, h.officer,
  h.search_id as "searchId", h.purpose, h.case_reference as "caseReference", h.operation, h.place, h.state, h.decision,
  h.band, h.score, h.repeats, h.opened_at as "openedAt", h.found_at as "foundAt", h.last_seen_at as "lastSeenAt", h.told_at as "toldAt",
  h.decided_at as "decidedAt", h.acted_at as "actedAt", h.closed_at as "closedAt", h.action_taken as "actionTaken",
  h.rule, h.zone, h.alarm_at as "alarmAt", h.steps_told as "stepsTold", h.next_step_at as "nextStepAt", h.version`;

/** A certain match as a search disclosed it. */
export interface MatchRow {
  readonly searchId: string;
  readonly recordId: string;
  readonly register: string;
  readonly owner: string;
  readonly asker: string;
  readonly officer: string;
  readonly nature: MatchNature;
  readonly band: 'hit' | 'possible';
  readonly score: number;
  readonly operation: string | null;
  readonly sighting: string | null;
  readonly at: string;
}

/** Notes matches; one that a repeated sending brings again is not noted twice. Answers those that are new. */
export async function saveMatches(
  tx: Database,
  matches: readonly MatchRow[],
): Promise<{ searchId: string; recordId: string }[]> {
  return tx.query(
    `insert into matches (search_id, record_id, register, owner, asker, officer, nature, band, score, operation, sighting, at)
     select m."searchId", m."recordId", m.register, m.owner, m.asker, m.officer, m.nature, m.band, m.score, m.operation, m.sighting, m.at
       from jsonb_to_recordset($1::jsonb) as m("searchId" uuid, "recordId" uuid, register text, owner text, asker text,
              officer uuid, nature text, band text, score double precision, operation text, sighting text, at timestamptz)
      order by m."recordId", m."searchId"
     on conflict do nothing
     returning search_id as "searchId", record_id as "recordId"`,
    [JSON.stringify(matches)],
  );
}

/** A hit that is about to be opened. */
export interface NewHit {
  readonly id: string;
  readonly recordId: string;
  readonly register: string;
  readonly owner: string;
  readonly asker: string;
  readonly officer: string;
  readonly searchId: string;
  readonly asked: string | null;
  readonly purpose: string;
  readonly caseReference: string | null;
  readonly operation: string | null;
  readonly place: string | null;
  readonly band: 'hit' | 'possible';
  readonly score: number;
  readonly because: SearchHit['because'];
  readonly openedAt: string;
  readonly foundAt: string | null;
  readonly rule: string;
  readonly zone: string;
  readonly dueElapsedAt: string;
  readonly dueRegulationAt: string;
  readonly alarmAt: string;
  readonly nextStepAt: string | null;
}

/** Opens hits; where one on the same record by the same agency stands open, or was denied for the same question, none is opened. */
export async function insertHits(tx: Database, hits: readonly NewHit[]): Promise<Hit[]> {
  return tx.query<Hit>(
    `insert into hits as h (id, reference, record_id, register, owner, asker, officer, search_id, asked, purpose, case_reference,
                            operation, place, state, band, score, because, opened_at, found_at, last_seen_at, rule, zone, due_elapsed_at,
                            due_regulation_at, alarm_at, next_step_at)
     select n.id, 'H-' || n.owner || '-' || lpad(nextval('hit_numbers')::text, 6, '0'), n."recordId", n.register, n.owner, n.asker,
            n.officer, n."searchId", n.asked, n.purpose, n."caseReference", n.operation, n.place, 'new', n.band, n.score,
            n.because, n."openedAt", n."foundAt", n."openedAt", n.rule, n.zone, n."dueElapsedAt", n."dueRegulationAt", n."alarmAt", n."nextStepAt"
       from jsonb_to_recordset($1::jsonb) as n(id uuid, "recordId" uuid, register text, owner text, asker text, officer uuid,
              "searchId" uuid, asked text, purpose text, "caseReference" text, operation text, place text, band text,
              score double precision, because jsonb, "openedAt" timestamptz, "foundAt" timestamptz, rule text, zone text, "dueElapsedAt" timestamptz,
              "dueRegulationAt" timestamptz, "alarmAt" timestamptz, "nextStepAt" timestamptz)
      where not exists (select 1 from hits d
                         where d.record_id = n."recordId" and d.asker = n.asker and d.asked = n.asked and d.decision = 'not-the-same')
      order by n."recordId", n.asker
     on conflict (record_id, asker) where state not in ('closed', 'not-the-same') do nothing
     returning ${COLUMNS}`,
    [JSON.stringify(hits)],
  );
}

/** The hits that stand for a record and an agency: the open one, or the one denied for the same question. */
export async function findStandingHits(
  tx: Database,
  wanted: readonly { readonly recordId: string; readonly asker: string; readonly asked: string | null }[],
): Promise<Hit[]> {
  return tx.query<Hit>(
    `select distinct on (h.record_id, h.asker) ${COLUMNS}
       from jsonb_to_recordset($1::jsonb) as w("recordId" uuid, asker text, asked text)
       join hits h on h.record_id = w."recordId" and h.asker = w.asker
      where h.state not in ('closed', 'not-the-same') or (h.decision = 'not-the-same' and h.asked = w.asked)
      order by h.record_id, h.asker, (h.state not in ('closed', 'not-the-same')) desc, h.opened_at desc`,
    [JSON.stringify(wanted)],
  );
}

/** Counts further sightings of hits that stand. */
export async function countRepeats(
  tx: Database,
  repeats: readonly { readonly hitId: string; readonly count: number }[],
  at: string,
): Promise<void> {
  await tx.query(
    `update hits h
        set repeats = h.repeats + r.count, last_seen_at = $2
       from (select x."hitId" as id, x.count from jsonb_to_recordset($1::jsonb) as x("hitId" uuid, count integer)) r
      where h.id = r.id`,
    [JSON.stringify(repeats), at],
  );
}

/** Ties matches to the hits they opened or repeated. */
export async function tieMatches(
  tx: Database,
  ties: readonly { readonly searchId: string; readonly recordId: string; readonly hitId: string }[],
): Promise<void> {
  await tx.query(
    `update matches m set hit_id = t."hitId"
       from jsonb_to_recordset($1::jsonb) as t("searchId" uuid, "recordId" uuid, "hitId" uuid)
      where m.search_id = t."searchId" and m.record_id = t."recordId"`,
    [JSON.stringify(ties)],
  );
}

/** What the search showed as evidence when the hit was opened. */
export async function findEvidence(db: Database, id: string): Promise<SearchHit['because']> {
  const [row] = await db.query<{ because: SearchHit['because'] }>(`select h.because from hits h where h.id = $1`, [id]);
  return row?.because ?? [];
}

export async function findHit(db: Database, id: string): Promise<Hit | undefined> {
  const [hit] = await db.query<Hit>(`select ${COLUMNS} from hits h where h.id = $1`, [id]);
  return hit;
}

/** Reads a hit and keeps others from changing it until the transaction ends. */
export async function lockHit(tx: Database, id: string): Promise<Hit | undefined> {
  const [hit] = await tx.query<Hit>(`select ${COLUMNS} from hits h where h.id = $1 for update`, [id]);
  return hit;
}

export interface HitQuery {
  readonly side?: 'asker' | 'owner';
  readonly state?: HitState;
  readonly open?: boolean;
  readonly operation?: string;
  readonly register?: string;
  readonly limit: number;
  readonly after?: { readonly key: string; readonly id: string };
}

/** Hits of an agency, as asker or as owner: those that are still to be answered first, the one due soonest on top. */
export async function listHits(
  db: Database,
  agency: string,
  { side, state, open, operation, register, limit, after }: HitQuery,
): Promise<(Hit & { readonly key: string })[]> {
  const values: unknown[] = [agency];
  const where = [
    side === 'asker' ? 'h.asker = $1' : side === 'owner' ? 'h.owner = $1' : '(h.owner = $1 or h.asker = $1)',
  ];
  const add = (condition: (place: string) => string, value: unknown): void => {
    values.push(value);
    where.push(condition(`$${values.length}`));
  };
  if (state) add((place) => `h.state = ${place}`, state);
  if (open !== undefined) where.push(open ? `h.state <> 'closed'` : `h.state = 'closed'`);
  if (operation) add((place) => `h.operation = ${place}`, operation);
  if (register) add((place) => `h.register = ${place}`, register);
  // Unanswered ones by their alarm, the latest first; then the answered ones, the newest first: one key sorts both.
  const key = `case when h.state in ('new', 'owner-told') then '0' || to_char(h.alarm_at at time zone 'UTC', 'YYYYMMDDHH24MISSUS')
                    else '1' || lpad((9999999999999999 - (extract(epoch from h.opened_at) * 1000000)::bigint)::text, 20, '0') end`;
  if (after) {
    values.push(after.key, after.id);
    where.push(`((${key}), h.id) > ($${values.length - 1}, $${values.length}::uuid)`);
  }
  return db.query(
    `select ${COLUMNS}, ${key} as key
       from hits h
      where ${where.join(' and ')}
      order by key, h.id
      limit ${Number(limit)}`,
    values,
  );
}

/** What a step changes of a hit. */
export interface HitChange {
  readonly state?: HitState;
  readonly decision?: Decision;
  readonly toldAt?: string;
  readonly decidedAt?: string;
  readonly actedAt?: string;
  readonly closedAt?: string;
  readonly actionTaken?: string;
  /** True once nobody has to be reminded any more. */
  readonly answered?: boolean;
}

export async function saveHitChange(tx: Database, id: string, change: HitChange): Promise<Hit> {
  const [hit] = await tx.query<Hit>(
    `update hits h
        set state = coalesce($2, h.state), decision = coalesce($3, h.decision), told_at = coalesce(h.told_at, $4),
            decided_at = coalesce($5, h.decided_at), acted_at = coalesce($6, h.acted_at), closed_at = coalesce($7, h.closed_at),
            action_taken = coalesce($8, h.action_taken),
            next_step_at = case when $9 then null else h.next_step_at end, version = h.version + 1
      where h.id = $1
      returning ${COLUMNS}`,
    [
      id,
      change.state ?? null,
      change.decision ?? null,
      change.toldAt ?? null,
      change.decidedAt ?? null,
      change.actedAt ?? null,
      change.closedAt ?? null,
      change.actionTaken ?? null,
      change.answered ?? false,
    ],
  );
  return hit!;
}

export interface HitStep {
  readonly step: string;
  readonly officer: string;
  readonly agency: string;
  readonly note: string | null;
  readonly at: string;
}

export async function saveStep(
  tx: Database,
  hitId: string,
  { step, officer, agency, note, at }: HitStep,
): Promise<void> {
  await tx.query(
    `insert into hit_steps (hit_id, number, step, officer, agency, note, at)
     select $1, coalesce(max(s.number), 0) + 1, $2, $3, $4, $5, $6 from hit_steps s where s.hit_id = $1`,
    [hitId, step, officer, agency, note, at],
  );
}

export async function listSteps(db: Database, hitId: string): Promise<HitStep[]> {
  return db.query<HitStep>(
    `select s.step, s.officer, s.agency, s.note, s.at from hit_steps s where s.hit_id = $1 order by s.number`,
    [hitId],
  );
}

export interface HitMessage {
  readonly id: string;
  readonly officer: string;
  readonly agency: string;
  readonly text: string;
  readonly at: string;
}

/** Keeps a message; false when one with its id is there already. */
export async function saveMessage(tx: Database, hitId: string, message: HitMessage): Promise<boolean> {
  const kept = await tx.query(
    `insert into hit_messages (id, hit_id, officer, agency, text, at)
     values ($1, $2, $3, $4, $5, $6) on conflict (id) do nothing returning 1`,
    [message.id, hitId, message.officer, message.agency, message.text, message.at],
  );
  return kept.length === 1;
}

export async function listMessages(db: Database, hitId: string): Promise<HitMessage[]> {
  return db.query<HitMessage>(
    `select m.id, m.officer, m.agency, m.text, m.at from hit_messages m where m.hit_id = $1 order by m.at, m.id`,
    [hitId],
  );
}

export interface HitFeedback {
  readonly kind: FeedbackKind;
  readonly agency: string;
  readonly officer: string;
  readonly note: string | null;
  readonly at: string;
}

/** Keeps feedback; false when the agency said it before. */
export async function saveFeedback(tx: Database, hitId: string, feedback: HitFeedback): Promise<boolean> {
  const kept = await tx.query(
    `insert into hit_feedback (hit_id, agency, kind, officer, note, at)
     values ($1, $2, $3, $4, $5, $6) on conflict do nothing returning 1`,
    [hitId, feedback.agency, feedback.kind, feedback.officer, feedback.note, feedback.at],
  );
  return kept.length === 1;
}

export async function listFeedback(db: Database, hitId: string): Promise<HitFeedback[]> {
  return db.query<HitFeedback>(
    `select f.kind, f.agency, f.officer, f.note, f.at from hit_feedback f where f.hit_id = $1 order by f.at, f.kind`,
    [hitId],
  );
}

/** Hits with a step of the escalation that has come; others leave those alone until the transaction ends. */
export async function takeDueHits(tx: Database, now: string, limit: number): Promise<Hit[]> {
  return tx.query<Hit>(
    `select ${COLUMNS} from hits h
      where h.next_step_at <= $1 and h.state in ('new', 'owner-told')
      order by h.next_step_at
      limit $2
        for update skip locked`,
    [now, limit],
  );
}

export async function saveReminder(
  tx: Database,
  id: string,
  stepsTold: number,
  nextStepAt: string | null,
): Promise<void> {
  await tx.query(`update hits h set steps_told = $2, next_step_at = $3 where h.id = $1`, [id, stepsTold, nextStepAt]);
}

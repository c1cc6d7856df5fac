import { Problem } from '../../kernel/problem.ts';

/** What one agency may send another. */
export const MESSAGE_KINDS = [
  'information-request',
  'reply',
  'spontaneous-information',
  'hit-follow-up',
  'warning',
  'mla-request',
  'jit-proposal',
  'case-message',
] as const;
export type MessageKind = (typeof MESSAGE_KINDS)[number];

/** Kinds that ask for an answer, and so start a clock and may be refused. */
export const ASKING_KINDS = ['information-request', 'hit-follow-up', 'mla-request', 'jit-proposal'] as const;

/** Whether a message asks for an answer. */
export function isAsking(kind: MessageKind): boolean {
  return (ASKING_KINDS as readonly string[]).includes(kind);
}

/** The life of a message on its sender's side. */
export const MESSAGE_STATES = ['draft', 'waiting', 'released', 'discarded', 'erased'] as const;
export type MessageState = (typeof MESSAGE_STATES)[number];

/** The life of a recipient's copy. */
export const DELIVERY_STATES = [
  'submitted',
  'delivered',
  'clarifying',
  'accepted',
  'rejected',
  'answered',
  'refused',
  'closed',
] as const;
export type DeliveryState = (typeof DELIVERY_STATES)[number];

/** The closed list of grounds for urgency (Directive (EU) 2023/977, Article 4). */
export const URGENCY_GROUNDS = [
  'threat-to-public-security',
  'threat-to-life',
  'deprivation-of-liberty',
  'losing-relevance',
] as const;
export type UrgencyGround = (typeof URGENCY_GROUNDS)[number];

/** Grounds for refusing a request (Directive (EU) 2023/977, Article 6(1)); `other` needs text and is counted. */
export const REFUSAL_GROUNDS = [
  { code: 'not-available', article: '6(1)(a)' },
  { code: 'requirements-not-met', article: '6(1)(b)' },
  { code: 'judicial-authorisation-refused', article: '6(1)(c)' },
  { code: 'data-not-allowed', article: '6(1)(d)' },
  { code: 'inaccurate-or-out-of-date', article: '6(1)(e)' },
  { code: 'national-security', article: '6(1)(f)(i)' },
  { code: 'investigation-or-safety', article: '6(1)(f)(ii)' },
  { code: 'legal-person-interests', article: '6(1)(f)(iii)' },
  { code: 'minor-offence', article: '6(1)(g)' },
  { code: 'third-state-objects', article: '6(1)(h)' },
  { code: 'condition-of-the-instrument', article: '' },
  { code: 'other', article: '' },
] as const;
export type RefusalGround = (typeof REFUSAL_GROUNDS)[number]['code'];
export const REFUSAL_CODES = REFUSAL_GROUNDS.map(({ code }) => code) as readonly RefusalGround[] & [RefusalGround];

/** Why a message is not taken out of quarantine. */
export const REJECTION_GROUNDS = [
  'wrong-recipient',
  'not-competent',
  'duplicate',
  'unreadable',
  'data-not-allowed',
  'no-legal-basis',
  'unsafe-attachment',
  'other',
] as const;
export type RejectionGround = (typeof REJECTION_GROUNDS)[number];

/** What an answer brings. */
export const OUTCOMES = ['full', 'partial', 'nothing-found', 'refused'] as const;
export type Outcome = (typeof OUTCOMES)[number];

/** What somebody is in the matter. */
export const SUBJECT_ROLES = [
  'suspect',
  'convicted',
  'associate',
  'witness',
  'victim',
  'missing',
  'owner',
  'person-of-interest',
  'object',
] as const;
export type SubjectRole = (typeof SUBJECT_ROLES)[number];

/** What is asked for, by code; text says the rest. */
export const WANTED = [
  'identity',
  'whereabouts',
  'criminal-record',
  'wanted-or-reported',
  'document-validity',
  'vehicle-keeper',
  'firearm-owner',
  'firearm-trace',
  'company-officers',
  'border-crossings',
  'subscriber',
  'bank-account-holder',
  'known-associates',
  'address',
  'photograph',
  'fingerprints',
  'copy-of-file',
  // Names, birth, nationality, sex, and why fingerprints were taken: what a confirmed match is followed by (Regulation (EU) 2024/982).
  'core-data',
  'other',
] as const;

/** Why the asked side should have it. */
export const REASONS_TO_BELIEVE = [
  'hit-in-its-register',
  'national-of-that-state',
  'resident-there',
  'seen-there',
  'registered-there',
  'offence-took-place-there',
  'earlier-exchange',
  'statement-of-a-person',
  'other',
] as const;

/** How the person or thing is tied to the purpose. */
export const LINKS = [
  'suspected-of-the-offence',
  'convicted-of-the-offence',
  'victim-of-the-offence',
  'witness-of-the-offence',
  'owner-or-keeper',
  'used-in-the-offence',
  'proceeds-of-the-offence',
  'associate-of-a-suspect',
  'missing-person',
  'other',
] as const;

/** Matter that INTERPOL's Constitution, Article 3, keeps out, unless a second person finds that it is an ordinary crime. */
export const CHARACTERS = ['political', 'military', 'religious', 'racial'] as const;
export type Character = (typeof CHARACTERS)[number];

/** What must happen before a message like this leaves; a second person lifts or upholds each. */
export const STOP_CODES = ['victim', 'minor', ...CHARACTERS] as const;
export type StopCode = (typeof STOP_CODES)[number];

/** What came of an exchange, one key each. */
export const FEEDBACK_KINDS = [
  'used',
  'not-used',
  'led-to-arrest',
  'led-to-seizure',
  'led-to-identification',
  'led-to-protection',
  'led-to-proceedings',
  'used-in-court',
  'came-too-late',
  'wrong-person',
] as const;
export type FeedbackKind = (typeof FEEDBACK_KINDS)[number];

/** What an item of a message can be, beside a subject of the registers' kinds. */
export const OTHER_ITEM_KINDS = ['fact', 'text', 'attachment'] as const;

/** For what an originator may be asked to lift a handling code. */
export const CONSENT_USES = ['court', 'onward'] as const;
export type ConsentUse = (typeof CONSENT_USES)[number];

/** How fast an answer is owed: by urgency, and by whether the asked office holds the information itself. */
export const PACES = ['urgent-direct', 'urgent-indirect', 'other'] as const;
export type Pace = (typeof PACES)[number];

/** What proves a step of a delivery. */
export const EVIDENCE_KINDS = [
  'submitted',
  'delivered',
  'read',
  'accepted',
  'rejected',
  'clarification-asked',
  'clarification-given',
  'access-stated',
  'acknowledged',
  'recognised',
  'deviation-announced',
  'answered',
  'partly-answered',
  'refused',
  'closed',
  'feedback',
  'consent-asked',
  'consent-granted',
  'consent-refused',
  'consent-withdrawn',
  'item-amended',
  'item-withdrawn',
  'file-received',
  'exported',
  'reviewed',
  'erased',
] as const;
export type EvidenceKind = (typeof EVIDENCE_KINDS)[number];

const STEPS: Readonly<Record<DeliveryState, readonly DeliveryState[]>> = {
  submitted: ['delivered'],
  delivered: ['accepted', 'rejected', 'clarifying', 'answered', 'refused'],
  clarifying: ['delivered', 'answered', 'refused'],
  accepted: ['clarifying', 'answered', 'refused', 'closed'],
  rejected: ['closed'],
  answered: ['closed'],
  refused: ['closed'],
  closed: [],
};

const IN_WORDS: Readonly<Record<DeliveryState, string>> = {
  submitted: 'is not delivered yet',
  delivered: 'waits in quarantine for a decision',
  clarifying: 'waits for a clarification',
  accepted: 'was accepted',
  rejected: 'was rejected',
  answered: 'was answered',
  refused: 'was refused',
  closed: 'is closed',
};

/** Whether a delivery may go from one state to another. */
export function mayStep(from: DeliveryState, to: DeliveryState): boolean {
  return STEPS[from].includes(to);
}

/** What waits in quarantine is decided about, and what was rejected stays there: nothing else is done with either. */
export function isTaken({
  state,
  decidedAt,
}: {
  readonly state: DeliveryState;
  readonly decidedAt: string | null;
}): boolean {
  return decidedAt !== null && state !== 'rejected';
}

/** Refuses to do more with what a recipient has than decide about it, before it was accepted. */
export function requireTaken(delivery: Parameters<typeof isTaken>[0]): void {
  if (isTaken(delivery)) return;
  const why = delivery.state === 'rejected' ? 'was rejected' : 'waits in quarantine; accept it first';
  throw new Problem('wrong-state', `This message ${why}.`);
}

/** Refuses a step that the life of a delivery does not have. */
export function requireStep(from: DeliveryState, to: DeliveryState): void {
  if (mayStep(from, to)) return;
  throw new Problem('wrong-state', `This message ${IN_WORDS[from]}; it cannot become "${to}" now.`);
}

import { emptyJitSections, emptyMlaSections } from './mla-sections.ts';
import type { ReleaseFacts } from './release-facts.ts';
import type { ObstacleCode } from './say-obstacle.ts';

type Say = (code: ObstacleCode, field: string, values?: Record<string, string | number>) => void;

const isWritten = (text: string | undefined): boolean => /\p{L}{2}/u.test(text ?? '');

/** Says what is missing from a message of its kind; whatever is missing keeps it from leaving. */
export function findMissing(facts: ReleaseFacts, say: Say): void {
  if (facts.recipients.length === 0) say('no-recipient', '/recipients');
  findMissingOfItems(facts, say);
  switch (facts.kind) {
    case 'information-request':
      findMissingOfRequest(facts, say);
      return;
    case 'hit-follow-up':
      if (!facts.hit) say('hit-missing', '/hit');
      findMissingOfRequest(facts, say);
      return;
    case 'reply':
      findMissingOfReply(facts, say);
      return;
    case 'spontaneous-information':
    case 'warning':
      if (!facts.content.offence) say('offence-missing', '/content/offence');
      if (!facts.content.purpose) say('purpose-missing', '/content/purpose');
      if (facts.items.length === 0 && !isWritten(facts.content.facts)) say('nothing-to-say', '/items');
      return;
    case 'mla-request': {
      const hasPersons = facts.items.some(({ kind }) => kind === 'person' || kind === 'organisation');
      if (!facts.content.offence) say('offence-missing', '/content/offence');
      findUrgency(facts, say);
      for (const section of emptyMlaSections(facts.content.mla, hasPersons)) {
        say('mla-section-missing', `/content/mla/${section}`, { section });
      }
      return;
    }
    case 'jit-proposal':
      if (!facts.content.offence) say('offence-missing', '/content/offence');
      if (!isWritten(facts.content.facts)) say('facts-missing', '/content/facts');
      for (const section of emptyJitSections(facts.content.jit)) {
        say('jit-section-missing', `/content/jit/${section}`, { section });
      }
      return;
    case 'case-message':
      if (!facts.caseReference) say('case-missing', '/caseReference');
      if (!facts.content.offence) say('offence-missing', '/content/offence');
      if (facts.items.length === 0) say('nothing-to-say', '/items');
      return;
  }
}

/** Directive (EU) 2023/977, Article 4: what a request says, each missing item by its name. */
function findMissingOfRequest(facts: ReleaseFacts, say: Say): void {
  const { content } = facts;
  if (!content.wanted?.length) say('specification-missing', '/content/wanted');
  else if (content.wanted.includes('other') && !isWritten(content.wantedText)) {
    say('specification-text-missing', '/content/wantedText');
  }
  if (!content.purpose) say('purpose-missing', '/content/purpose');
  if (!isWritten(content.facts)) say('facts-missing', '/content/facts');
  if (!content.offence) say('offence-missing', '/content/offence');
  if (!content.reasons?.length) say('reasons-missing', '/content/reasons');
  else if (content.reasons.every((reason) => reason === 'other') && !isWritten(content.reasonsText)) {
    say('reasons-text-missing', '/content/reasonsText');
  }
  findUrgency(facts, say);
  if (content.wanted?.includes('core-data')) findMissingForCoreData(facts, say);
  for (const [place, item] of facts.items.entries()) {
    // Facts, texts and attachments are about the matter; a person or thing must be tied to it.
    if (item.kind === 'fact' || item.kind === 'text' || item.kind === 'attachment' || item.forwards) continue;
    if (!item.link || (item.link === 'other' && !isWritten(item.linkText))) {
      say('link-missing', `/items/${place}/link`, { item: item.title });
    }
  }
}

/** Core data follow a match that a person confirmed, for an offence of a year at least, on somebody who is named well enough. */
function findMissingForCoreData({ kind, content, hitDecision, items }: ReleaseFacts, say: Say): void {
  if (kind !== 'hit-follow-up') say('core-data-needs-hit', '/content/wanted');
  else if (hitDecision !== 'confirmed') say('hit-not-confirmed', '/hit');
  if ((content.maximumPenaltyYears ?? 0) < 1) say('penalty-below-threshold', '/content/maximumPenaltyYears');
  for (const [place, { kind: subject, body, title }] of items.entries()) {
    if (subject !== 'person' || !body) continue;
    const [name = {}] = (Array.isArray(body.names) ? body.names : []) as {
      family?: string;
      given?: string;
      whole?: string;
    }[];
    const given = [name.given, name.family, Array.isArray(body.born) && body.born.length > 0].filter(Boolean).length;
    // A whole name has both parts, written together.
    if (given + (name.whole ? 2 : 0) < 2) say('two-of-three-missing', `/items/${place}/body`, { item: title });
  }
}

/** The fields of a person that are core data (Regulation (EU) 2024/982, Article 47). */
const CORE_FIELDS: readonly string[] = ['names', 'born', 'sex', 'nationalities', 'birthPlaces'];

function findUrgency({ content }: ReleaseFacts, say: Say): void {
  if (!content.urgency) return;
  if (!content.urgency.ground) say('urgency-ground-missing', '/content/urgency/ground');
  if (!isWritten(content.urgency.reasons)) say('urgency-reasons-missing', '/content/urgency/reasons');
}

/** Grounds that say nothing by themselves. */
const NEED_TEXT: readonly string[] = ['other', 'condition-of-the-instrument'];

function findMissingOfReply({ content, request, items }: ReleaseFacts, say: Say): void {
  if (!request) say('reply-to-missing', '/inReplyTo');
  else if (!request.isOpen) say('request-closed', '/inReplyTo', { state: request.state });
  if (!content.offence) say('offence-missing', '/content/offence');
  if (!content.outcome) say('outcome-missing', '/content/outcome');
  if (content.outcome === 'refused' || content.outcome === 'partial') {
    if (!content.ground) say('ground-missing', '/content/ground');
    else if (NEED_TEXT.includes(content.ground) && !isWritten(content.groundText)) {
      say('ground-text-missing', '/content/groundText', { ground: content.ground });
    }
  }
  // Article 6: what can be given is given; a refusal says why not even a part could be.
  if (content.outcome === 'refused' && !isWritten(content.noPartialBecause)) {
    say('partial-not-considered', '/content/noPartialBecause');
  }
  if (request?.isForCoreData) {
    for (const [place, { kind, body, title }] of items.entries()) {
      const isCore = kind === 'person' && Object.keys(body ?? {}).every((field) => CORE_FIELDS.includes(field));
      if (!isCore) say('beyond-core-data', `/items/${place}`, { item: title });
    }
  }
  const gives = content.outcome === 'full' || content.outcome === 'partial';
  if (gives && items.length === 0) say('nothing-to-say', '/items');
}

/** Every shared item carries its terms; unknown means not shareable. */
function findMissingOfItems({ items, content }: ReleaseFacts, say: Say): void {
  for (const [place, item] of items.entries()) {
    const field = `/items/${place}`;
    const values = { item: item.title };
    if (item.forwards) {
      // Its terms are its originator's.
      if (item.isGone) say('item-not-held', field, values);
      continue;
    }
    if (!item.kind) say('item-kind-missing', `${field}/kind`, values);
    for (const fault of item.faults)
      say('item-faulty', `${field}${fault.field}`, { ...values, message: fault.message });
    const isText = item.kind === 'text' || item.kind === 'fact';
    if (isText && !item.language && !content.language) say('language-missing', `${field}/language`, values);
    if (!item.grade) say('grade-missing', `${field}/grade`, values);
    if (!item.handling?.length) say('handling-missing', `${field}/handling`, values);
    else if (item.handling.includes('H3') && !isWritten(item.handlingNote)) {
      say('handling-note-missing', `${field}/handlingNote`, values);
    }
  }
}

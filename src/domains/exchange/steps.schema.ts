import { Type } from 'typebox';
import { oneOf } from '../../kernel/wire.ts';
import { CONSENT_USES, FEEDBACK_KINDS, REFUSAL_CODES, REJECTION_GROUNDS, STOP_CODES } from './exchange.ts';
import { Consent } from './message.schema.ts';
import { AgencyCode, Any, closed, Id, Instant, itemTerms, NullText, Text } from './terms.schema.ts';

export const MessagePath = Type.Object({ id: Type.String() }, closed);
export const ItemPath = MessagePath;
export const StopPath = Type.Object({ id: Type.String(), code: oneOf(STOP_CODES) }, closed);

const note = { note: Type.Optional(Text(2000)) };
export const NoteBody = Type.Object(note, closed);
export const WhyBody = Type.Object({ why: Text(2000) }, closed);
export const VersionBody = Type.Object({ version: Type.Integer() }, closed);
export const StopDecision = Type.Object({ decision: oneOf(['lifted', 'upheld'] as const), why: Text(2000) }, closed);
export const AcceptBody = Type.Object(
  {
    access: Type.Optional(oneOf(['direct', 'indirect'] as const, 'does this office hold the information itself')),
    ...note,
  },
  closed,
);
export const RejectBody = Type.Object({ ground: oneOf(REJECTION_GROUNDS), text: Type.Optional(Text(2000)) }, closed);
export const ClarifyBody = Type.Object(
  {
    missing: Type.Optional(
      Type.Array(Type.String({ maxLength: 60 }), { maxItems: 20, description: 'codes of obstacles' }),
    ),
    question: Text(3000),
  },
  closed,
);
export const ClarificationAnswer = Type.Object({ recipient: Type.Optional(AgencyCode), answer: Text(5000) }, closed);
export const RefuseBody = Type.Object(
  {
    ground: oneOf(REFUSAL_CODES),
    text: Type.Optional(Text(2000, 'needed for other, and for a condition of the instrument')),
    noPartialBecause: Type.Optional(Text(1000, 'why not even a part can be given')),
  },
  closed,
);
export const DeviateBody = Type.Object(
  {
    length: Type.String({ maxLength: 40, description: '5 days, 36 hours, P5D' }),
    reason: Text(1000),
    rule: Type.Optional(Type.String({ maxLength: 80 })),
  },
  closed,
);
export const AssignBody = Type.Object({ officer: Type.Union([Id, Type.Null()]) }, closed);
export const FeedbackBody = Type.Object(
  { kind: oneOf(FEEDBACK_KINDS), recipient: Type.Optional(AgencyCode), ...note },
  closed,
);
export const ReviewBody = Type.Object(
  { decision: oneOf(['keep', 'erase'] as const), assessment: Text(2000), recipient: Type.Optional(AgencyCode) },
  closed,
);
export const AmendItemBody = Type.Object(
  { version: Type.Integer(), why: Text(1000), body: Type.Optional(Any), ...itemTerms },
  closed,
);
export const ExportBody = Type.Object(
  {
    use: oneOf(['court', 'file'] as const),
    format: oneOf(['pdf', 'json'] as const),
    withoutBlocked: Type.Optional(
      Type.Boolean({ description: 'leave out what may not be used so, and say that it is left out' }),
    ),
  },
  closed,
);
export const AskConsentBody = Type.Object(
  {
    message: Type.String({ format: 'uuid', description: 'the message in which the items are held' }),
    items: Type.Array(Id, { minItems: 1, maxItems: 200, uniqueItems: true }),
    use: oneOf(CONSENT_USES),
    onwardTo: Type.Optional(Type.Array(AgencyCode, { maxItems: 60, uniqueItems: true })),
    why: Text(2000),
  },
  closed,
);
export const DecideConsentBody = Type.Object({ decision: oneOf(['grant', 'refuse'] as const), ...note }, closed);
export const ConsentList = Type.Object({ items: Type.Array(Consent) });

export const ForwardBody = Type.Object(
  {
    recipients: Type.Array(AgencyCode, { minItems: 1, maxItems: 60, uniqueItems: true }),
    items: Type.Array(Id, { minItems: 1, maxItems: 200, uniqueItems: true }),
  },
  closed,
);

export const EnvelopeBody = Type.Object(
  {
    envelope: Type.String({ maxLength: 2_000_000, description: 'compact JWS over canonical JSON (RFC 8785)' }),
    items: Type.Array(Any, { maxItems: 200, description: 'the items it vouches for by their digests' }),
  },
  closed,
);
export const EnvelopeReceipt = Type.Object({
  message: Type.String(),
  receipt: Type.String({ description: 'evidence of delivery, a JWS' }),
});
export const Envelope = Type.Object({ envelope: Type.String(), hash: Type.String(), items: Type.Array(Any) });
export const Corrections = Type.Object({
  items: Type.Array(
    Type.Object({
      id: Type.String(),
      item: Type.String(),
      message: Type.String(),
      holder: Type.String({
        description: 'on another node; hand envelope and items to it at POST /v1/exchange/envelopes',
      }),
      what: Type.String(),
      version: Type.Integer(),
      why: NullText,
      toldAt: Instant,
      envelope: Type.String({ description: 'signed by the originator' }),
      items: Type.Array(Any, { description: 'the item as it is now, where it was amended' }),
    }),
  ),
});
export const DeliveryReceiptBody = Type.Object(
  { recipient: AgencyCode, receipt: Type.String({ maxLength: 20_000, description: 'as the other node answered' }) },
  closed,
);
export const ReceiptBody = Type.Object({ receipt: Type.String({ maxLength: 4000 }) }, closed);
export const Verification = Type.Object({
  ok: Type.Boolean(),
  checked: Type.Integer(),
  faults: Type.Array(Type.Object({ number: Type.Integer(), fault: Type.String() })),
  evidences: Type.Array(Type.Object({ number: Type.Integer(), proof: Type.String() })),
  keys: Type.Array(Any),
});

export const PublicKey = Type.Object({
  agency: Type.String(),
  id: Type.String(),
  key: Any,
  lives: oneOf(['here', 'elsewhere'] as const),
});
export const PublicKeys = Type.Object({ items: Type.Array(PublicKey) });
export const ForeignKeyBody = Type.Object(
  {
    agency: AgencyCode,
    key: Type.Object(
      { kty: Type.Literal('OKP'), crv: Type.Literal('Ed25519'), x: Type.String({ pattern: '^[A-Za-z0-9_-]{43}$' }) },
      closed,
    ),
  },
  closed,
);
export const Rejects = Type.Object({
  items: Type.Array(
    Type.Object({
      id: Type.String(),
      reason: Type.String(),
      sender: NullText,
      recipient: NullText,
      message: NullText,
      hash: Type.String(),
      at: Instant,
    }),
  ),
});

export const CloseBody = Type.Object({ recipient: Type.Optional(AgencyCode), ...note }, closed);
export const RecipientQuery = Type.Object({ recipient: Type.Optional(AgencyCode) }, closed);
export const WaitingQuery = Type.Object({ waiting: Type.Optional(Type.Boolean()) }, closed);
export const PartnerQuery = Type.Object({ partner: Type.String({ minLength: 1, maxLength: 40 }) }, closed);

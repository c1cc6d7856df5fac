import { type TSchema, Type } from 'typebox';
import { Compile, type Validator } from 'typebox/compile';
import { LANGUAGES } from '../../kernel/codes.ts';
import { findUnsoundText } from '../../kernel/sound-text.ts';
import { oneOf } from '../../kernel/wire.ts';
import { isId } from '../../platform/ids.ts';
import { faultsOfItem } from './check-items.ts';
import type { EnvelopeBody, TravellingItem } from './envelope.ts';
import { Basis, Content, ITEM_KINDS } from './exchange.schema.ts';
import { LINKS, MESSAGE_KINDS, SUBJECT_ROLES } from './exchange.ts';
import { AgencyCode, Any, closed, itemTerms, Text } from './terms.schema.ts';

const Party = Type.Object({ agency: AgencyCode, party: Text(20) }, closed);
const Digest = Type.String({ pattern: '^[0-9a-f]{64}$' });
const Id = Type.String({ minLength: 36, maxLength: 36 });

/** A message as another node seals it: no field more, none of another form. */
const Sealed = Type.Object(
  {
    type: Type.Literal('message'),
    id: Id,
    reference: Text(100),
    kind: oneOf(MESSAGE_KINDS),
    from: Party,
    to: Party,
    at: Text(40),
    thread: Id,
    request: Type.Optional(Type.Object({ id: Id, hash: Digest }, closed)),
    caseReference: Type.Optional(Text(100)),
    operation: Type.Optional(Text(60)),
    content: Content,
    items: Type.Array(Type.Object({ id: Id, digest: Digest }, closed), { maxItems: 200 }),
    basis: Basis,
  },
  closed,
);

/** An item as it travels beside its envelope. */
const Travelling = Type.Object(
  {
    ...itemTerms,
    id: Id,
    salt: Text(100),
    kind: oneOf(ITEM_KINDS),
    role: Type.Optional(oneOf(SUBJECT_ROLES)),
    link: Type.Optional(oneOf(LINKS)),
    linkText: Type.Optional(Text(1000)),
    body: Any,
    language: Type.Optional(oneOf(LANGUAGES)),
    translate: Type.Boolean(),
    originator: AgencyCode,
    purpose: Type.Optional(Text(100)),
    basis: Type.Optional(Text(1000)),
    version: Type.Integer({ minimum: 1, maximum: 1_000_000 }),
  },
  closed,
);

const validators = new Map<TSchema, Validator>();

function fits(schema: TSchema, value: unknown): boolean {
  let validator = validators.get(schema);
  if (!validator) {
    validator = Compile(schema) as unknown as Validator;
    validators.set(schema, validator);
  }
  return validator.Check(value);
}

const isSound = (value: unknown): boolean => findUnsoundText(JSON.stringify(value), value) === undefined;

/** Whether a sealed message has the form of one, in every field; its reference is its sender's own. */
export function isSealedMessage(body: EnvelopeBody): boolean {
  return (
    fits(Sealed, body) &&
    isSound(body) &&
    [body.id, body.thread, ...(body.request ? [body.request.id] : [])].every(isId) &&
    !Number.isNaN(Date.parse(body.at)) &&
    body.reference.startsWith(`X-${body.from.agency}-`)
  );
}

/** A file as an item tells of it; the file itself is handed over afterwards. */
const File = Type.Object(
  {
    attachment: Id,
    name: Text(200),
    type: Type.Optional(Text(200)),
    bytes: Type.Integer({ minimum: 1, maximum: Number.MAX_SAFE_INTEGER }),
    sha256: Digest,
  },
  closed,
);

/** Whether what came beside an envelope has the form of an item, with its terms; unknown means not shareable. */
export function isTravelling(item: TravellingItem): boolean {
  return (
    fits(Travelling, item) &&
    isSound(item) &&
    isId(item.id) &&
    item.grade !== undefined &&
    item.handling !== undefined &&
    item.handling.length > 0 &&
    item.withheldFrom !== undefined &&
    (item.kind !== 'attachment' || (fits(File, item.body) && isId(String(item.body.attachment)))) &&
    faultsOfItem(item as Parameters<typeof faultsOfItem>[0]).length === 0
  );
}

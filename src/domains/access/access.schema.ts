import { type Static, Type } from 'typebox';
import { LANGUAGES, PURPOSES } from '../../kernel/codes.ts';
import { AGENCY_FUNCTIONS } from '../../kernel/officer.ts';
import { RIGHTS } from '../../kernel/rights.ts';
import { oneOf, pageOf } from '../../kernel/wire.ts';
import { PARTY_KINDS } from './party.ts';
import { ROLES } from './roles.ts';

/** By what somebody proved who they are. */
export const SIGN_IN_METHODS = ['password', 'totp', 'recovery-code', 'passkey', 'oidc', 'invitation'] as const;
export type SignInMethod = (typeof SIGN_IN_METHODS)[number];

const closed = { additionalProperties: false } as const;

const Instant = Type.String({ format: 'date-time' });
const Token = Type.String({ minLength: 1, maxLength: 100 });
/** A password is read as typed; only its length is limited. */
const Password = Type.String({ minLength: 1, maxLength: 200 });
const SignInName = Type.String({
  pattern: '^[a-z0-9][a-z0-9._-]{1,63}$',
  description: 'small letters, digits, dot, hyphen, underscore',
});
const PersonName = Type.String({ minLength: 1, maxLength: 120, pattern: '\\S' });
const AgencyCode = Type.String({ pattern: '^[A-Z][A-Z0-9-]{1,31}$', description: 'such as ZZN-NCB' });
const PartyCode = Type.String({ pattern: '^[A-Z][A-Z0-9-]{1,15}$', description: 'such as ZZN' });

export const PageQuery = Type.Object({
  limit: Type.Integer({ minimum: 1, maximum: 500, default: 100 }),
  after: Type.Optional(Type.String({ minLength: 1, maxLength: 100 })),
});
export const OfficersQuery = Type.Object({
  ...PageQuery.properties,
  agency: Type.Optional(AgencyCode),
  named: Type.Optional(
    Type.String({ maxLength: 100, description: 'a part of the name or of the sign-in name, whatever its capitals' }),
  ),
});
export const IdPath = Type.Object({ id: Type.String({ maxLength: 64 }) });
export const TokenPath = Type.Object({ token: Token });
export const Nothing = Type.Null({ description: 'Done; there is nothing to say.' });

export const SignInRequest = Type.Object(
  { name: Type.String({ minLength: 1, maxLength: 200 }), password: Password },
  closed,
);
export const SecondStepRequest = Type.Object(
  {
    ticket: Token,
    totp: Type.Optional(Type.String({ pattern: '^[0-9]{6}$' })),
    recoveryCode: Type.Optional(Type.String({ minLength: 10, maxLength: 20 })),
  },
  closed,
);

export const Me = Type.Object({
  officer: Type.Object({
    id: Type.String(),
    name: Type.String(),
    signInName: Type.Union([Type.String(), Type.Null()], { description: 'none for a system or the console' }),
    language: oneOf(LANGUAGES),
    sound: Type.Boolean(),
  }),
  agency: Type.Object({
    id: Type.String(),
    code: Type.String(),
    name: Type.String(),
    party: Type.Union([Type.String(), Type.Null()]),
    functions: Type.Array(oneOf(AGENCY_FUNCTIONS)),
    purposes: Type.Array(oneOf(PURPOSES), { description: 'what the agency may search for' }),
  }),
  roles: Type.Array(oneOf(ROLES)),
  rights: Type.Array(oneOf(RIGHTS)),
  secondStep: Type.Boolean({ description: 'whether a second step is set up' }),
  session: Type.Union([Type.Object({ id: Type.String(), expiresAt: Instant }), Type.Null()]),
});
export type Me = Static<typeof Me>;

export const SignedIn = Type.Object({ state: Type.Literal('signed-in'), me: Me });
export const SignInAnswer = Type.Union([
  SignedIn,
  Type.Object({
    state: Type.Literal('second-step'),
    ticket: Type.String(),
    methods: Type.Array(oneOf(['totp', 'passkey', 'recovery-code'])),
  }),
]);
export const SignInOptions = Type.Object({
  oidc: Type.Boolean(),
  passkey: Type.Boolean(),
  demo: Type.Boolean(),
  languages: Type.Array(oneOf(LANGUAGES)),
});

export const MyChange = Type.Object(
  { language: Type.Optional(oneOf(LANGUAGES)), sound: Type.Optional(Type.Boolean()) },
  closed,
);
export const PasswordChange = Type.Object({ current: Password, next: Password }, closed);
export const PasswordProof = Type.Object({ password: Password }, closed);
export const MySession = Type.Object({
  id: Type.String(),
  startedAt: Instant,
  seenAt: Instant,
  expiresAt: Instant,
  method: oneOf(SIGN_IN_METHODS),
  agent: Type.String(),
  address: Type.String(),
  present: Type.Boolean({ description: 'the session that asks' }),
});
export const MySessions = Type.Object({ items: Type.Array(MySession) });
export const TotpOffer = Type.Object({
  secret: Type.String(),
  uri: Type.String(),
  qr: Type.String({ description: 'picture, as a data address' }),
});
export const TotpConfirmation = Type.Object({ code: Type.String({ pattern: '^[0-9]{6}$' }) }, closed);
export const RecoveryCodes = Type.Object({ recoveryCodes: Type.Array(Type.String()) });

/** What a browser's authenticator says and is told, as the WebAuthn standard writes it; it is judged by the verifier, not here. */
const WebAuthnJson = Type.Record(Type.String(), Type.Unknown());
export const PasskeyOptionsRequest = Type.Object({ ticket: Type.Optional(Token) }, closed);
export const PasskeyOptions = Type.Object({ challenge: Type.String(), options: WebAuthnJson });
export const PasskeySignIn = Type.Object({ challenge: Type.String({ maxLength: 64 }), response: WebAuthnJson }, closed);
export const PasskeyRegistration = Type.Object(
  { challenge: Type.String({ maxLength: 64 }), name: PersonName, response: WebAuthnJson },
  closed,
);
export const MyPasskey = Type.Object({
  id: Type.String(),
  name: Type.String(),
  madeAt: Instant,
  lastUsedAt: Type.Union([Instant, Type.Null()]),
});
export const PasskeyMade = Type.Object({ id: Type.String() });
export const MyPasskeys = Type.Object({ items: Type.Array(MyPasskey) });

export const InvitationView = Type.Object({ name: Type.String(), signInName: Type.String(), agency: Type.String() });
export const Link = Type.Object({ link: Type.String(), expiresAt: Instant });

export const PartyView = Type.Object({
  code: Type.String(),
  kind: oneOf(PARTY_KINDS),
  names: Type.Record(Type.String(), Type.String()),
  note: Type.Union([Type.String(), Type.Null()]),
  isoAlpha2: Type.Union([Type.String(), Type.Null()]),
  documentCodes: Type.Array(Type.String()),
  invented: Type.Boolean(),
});
export const Parties = pageOf(PartyView);
export const NewParty = Type.Object(
  {
    code: PartyCode,
    kind: oneOf(PARTY_KINDS),
    names: Type.Object(
      {
        ...Object.fromEntries(LANGUAGES.map((language) => [language, Type.Optional(PersonName)])),
        en: PersonName,
      },
      closed,
    ),
    note: Type.Optional(Type.String({ maxLength: 500 })),
  },
  closed,
);

export const AgencyView = Type.Object({
  id: Type.String(),
  code: Type.String(),
  name: Type.String(),
  party: Type.Union([Type.String(), Type.Null()]),
  functions: Type.Array(oneOf(AGENCY_FUNCTIONS)),
  purposes: Type.Array(oneOf(PURPOSES)),
  timeZone: Type.String(),
  own: Type.Boolean(),
  active: Type.Boolean(),
  may: Type.Object({ change: Type.Boolean() }),
});
export const Agencies = pageOf(AgencyView);
const Functions = Type.Array(oneOf(AGENCY_FUNCTIONS), { uniqueItems: true, maxItems: AGENCY_FUNCTIONS.length });
const Purposes = Type.Array(oneOf(PURPOSES), { uniqueItems: true, maxItems: PURPOSES.length });
const TimeZone = Type.String({ minLength: 1, maxLength: 64, description: 'IANA name, such as Europe/Paris' });
export const NewAgency = Type.Object(
  {
    code: AgencyCode,
    name: PersonName,
    party: PartyCode,
    functions: Functions,
    purposes: Type.Optional(Purposes),
    timeZone: Type.Optional(TimeZone),
    own: Type.Optional(Type.Boolean({ description: 'whether it runs this node' })),
  },
  closed,
);
export const AgencyChangeRequest = Type.Object(
  {
    name: Type.Optional(PersonName),
    functions: Type.Optional(Functions),
    purposes: Type.Optional(Purposes),
    timeZone: Type.Optional(TimeZone),
    active: Type.Optional(Type.Boolean()),
  },
  closed,
);

export const OfficerView = Type.Object({
  id: Type.String(),
  name: Type.String(),
  signInName: Type.String(),
  language: oneOf(LANGUAGES),
  active: Type.Boolean(),
  agency: Type.String(),
  party: Type.Union([Type.String(), Type.Null()]),
  roles: Type.Array(oneOf(ROLES)),
  secondStep: Type.Boolean(),
  invited: Type.Boolean({ description: 'has not signed in yet' }),
  oidc: Type.Boolean({ description: 'may sign in at the OpenID Connect provider' }),
  may: Type.Object({ change: Type.Boolean(), changeRoles: Type.Boolean() }),
});
export const Officers = pageOf(OfficerView);
const RoleList = Type.Array(oneOf(ROLES), { uniqueItems: true, maxItems: ROLES.length });
export const NewOfficer = Type.Object(
  {
    name: PersonName,
    signInName: SignInName,
    agency: AgencyCode,
    roles: RoleList,
    language: Type.Optional(oneOf(LANGUAGES)),
    oidcSubject: Type.Optional(Type.String({ minLength: 1, maxLength: 255 })),
  },
  closed,
);
export const NewOfficerAnswer = Type.Object({ officer: OfficerView, link: Type.String(), expiresAt: Instant });
export const OfficerChange = Type.Object(
  {
    name: Type.Optional(PersonName),
    roles: Type.Optional(RoleList),
    active: Type.Optional(Type.Boolean()),
    oidcSubject: Type.Optional(Type.Union([Type.String({ minLength: 1, maxLength: 255 }), Type.Null()])),
  },
  closed,
);
export const RolesView = Type.Object({
  items: Type.Array(Type.Object({ role: oneOf(ROLES), rights: Type.Array(oneOf(RIGHTS)) })),
});

export const KeyView = Type.Object({
  id: Type.String(),
  name: Type.String(),
  prefix: Type.String(),
  rights: Type.Array(oneOf(RIGHTS)),
  madeBy: Type.String(),
  madeAt: Instant,
  expiresAt: Instant,
  lastUsedAt: Type.Union([Instant, Type.Null()]),
  revokedAt: Type.Union([Instant, Type.Null()]),
});
export const Keys = pageOf(KeyView);
export const NewKey = Type.Object(
  {
    name: PersonName,
    rights: Type.Array(oneOf(RIGHTS), { minItems: 1, uniqueItems: true, maxItems: RIGHTS.length }),
    expiresOn: Type.String({ format: 'date' }),
  },
  closed,
);
export const NewKeyAnswer = Type.Object({ key: Type.String({ description: 'shown this once' }), entry: KeyView });

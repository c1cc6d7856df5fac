import type { QueryClient } from '@tanstack/react-query';
import {
  createRootRouteWithContext,
  createRoute,
  createRouter,
  lazyRouteComponent,
  Outlet,
  redirect,
} from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { allWords } from '../languages/words.ts';
import { Announcer } from '../ui/announcer.tsx';
import { KeyLayer } from '../ui/key-layer.tsx';
import { Waiting } from '../ui/states.tsx';
import { WireProblem } from '../wire/problem.ts';
import { armSessionGate } from '../wire/session-gate.ts';
import { Desk } from './desk.tsx';
import { Failure, NoSuchPage } from './failure.tsx';
import { meQuery } from './officer.tsx';
import { FORMS, type FormKind } from './search-forms.ts';

// The codes stand here as words and not by their schema: the first screen would load the whole contract with it.
const MESSAGE_KINDS = [
  'information-request',
  'reply',
  'spontaneous-information',
  'hit-follow-up',
  'warning',
  'mla-request',
  'jit-proposal',
  'case-message',
] as const;
const DELIVERY_STATES = [
  'submitted',
  'delivered',
  'clarifying',
  'accepted',
  'rejected',
  'answered',
  'refused',
  'closed',
] as const;

interface RouterContext {
  readonly queries: QueryClient;
}

function text(value: unknown): string | undefined {
  return typeof value === 'string' && value !== '' ? value : undefined;
}

function Loading() {
  const { t } = useTranslation();
  return <Waiting what={t('states.loading')} />;
}

const root = createRootRouteWithContext<RouterContext>()({
  component: () => (
    <>
      <KeyLayer />
      <Announcer />
      <Outlet />
    </>
  ),
});

const signIn = createRoute({
  getParentRoute: () => root,
  path: '/sign-in',
  validateSearch: (search): { next?: string; problem?: string } => {
    const next = text(search.next);
    // Why a sign-in through the organisation did not succeed; the node sends the officer back with it.
    const problem = text(search.problem);
    return {
      // Only a way inside this application: an address of elsewhere would make the sign-in a bait.
      ...(next && /^\/(?![/\\])/.test(next) ? { next } : {}),
      ...(problem && /^[a-z-]{1,40}$/.test(problem) ? { problem } : {}),
    };
  },
  component: lazyRouteComponent(() => import('../features/access/sign-in-page.tsx'), 'SignInPage'),
});

const invitation = createRoute({
  getParentRoute: () => root,
  path: '/invitations/$token',
  component: lazyRouteComponent(() => import('../features/access/invitation-page.tsx'), 'InvitationPage'),
});

/** Everything behind the sign-in; new screens are children of this route. */
export const desk = createRoute({
  getParentRoute: () => root,
  id: 'desk',
  beforeLoad: async ({ context, location }) => {
    try {
      const me = await context.queries.ensureQueryData(meQuery);
      armSessionGate(true);
      if (location.pathname !== '/') await allWords();
      return { me };
    } catch (thrown) {
      if (thrown instanceof WireProblem && thrown.status === 401) {
        throw redirect({ to: '/sign-in', search: location.href === '/' ? {} : { next: location.href } });
      }
      throw thrown;
    }
  },
  component: Desk,
});

const search = createRoute({
  getParentRoute: () => desk,
  path: '/',
  // What was asked never stands in the address: addresses are kept by browsers and proxies, and these are people.
  validateSearch: (given): { form?: FormKind } => {
    const form = FORMS.find((kind) => kind === given.form);
    return form ? { form } : {};
  },
  component: lazyRouteComponent(() => import('../features/search/search-screen.tsx'), 'SearchScreen'),
});

const batch = createRoute({
  getParentRoute: () => desk,
  path: '/batch',
  component: lazyRouteComponent(() => import('../features/batch/batch-screen.tsx'), 'BatchScreen'),
});

const account = createRoute({
  getParentRoute: () => desk,
  path: '/account',
  component: lazyRouteComponent(() => import('../features/access/account-screen.tsx'), 'AccountScreen'),
});

const help = createRoute({
  getParentRoute: () => desk,
  path: '/help',
  validateSearch: (given): { find?: string } => (text(given.find) ? { find: text(given.find) } : {}),
  component: lazyRouteComponent(() => import('../features/help/help-screen.tsx'), 'HelpScreen'),
});

const problem = createRoute({
  getParentRoute: () => desk,
  path: '/problems/$kind',
  component: lazyRouteComponent(() => import('../features/help/problem-page.tsx'), 'ProblemPage'),
});

function oneOfThese<Code extends string>(codes: readonly Code[], value: unknown): Code | undefined {
  return codes.find((code) => code === value);
}

/** An address holds what was given and nothing that was not. */
function given<Values extends object>(values: Values): { [Name in keyof Values]?: Exclude<Values[Name], undefined> } {
  return Object.fromEntries(Object.entries(values).filter(([, value]) => value !== undefined)) as {
    [Name in keyof Values]?: Exclude<Values[Name], undefined>;
  };
}

function day(value: unknown): string | undefined {
  return typeof value === 'string' && /^\d{4}-\d{2}-\d{2}$/.test(value) ? value : undefined;
}

const registersPlace = createRoute({
  getParentRoute: () => desk,
  path: '/registers',
  beforeLoad: () => {
    throw redirect({ to: '/registers/$kind', params: { kind: 'person' }, search: {} });
  },
});

const operations = createRoute({
  getParentRoute: () => desk,
  path: '/operations',
  component: lazyRouteComponent(() => import('../features/operations/operations-screen.tsx'), 'OperationsScreen'),
});

const planOperation = createRoute({
  getParentRoute: () => desk,
  path: '/operations/plan',
  component: lazyRouteComponent(() => import('../features/operations/plan-screen.tsx'), 'NewPlanScreen'),
});

const operationsHistory = createRoute({
  getParentRoute: () => desk,
  path: '/operations/history',
  component: lazyRouteComponent(() => import('../features/operations/history-screen.tsx'), 'HistoryScreen'),
});

const phase = (value: unknown) => oneOfThese(['preparation', 'action', 'follow-up'] as const, value);

const cockpit = createRoute({
  getParentRoute: () => desk,
  path: '/operations/$id',
  validateSearch: (search) =>
    given({
      phase: phase(search.phase),
      // `country:ZZN`, `agency:ZZN-NCB`, `hotSpot:KARST`: the part of the operation that is looked at.
      part: text(search.part),
      by: oneOfThese(['country', 'agency', 'hotSpot', 'hour'] as const, search.by),
      measure: text(search.measure),
    }),
  component: lazyRouteComponent(() => import('../features/operations/cockpit-screen.tsx'), 'CockpitScreen'),
});

const amendPlan = createRoute({
  getParentRoute: () => desk,
  path: '/operations/$id/plan',
  component: lazyRouteComponent(() => import('../features/operations/plan-screen.tsx'), 'AmendPlanScreen'),
});

const operationEntries = createRoute({
  getParentRoute: () => desk,
  path: '/operations/$id/entries',
  validateSearch: (search) =>
    given({
      measure: text(search.measure),
      phase: phase(search.phase),
      country: text(search.country),
      agency: text(search.agency),
      hotSpot: typeof search.hotSpot === 'string' ? search.hotSpot : undefined,
      hour: text(search.hour),
      state: oneOfThese(['counted', 'held', 'refused'] as const, search.state),
    }),
  component: lazyRouteComponent(() => import('../features/operations/entries-screen.tsx'), 'EntriesScreen'),
});

const operationFigures = createRoute({
  getParentRoute: () => desk,
  path: '/operations/$id/figures',
  component: lazyRouteComponent(() => import('../features/operations/figures-screen.tsx'), 'FiguresScreen'),
});

const STATUSES = ['draft', 'under-review', 'waiting', 'active', 'withdrawn', 'expired'] as const;
const SORTS = ['newest', 'oldest', 'title', 'review'] as const;

const registers = createRoute({
  getParentRoute: () => desk,
  path: '/registers/$kind',
  // Codes only: the beginning of a name is a filter too, and stays out of the address.
  validateSearch: (search) =>
    given({
      status: oneOfThese(STATUSES, search.status),
      owner: text(search.owner),
      reason: text(search.reason),
      reviewBefore: day(search.reviewBefore),
      sort: oneOfThese(SORTS, search.sort),
    }),
  component: lazyRouteComponent(() => import('../features/registers/registers-screen.tsx'), 'RegistersScreen'),
});

const record = createRoute({
  getParentRoute: () => desk,
  path: '/registers/$kind/$id',
  component: lazyRouteComponent(() => import('../features/registers/record-screen.tsx'), 'RecordScreen'),
});

const report = createRoute({
  getParentRoute: () => desk,
  path: '/registers/$kind/report',
  component: lazyRouteComponent(() => import('../features/registers/report-screen.tsx'), 'ReportScreen'),
});

const amend = createRoute({
  getParentRoute: () => desk,
  path: '/registers/$kind/$id/amend',
  component: lazyRouteComponent(() => import('../features/registers/amend-screen.tsx'), 'AmendScreen'),
});

const reviews = createRoute({
  getParentRoute: () => desk,
  path: '/registers/reviews',
  component: lazyRouteComponent(() => import('../features/registers/reviews-screen.tsx'), 'ReviewsScreen'),
});

const consultations = createRoute({
  getParentRoute: () => desk,
  path: '/registers/consultations',
  component: lazyRouteComponent(() => import('../features/registers/consultations-screen.tsx'), 'ConsultationsScreen'),
});

const imports = createRoute({
  getParentRoute: () => desk,
  path: '/import',
  component: lazyRouteComponent(() => import('../features/imports/imports-screen.tsx'), 'ImportsScreen'),
});

const VIEWS_OF_AUDIT = ['entries', 'asked', 'verify', 'about'] as const;

const audit = createRoute({
  getParentRoute: () => desk,
  path: '/audit',
  validateSearch: (search) =>
    given({
      view: oneOfThese(VIEWS_OF_AUDIT, search.view),
      by: oneOfThese(['agency', 'purpose', 'day'] as const, search.by),
      action: text(search.action),
      purpose: text(search.purpose),
      agency: text(search.agency),
      officer: text(search.officer),
      record: text(search.record),
      from: day(search.from),
      to: day(search.to),
    }),
  component: lazyRouteComponent(() => import('../features/audit/audit-screen.tsx'), 'AuditScreen'),
});

const PARTS_OF_ADMINISTRATION = ['officers', 'agencies', 'parties', 'keys', 'health'] as const;

const administration = createRoute({
  getParentRoute: () => desk,
  path: '/administration',
  validateSearch: (search) =>
    given({ part: oneOfThese(PARTS_OF_ADMINISTRATION, search.part), agency: text(search.agency) }),
  component: lazyRouteComponent(
    () => import('../features/administration/administration-screen.tsx'),
    'AdministrationScreen',
  ),
});

const HIT_STATES = [
  'new',
  'owner-told',
  'confirmed',
  'not-the-same',
  'record-out-of-date',
  'action-taken',
  'closed',
] as const;
const REGISTERS = ['person', 'travel-document', 'vehicle', 'firearm', 'vessel', 'aircraft', 'organisation'] as const;

const hits = createRoute({
  getParentRoute: () => desk,
  path: '/hits',
  validateSearch: (search) =>
    given({
      view: oneOfThese(['statistics'] as const, search.view),
      side: oneOfThese(['owner', 'asker'] as const, search.side),
      state: oneOfThese(HIT_STATES, search.state),
      show: oneOfThese(['all', 'closed-only'] as const, search.show),
      register: oneOfThese(REGISTERS, search.register),
      operation: text(search.operation),
    }),
  component: lazyRouteComponent(() => import('../features/hits/hits-screen.tsx'), 'HitsScreen'),
});

const hit = createRoute({
  getParentRoute: () => desk,
  path: '/hits/$id',
  component: lazyRouteComponent(() => import('../features/hits/hit-screen.tsx'), 'HitScreen'),
});

/** The question about a legal basis: codes and days, none of which is about a person. */
function basisQuestion(search: Record<string, unknown>) {
  const penalty = Number(search.penalty);
  return given({
    from: text(search.from),
    to: text(search.to),
    measure: text(search.measure),
    offence: text(search.offence),
    data: text(search.data),
    on: day(search.on),
    knownAt: day(search.knownAt),
    penalty: text(String(search.penalty ?? '')) && !Number.isNaN(penalty) ? penalty : undefined,
  });
}

const instruments = createRoute({
  getParentRoute: () => desk,
  path: '/instruments',
  validateSearch: basisQuestion,
  component: lazyRouteComponent(() => import('../features/instruments/ask-screen.tsx'), 'AskScreen'),
});

const coverage = createRoute({
  getParentRoute: () => desk,
  path: '/instruments/coverage',
  validateSearch: (search) => {
    const { measure, offence, data, on, knownAt } = basisQuestion(search);
    return given({ party: text(search.party), measure, offence, data, on, knownAt });
  },
  component: lazyRouteComponent(() => import('../features/instruments/coverage-screen.tsx'), 'CoverageScreen'),
});

const compare = createRoute({
  getParentRoute: () => desk,
  path: '/instruments/compare',
  validateSearch: (search) => {
    const { offence, data, on } = basisQuestion(search);
    return given({ a: text(search.a), b: text(search.b), offence, data, on });
  },
  component: lazyRouteComponent(() => import('../features/instruments/compare-screen.tsx'), 'CompareScreen'),
});

const matrix = createRoute({
  getParentRoute: () => desk,
  path: '/instruments/matrix',
  validateSearch: (search) => {
    const { measure, offence, data, on } = basisQuestion(search);
    return given({ parties: text(search.parties), measure, offence, data, on });
  },
  component: lazyRouteComponent(() => import('../features/instruments/matrix-screen.tsx'), 'MatrixScreen'),
});

const instrumentRegister = createRoute({
  getParentRoute: () => desk,
  path: '/instruments/register',
  validateSearch: (search) =>
    given({
      text: text(search.text),
      kind: text(search.kind),
      party: text(search.party),
      measure: text(search.measure),
      own: search.own === true || search.own === 'true' ? true : undefined,
    }),
  component: lazyRouteComponent(() => import('../features/instruments/register-screen.tsx'), 'RegisterScreen'),
});

const instrument = createRoute({
  getParentRoute: () => desk,
  path: '/instruments/register/$code',
  validateSearch: (search) => given({ knownAt: day(search.knownAt) }),
  component: lazyRouteComponent(() => import('../features/instruments/instrument-screen.tsx'), 'InstrumentScreen'),
});

const newAgreement = createRoute({
  getParentRoute: () => desk,
  path: '/instruments/new',
  validateSearch: (search) => {
    const { measure, offence, data } = basisQuestion(search);
    return given({
      negotiation: text(search.negotiation),
      parties: text(search.parties),
      title: text(search.title),
      measure,
      offence,
      data,
    });
  },
  component: lazyRouteComponent(() => import('../features/instruments/agreement-screen.tsx'), 'AgreementScreen'),
});

const importAgreements = createRoute({
  getParentRoute: () => desk,
  path: '/instruments/import',
  component: lazyRouteComponent(() => import('../features/instruments/import-screen.tsx'), 'ImportAgreementsScreen'),
});

const negotiations = createRoute({
  getParentRoute: () => desk,
  path: '/instruments/negotiations',
  validateSearch: (search) => {
    const { measure, offence, data } = basisQuestion(search);
    return given({ party: text(search.party), state: text(search.state), measure, offence, data });
  },
  component: lazyRouteComponent(() => import('../features/instruments/negotiations-screen.tsx'), 'NegotiationsScreen'),
});

const newNegotiation = createRoute({
  getParentRoute: () => desk,
  path: '/instruments/negotiations/new',
  validateSearch: (search) => {
    const { from, to, measure, offence, data } = basisQuestion(search);
    return given({ from, to, measure, offence, data });
  },
  component: lazyRouteComponent(
    () => import('../features/instruments/new-negotiation-screen.tsx'),
    'NewNegotiationScreen',
  ),
});

const negotiation = createRoute({
  getParentRoute: () => desk,
  path: '/instruments/negotiations/$id',
  component: lazyRouteComponent(() => import('../features/instruments/negotiation-screen.tsx'), 'NegotiationScreen'),
});

const checks = createRoute({
  getParentRoute: () => desk,
  path: '/checks',
  validateSearch: (search) =>
    given({
      operation: text(search.operation),
      part: oneOfThese(['result', 'counts', 'outbox'] as const, search.part),
    }),
  component: lazyRouteComponent(() => import('../features/checks/checks-screen.tsx'), 'ChecksScreen'),
});

const BOXES = ['inbox', 'received', 'outbox', 'sent'] as const;

const exchange = createRoute({
  getParentRoute: () => desk,
  path: '/exchange',
  validateSearch: (search) =>
    given({
      box: oneOfThese(BOXES, search.box),
      kind: oneOfThese(MESSAGE_KINDS, search.kind),
      state: oneOfThese(DELIVERY_STATES, search.state),
      counterpart: text(search.counterpart),
      assigned: oneOfThese(['me', 'nobody'] as const, search.assigned),
      reference: text(search.reference),
      late: search.late === true ? true : undefined,
      urgent: search.urgent === true ? true : undefined,
    }),
  component: lazyRouteComponent(() => import('../features/exchange/inbox-screen.tsx'), 'InboxScreen'),
});

const exchangeMessage = createRoute({
  getParentRoute: () => desk,
  path: '/exchange/$id',
  component: lazyRouteComponent(() => import('../features/exchange/message-screen.tsx'), 'MessageScreen'),
});

const exchangeDrafts = createRoute({
  getParentRoute: () => desk,
  path: '/exchange/drafts',
  validateSearch: (search) => given({ state: oneOfThese(['draft', 'waiting'] as const, search.state) }),
  component: lazyRouteComponent(() => import('../features/exchange/drafts-screen.tsx'), 'DraftsScreen'),
});

const exchangeDraft = createRoute({
  getParentRoute: () => desk,
  path: '/exchange/drafts/$id',
  component: lazyRouteComponent(() => import('../features/exchange/draft-screen.tsx'), 'DraftScreen'),
});

const exchangeConsents = createRoute({
  getParentRoute: () => desk,
  path: '/exchange/consents',
  component: lazyRouteComponent(() => import('../features/exchange/consents-screen.tsx'), 'ConsentsScreen'),
});

const exchangeBoard = createRoute({
  getParentRoute: () => desk,
  path: '/exchange/board',
  component: lazyRouteComponent(() => import('../features/exchange/board-screen.tsx'), 'BoardScreen'),
});

const exchangeRules = createRoute({
  getParentRoute: () => desk,
  path: '/exchange/rules',
  component: lazyRouteComponent(() => import('../features/exchange/rules-screen.tsx'), 'RulesScreen'),
});

const exchangeFigures = createRoute({
  getParentRoute: () => desk,
  path: '/exchange/figures',
  validateSearch: (search) => {
    const year = Number(search.year);
    return given({ year: Number.isInteger(year) && year > 2000 ? year : undefined, cell: text(search.cell) });
  },
  component: lazyRouteComponent(() => import('../features/exchange/figures-screen.tsx'), 'FiguresScreen'),
});

const tree = root.addChildren([
  signIn,
  invitation,
  desk.addChildren([
    operations,
    planOperation,
    operationsHistory,
    cockpit,
    amendPlan,
    operationEntries,
    operationFigures,
    batch,
    search,
    account,
    help,
    problem,
    registersPlace,
    registers,
    record,
    report,
    amend,
    reviews,
    consultations,
    imports,
    audit,
    administration,
    instruments,
    coverage,
    compare,
    matrix,
    instrumentRegister,
    instrument,
    newAgreement,
    importAgreements,
    negotiations,
    newNegotiation,
    negotiation,
    hits,
    hit,
    checks,
    exchange,
    exchangeMessage,
    exchangeDrafts,
    exchangeDraft,
    exchangeConsents,
    exchangeBoard,
    exchangeRules,
    exchangeFigures,
  ]),
]);

/** Makes the router with the cache that its loaders share with the screens. */
export function makeRouter(queries: QueryClient) {
  return createRouter({
    // What a screen did not take as sound is not there: it must not reach the screen by another way.
    search: { strict: true },
    routeTree: tree,
    context: { queries },
    defaultPreload: 'intent',
    defaultPendingComponent: Loading,
    defaultErrorComponent: Failure,
    defaultNotFoundComponent: NoSuchPage,
    scrollRestoration: true,
  });
}

declare module '@tanstack/react-router' {
  interface Register {
    router: ReturnType<typeof makeRouter>;
  }
}

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
import { Announcer } from '../ui/announcer.tsx';
import { KeyLayer } from '../ui/key-layer.tsx';
import { Waiting } from '../ui/states.tsx';
import { WireProblem } from '../wire/problem.ts';
import { armSessionGate } from '../wire/session-gate.ts';
import { Desk } from './desk.tsx';
import { Failure, NoSuchPage } from './failure.tsx';
import { meQuery } from './officer.tsx';
import { FORMS, type FormKind } from './search-forms.ts';

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
  validateSearch: (search): { next?: string } => {
    const next = text(search.next);
    // Only a way inside this application: an address of elsewhere would make the sign-in a bait.
    return next && /^\/(?![/\\])/.test(next) ? { next } : {};
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

const tree = root.addChildren([
  signIn,
  invitation,
  desk.addChildren([
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
    hits,
    hit,
  ]),
]);

/** Makes the router with the cache that its loaders share with the screens. */
export function makeRouter(queries: QueryClient) {
  return createRouter({
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

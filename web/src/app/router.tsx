import type { QueryClient } from '@tanstack/react-query';
import { createRouter } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { Waiting } from '../ui/states.tsx';
import { Failure, NoSuchPage } from './failure.tsx';
import { desk, root } from './routes/desk.tsx';
import {
  exchange,
  exchangeBoard,
  exchangeConsents,
  exchangeDraft,
  exchangeDrafts,
  exchangeFigures,
  exchangeMessage,
  exchangeRules,
} from './routes/exchange.ts';
import { hit, hits } from './routes/hits.ts';
import { account, administration, audit, help, problem } from './routes/house.ts';
import {
  compare,
  coverage,
  groupBasis,
  importAgreements,
  instrument,
  instrumentRegister,
  instruments,
  matrix,
  negotiation,
  negotiations,
  newAgreement,
  newNegotiation,
} from './routes/instruments.ts';
import {
  amendPlan,
  checks,
  cockpit,
  operationEntries,
  operationFigures,
  operationHits,
  operations,
  operationsHistory,
  operationUpload,
  planOperation,
} from './routes/operations.ts';
import {
  amend,
  consultations,
  imports,
  record,
  registers,
  registersPlace,
  report,
  reviews,
} from './routes/registers.ts';
import { batch, search } from './routes/search.ts';
import { invitation, signIn } from './routes/ways-in.ts';

function Loading() {
  const { t } = useTranslation();
  return <Waiting what={t('states.loading')} />;
}

const tree = root.addChildren([
  signIn,
  invitation,
  desk.addChildren([
    operations,
    planOperation,
    operationsHistory,
    operationHits,
    operationUpload,
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
    groupBasis,
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

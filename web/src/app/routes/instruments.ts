import { createRoute } from '@tanstack/react-router';
import { desk } from './desk.tsx';
import { screen } from './screen.ts';
import { day, given, text } from './search-parameters.ts';

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

export const instruments = createRoute({
  getParentRoute: () => desk,
  path: '/instruments',
  validateSearch: basisQuestion,
  component: screen(() => import('../../features/instruments/ask-screen.tsx'), 'AskScreen'),
});

export const coverage = createRoute({
  getParentRoute: () => desk,
  path: '/instruments/coverage',
  validateSearch: (search) => {
    const { measure, offence, data, on, knownAt } = basisQuestion(search);
    return given({ party: text(search.party), measure, offence, data, on, knownAt });
  },
  component: screen(() => import('../../features/instruments/coverage-screen.tsx'), 'CoverageScreen'),
});

export const compare = createRoute({
  getParentRoute: () => desk,
  path: '/instruments/compare',
  validateSearch: (search) => {
    const { offence, data, on } = basisQuestion(search);
    return given({ a: text(search.a), b: text(search.b), offence, data, on });
  },
  component: screen(() => import('../../features/instruments/compare-screen.tsx'), 'CompareScreen'),
});

export const groupBasis = createRoute({
  getParentRoute: () => desk,
  path: '/instruments/group',
  validateSearch: (search) => {
    const { measure, offence, data, on } = basisQuestion(search);
    return given({ parties: text(search.parties), measure, offence, data, on });
  },
  component: screen(() => import('../../features/instruments/group-screen.tsx'), 'GroupScreen'),
});

export const matrix = createRoute({
  getParentRoute: () => desk,
  path: '/instruments/matrix',
  validateSearch: (search) => {
    const { measure, offence, data, on } = basisQuestion(search);
    return given({ parties: text(search.parties), measure, offence, data, on });
  },
  component: screen(() => import('../../features/instruments/matrix-screen.tsx'), 'MatrixScreen'),
});

export const instrumentRegister = createRoute({
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
  component: screen(() => import('../../features/instruments/register-screen.tsx'), 'RegisterScreen'),
});

export const instrument = createRoute({
  getParentRoute: () => desk,
  path: '/instruments/register/$code',
  validateSearch: (search) => given({ knownAt: day(search.knownAt) }),
  component: screen(() => import('../../features/instruments/instrument-screen.tsx'), 'InstrumentScreen'),
});

export const newAgreement = createRoute({
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
  component: screen(() => import('../../features/instruments/agreement-screen.tsx'), 'AgreementScreen'),
});

export const importAgreements = createRoute({
  getParentRoute: () => desk,
  path: '/instruments/import',
  component: screen(() => import('../../features/instruments/import-screen.tsx'), 'ImportAgreementsScreen'),
});

export const negotiations = createRoute({
  getParentRoute: () => desk,
  path: '/instruments/negotiations',
  validateSearch: (search) => {
    const { measure, offence, data } = basisQuestion(search);
    return given({ party: text(search.party), state: text(search.state), measure, offence, data });
  },
  component: screen(() => import('../../features/instruments/negotiations-screen.tsx'), 'NegotiationsScreen'),
});

export const newNegotiation = createRoute({
  getParentRoute: () => desk,
  path: '/instruments/negotiations/new',
  validateSearch: (search) => {
    const { from, to, measure, offence, data } = basisQuestion(search);
    return given({ from, to, measure, offence, data });
  },
  component: screen(() => import('../../features/instruments/new-negotiation-screen.tsx'), 'NewNegotiationScreen'),
});

export const negotiation = createRoute({
  getParentRoute: () => desk,
  path: '/instruments/negotiations/$id',
  component: screen(() => import('../../features/instruments/negotiation-screen.tsx'), 'NegotiationScreen'),
});

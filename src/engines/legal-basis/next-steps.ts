import type { Question, RefusedInstrument, Step, UsableInstrument } from './answer.ts';
import { latestDay } from './calendar.ts';
import { sayMeasure, sayOffence } from './say.ts';
import type { Measure } from './vocabulary.ts';

/** Courts and ministries may help each other on reciprocity; police exchange of personal data needs a written basis. */
const JUDICIAL: ReadonlySet<Measure> = new Set([
  'mutual-legal-assistance',
  'extradition',
  'confiscation',
  'transfer-of-proceedings',
  'service-of-documents',
  'video-hearing',
]);

/** The steps that would close the gap, nearest first. Nothing is missing where an agreement already serves. */
export function nextSteps(
  question: Question,
  usable: readonly UsableInstrument[],
  refused: readonly RefusedInstrument[],
): Step[] {
  if (question.from === question.to || usable.some((u) => !u.fallback)) return [];
  const soonestFirst = [...refused].sort((a, b) =>
    (a.from ?? '') < (b.from ?? '') ? -1 : (a.from ?? '') > (b.from ?? '') ? 1 : 0,
  );
  const steps = soonestFirst.flatMap((r) => (r.wouldServe ? stepsOf(question, r) : widening(question, r)));
  return [...steps, ...agreement(question), ...routes(question, refused), ...reciprocity(question, usable)].sort(
    (a, b) => ORDER.indexOf(a.kind) - ORDER.indexOf(b.kind),
  );
}

const ORDER: readonly Step['kind'][] = [
  'wait',
  'confirm',
  'less-data',
  'widen',
  'negotiate',
  'route',
  'reciprocity',
  'accede',
  'join',
];

function stepsOf({ facts: register }: Question, refused: RefusedInstrument): Step[] {
  const instrument = register.instruments.get(refused.instrument)!;
  const { title, code } = instrument;
  const names = refused.lacking.map((party) => register.parties.get(party)?.name ?? party).join(' and ');
  switch (refused.code) {
    case 'not-yet-in-force':
      return refused.from === undefined
        ? [{ kind: 'wait', instrument: code, step: `Wait until ${title} is in force.` }]
        : [
            {
              kind: 'wait',
              instrument: code,
              step: `Ask again on or after ${refused.from}, when ${title} is in force between the two.`,
            },
          ];
    case 'date-unknown':
    case 'contradictory-sources':
      return [
        {
          kind: 'confirm',
          instrument: code,
          step: `Confirm with the depositary or the text since when ${title} is in force for ${names}, and enter it.`,
        },
      ];
    case 'signed-only':
      return [
        {
          kind: 'confirm',
          instrument: code,
          step: `${names}: ratify ${title}, or enter its entry into force if it has happened.`,
        },
      ];
    case 'not-a-party':
    case 'withdrawn':
    case 'parent-not-in-force': {
      if (refused.lacking.length === 0) return [];
      // Neither a text that another has replaced, nor a circle in which neither has a seat, is worth joining.
      if (register.replacementsOf.get(code)?.some((r) => r.measures === 'all')) return [];
      if (instrument.circle === 'closed' && refused.lacking.length > 1) return [];
      if (instrument.kind === 'membership')
        return [{ kind: 'join', instrument: code, step: `${names} would have to become a member: ${title}.` }];
      // Nobody accedes to an act of a union without joining the union.
      if (instrument.follows !== undefined || instrument.circle === 'pair') return [];
      const parent = instrument.parent === undefined ? undefined : register.instruments.get(instrument.parent);
      const first =
        refused.code === 'parent-not-in-force'
          ? `${parent?.title ?? 'its convention'} first, without which ${title} does not bind`
          : title;
      const both =
        parent !== undefined && refused.code !== 'parent-not-in-force' ? ` (and be bound by ${parent.title})` : '';
      return [{ kind: 'accede', instrument: code, step: `${names} would have to accede to ${first}${both}.` }];
    }
    default:
      return [];
  }
}

function widening({ data }: Question, { code, instrument, title }: RefusedInstrument): Step[] {
  if (code === 'strategic-only') {
    return [
      { kind: 'less-data', instrument, step: `Ask without any data on an identified person: ${title} then serves.` },
      {
        kind: 'widen',
        instrument,
        step: `Agree on a text that allows ${data} data in place of ${title}: an operational agreement or an equal one.`,
      },
    ];
  }
  if (code === 'data-not-allowed') {
    return [{ kind: 'less-data', instrument, step: `Leave out special categories of data: ${title} then serves.` }];
  }
  return [];
}

function agreement({ facts: register, from, to, measure, offence, data }: Question): Step[] {
  const a = register.parties.get(from);
  const b = register.parties.get(to);
  const names = `${a?.name ?? from} and ${b?.name ?? to}`;
  const text = `that covers ${sayMeasure(measure)} for ${sayOffence(offence)} and allows ${data} data`;
  if (measure === 'extradition' && (a?.kind === 'organisation' || b?.kind === 'organisation')) {
    return [
      {
        kind: 'negotiate',
        step: 'An organisation neither surrenders nor receives persons: ask the country where the person is.',
      },
    ];
  }
  return [{ kind: 'negotiate', step: `${names} would have to sign and ratify a bilateral agreement ${text}.` }];
}

function routes({ facts: register, from, to, measure, on }: Question, refused: readonly RefusedInstrument[]): Step[] {
  return register.routes
    .filter(
      (r) =>
        (r.party === from || r.party === to) &&
        r.measures.includes(measure) &&
        latestDay(r.from) <= on &&
        refused.some(
          (x) => x.instrument === r.insteadOf && x.code === 'not-a-party' && x.lacking.every((p) => p === r.party),
        ),
    )
    .map((r) => ({ kind: 'route', instrument: r.insteadOf, step: r.text }));
}

function reciprocity({ facts: register, to, measure }: Question, usable: readonly UsableInstrument[]): Step[] {
  if (!JUDICIAL.has(measure) || usable.length > 0 || register.parties.get(to)?.kind === 'organisation') return [];
  const name = register.parties.get(to)?.name ?? to;
  return [
    {
      kind: 'reciprocity',
      step: `Fallback: ask ${name} whether its own law answers on reciprocity without a treaty; the register does not know, so it is not counted as a basis.`,
    },
  ];
}

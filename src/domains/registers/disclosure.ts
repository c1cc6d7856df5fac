import { readFileSync } from 'node:fs';
import { preparsePolicySet, statefulIsAuthorized } from '@cedar-policy/cedar-wasm/nodejs';
import type { Officer } from '../../kernel/officer.ts';
import type { RegisterRecord } from './register.ts';

/** What somebody may be told of a record, or do with it; the rules are in `policies/disclosure.cedar`. */
export type DisclosureAction = 'find' | 'identify' | 'read' | 'readVersions' | 'change';

const POLICIES = 'disclosure';

const parsed = preparsePolicySet(POLICIES, {
  staticPolicies: readFileSync(new URL('../../../policies/disclosure.cedar', import.meta.url), 'utf8'),
});
if (parsed.type === 'failure') {
  throw new Error(
    `policies/disclosure.cedar cannot be read: ${parsed.errors.map((error) => error.message).join('; ')}`,
  );
}

/** What is asked about: its kind and what the policies may look at. */
export interface Disclosed {
  readonly type: 'Record' | 'Item';
  readonly attrs: Readonly<Record<string, string | boolean | readonly string[]>>;
}

// The policies are read once, so the same question has the same answer; asking them takes a hundred times as long as
// remembering, and each match of a bulk search asks three times.
const decided = new Map<string, boolean>();
const MOST_DECIDED = 20_000;

/** Asks the policies; whatever they do not allow is refused, a faulty question too. */
export function isPermitted(
  action: string,
  { agency }: Pick<Officer, 'agency'>,
  { type, attrs }: Disclosed,
  context: Readonly<Record<string, string>> = {},
): boolean {
  const { code, party } = agency;
  const asked = JSON.stringify([action, code, party, type, attrs, context]);
  let decision = decided.get(asked);
  if (decision === undefined) {
    decision = askPolicies(action, { code, party }, { type, attrs }, context);
    if (decided.size >= MOST_DECIDED) decided.clear();
    decided.set(asked, decision);
  }
  return decision;
}

function askPolicies(
  action: string,
  agency: Pick<Officer['agency'], 'code' | 'party'>,
  { type, attrs }: Disclosed,
  context: Readonly<Record<string, string>>,
): boolean {
  const answer = statefulIsAuthorized({
    principal: { type: 'Officer', id: agency.code },
    action: { type: 'Action', id: action },
    resource: { type, id: 'asked' },
    context,
    preparsedPolicySetId: POLICIES,
    entities: [
      { uid: { type: 'Officer', id: agency.code }, attrs: { agency: agency.code, party: agency.party }, parents: [] },
      {
        uid: { type, id: 'asked' },
        attrs: Object.fromEntries(
          Object.entries(attrs).map(([name, value]) => [name, typeof value === 'object' ? [...value] : value]),
        ),
        parents: [],
      },
    ],
  });
  return answer.type === 'success' && answer.response.decision === 'allow';
}

/** The one decision about a record, for search, screen, export and bulk alike. */
export function mayDisclose(
  action: DisclosureAction,
  officer: Pick<Officer, 'agency'>,
  { owner, status, handling, withheldFrom }: Pick<RegisterRecord, 'owner' | 'status' | 'handling' | 'withheldFrom'>,
): boolean {
  return isPermitted(action, officer, { type: 'Record', attrs: { owner, status, handling, withheldFrom } });
}

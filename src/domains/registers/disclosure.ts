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

/** The one decision about a record, for search, screen, export and bulk alike. */
export function mayDisclose(
  action: DisclosureAction,
  { agency }: Pick<Officer, 'agency'>,
  record: Pick<RegisterRecord, 'owner' | 'status' | 'handling' | 'withheldFrom'>,
): boolean {
  const answer = statefulIsAuthorized({
    principal: { type: 'Officer', id: agency.code },
    action: { type: 'Action', id: action },
    resource: { type: 'Record', id: 'record' },
    context: {},
    preparsedPolicySetId: POLICIES,
    entities: [
      { uid: { type: 'Officer', id: agency.code }, attrs: { agency: agency.code, party: agency.party }, parents: [] },
      {
        uid: { type: 'Record', id: 'record' },
        attrs: {
          owner: record.owner,
          status: record.status,
          handling: [...record.handling],
          withheldFrom: [...record.withheldFrom],
        },
        parents: [],
      },
    ],
  });
  return answer.type === 'success' && answer.response.decision === 'allow';
}

import type { Officer } from '../../kernel/officer.ts';
import { isPermitted } from '../registers/public.ts';
import type { HeldItem } from './items.store.ts';

/** What somebody may do with an item; the rules are in `policies/disclosure.cedar`. */
export type ItemAction = 'see' | 'useInCourt';

type Standing = Pick<
  HeldItem,
  'originator' | 'state' | 'handling' | 'withheldFrom' | 'isHeld' | 'mayUse' | 'mayReceive'
>;

function disclosed(code: string, item: Standing) {
  return {
    type: 'Item',
    attrs: {
      owner: item.originator,
      state: item.state,
      handling: item.handling,
      withheldFrom: item.withheldFrom,
      holders: item.isHeld ? [code] : [],
      mayUse: item.mayUse ? [code] : [],
      mayReceive: item.mayReceive,
    },
  } as const;
}

/** The one decision about an item, for screen, list, export and forwarding alike; `item` was read for this very agency. */
export function mayWithItem(action: ItemAction, officer: Pick<Officer, 'agency'>, item: Standing): boolean {
  return isPermitted(action, officer, disclosed(officer.agency.code, item));
}

/** Whether an agency may pass an item on to another; what needs consent is told from what may never go there. */
export function mayPassOn(
  officer: Pick<Officer, 'agency'>,
  item: Standing,
  to: { readonly agency: string; readonly party: string },
): 'allowed' | 'consent-needed' | 'excluded' {
  const context = { recipient: to.agency, party: to.party };
  const { code } = officer.agency;
  if (isPermitted('passOn', officer, disclosed(code, item), context)) return 'allowed';
  // With the consent of the originator the same question would be answered otherwise, or it never would.
  const consented = { ...item, mayReceive: [to.agency] };
  return isPermitted('passOn', officer, disclosed(code, consented), context) ? 'consent-needed' : 'excluded';
}

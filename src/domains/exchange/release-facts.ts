import type { BasisAnswer, CeilingAnswer, Content, DraftItem } from './exchange.schema.ts';
import type { MessageKind, StopCode } from './exchange.ts';

/** An item as the release looks at it. */
export interface AssessedItem extends Omit<DraftItem, 'id'> {
  readonly id: string;
  /** How officers recognise it: the title of a subject, or its place. */
  readonly title: string;
  /** What the schema of its kind, and the register, find wrong with its body. */
  readonly faults: readonly { readonly field: string; readonly message: string }[];
  /** Of an item that is passed on: whose it is; undefined for one's own. */
  readonly originator?: string;
  /** Passed on, but not or no longer held. */
  readonly isGone?: boolean;
}

/** One who shall receive it. */
export interface AssessedRecipient {
  readonly agency: string;
  readonly party: string;
  readonly isKnown: boolean;
  readonly ceiling: Omit<CeilingAnswer, 'partner'>;
  /** The instrument chosen, or else the best; undefined when none serves. */
  readonly basis?: BasisAnswer;
  /** What would close the gap, where there is one. */
  readonly nextStep?: string;
  /** For items that are passed on: whether their conditions let this recipient have them. */
  readonly passOn: Readonly<Record<string, 'allowed' | 'consent-needed' | 'excluded'>>;
}

/** Everything a release looks at. */
export interface ReleaseFacts {
  readonly kind: MessageKind;
  readonly sender: string;
  readonly content: Content;
  readonly caseReference?: string | null;
  readonly hit?: string | null;
  /** What the owner of the hit that is followed up has decided. */
  readonly hitDecision?: string | null;
  /** The request that a reply answers, as it stands; undefined when there is none. */
  readonly request?: { readonly isOpen: boolean; readonly state: string; readonly isForCoreData: boolean };
  readonly items: readonly AssessedItem[];
  readonly recipients: readonly AssessedRecipient[];
  readonly duplicates: readonly {
    readonly item: string;
    readonly agency: string;
    readonly reference: string;
    readonly askedAt: string;
    readonly channel: string;
  }[];
  readonly ownRecords: readonly { readonly item: string }[];
  readonly decidedStops: ReadonlyMap<StopCode, 'lifted' | 'upheld'>;
  readonly today: string;
}

import type { Signer } from './agency-keys.ts';
import { openSigned } from './agency-keys.ts';
import { canonicalText, digestOf, type TravellingItem } from './envelope.ts';
import type { ExchangeDesk } from './exchange-desk.ts';

const CORRECTION = 'entente-correction+jws';
const RECEIPT = 'entente-receipt+jws';
const LONGEST_REASON = 2000;

/** What a holder is told of an item. */
export const TELLINGS = ['amended', 'withdrawn', 'consent-withdrawn'] as const;
export type Told = (typeof TELLINGS)[number];

/** What the originator signs for a holder on another node; the item as it is now travels beside it. */
export interface CorrectionBody {
  readonly type: 'correction';
  readonly id: string;
  readonly item: string;
  /** The message by which the holder has the item. */
  readonly message: string;
  readonly what: Told;
  readonly version: number;
  readonly why?: string;
  readonly at: string;
  readonly from: string;
  readonly to: string;
  readonly digest?: string;
}

/** What a holder signs when its node has applied what it was told. */
interface ReceiptBody {
  readonly type: 'receipt';
  readonly item: string;
  readonly holder: string;
  readonly what: string;
  readonly version: number;
  readonly at: string;
}

/** Signs a correction, withdrawal or taking back of consent for a holder on another node. */
export function sealCorrection(
  signer: Signer,
  body: Omit<CorrectionBody, 'type' | 'from' | 'digest'>,
  item?: TravellingItem,
): Promise<string> {
  const sealed: CorrectionBody = {
    type: 'correction',
    ...body,
    from: signer.agency,
    ...(item ? { digest: digestOf(item) } : {}),
  };
  return signer.sign(canonicalText(sealed), CORRECTION);
}

/** Whether a sealed text says of itself that it is a correction; nothing is believed by that. */
export function claimsCorrection(sealed: string): boolean {
  try {
    const header = JSON.parse(Buffer.from(sealed.split('.')[0] ?? '', 'base64url').toString()) as { typ?: unknown };
    return header?.typ === CORRECTION;
  } catch {
    return false;
  }
}

/** Opens a correction: the signature, the form of the bytes, and that the signer is the originator. */
export async function openCorrection(
  keys: Pick<ExchangeDesk['keys'], 'findKey'>,
  sealed: string,
): Promise<CorrectionBody | undefined> {
  const opened = await openSigned(sealed, CORRECTION, keys.findKey);
  if (!opened || opened.key.retiredAt !== null) return undefined;
  try {
    const body = JSON.parse(opened.text) as CorrectionBody;
    const { id, item, message, at, to, why } = body;
    const isWhole =
      body.type === 'correction' &&
      body.from === opened.key.agency &&
      TELLINGS.includes(body.what) &&
      Number.isInteger(body.version) &&
      [id, item, message, at, to].every((text) => typeof text === 'string') &&
      (why === undefined || (typeof why === 'string' && why.length <= LONGEST_REASON && !why.includes('\u0000'))) &&
      !Number.isNaN(Date.parse(at));
    return isWhole && canonicalText(body) === opened.text ? body : undefined;
  } catch {
    return undefined;
  }
}

/** Signs that a holder's node has applied what it was told. */
export function signReceipt(signer: Signer, receipt: Omit<ReceiptBody, 'type' | 'holder'>): Promise<string> {
  const body: ReceiptBody = { type: 'receipt', holder: signer.agency, ...receipt };
  return signer.sign(canonicalText(body), RECEIPT);
}

/** Whether a receipt is the holder's own, and about this very telling. */
export async function isReceiptOf(
  keys: Pick<ExchangeDesk['keys'], 'findKey'>,
  sealed: string,
  told: Pick<CorrectionBody, 'item' | 'what' | 'version'> & { readonly holder: string },
): Promise<boolean> {
  const opened = await openSigned(sealed, RECEIPT, keys.findKey);
  if (!opened || opened.key.agency !== told.holder) return false;
  try {
    const { type, item, holder, what, version } = JSON.parse(opened.text) as ReceiptBody;
    return (
      type === 'receipt' &&
      item === told.item &&
      holder === told.holder &&
      what === told.what &&
      version === told.version
    );
  } catch {
    return false;
  }
}

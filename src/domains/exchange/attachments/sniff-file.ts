import { fileTypeFromBuffer } from 'file-type';

/** What the bytes of a file show it to be. */
export interface Sniffed {
  readonly type: string;
  /** Why it is set aside; absent for a type that is exchanged. */
  readonly why?: 'type-not-taken' | 'type-not-known' | 'not-what-it-claims';
}

/** Types that desks exchange, with the endings under which they come. Whatever can run, or holds what can, is not among them. */
const TAKEN: Readonly<Record<string, readonly string[]>> = {
  'application/pdf': ['pdf'],
  'image/jpeg': ['jpg', 'jpeg'],
  'image/png': ['png'],
  'image/tiff': ['tif', 'tiff'],
  'image/webp': ['webp'],
  'image/heic': ['heic', 'heif'],
  'image/jp2': ['jp2'],
  'video/mp4': ['mp4', 'm4v'],
  'video/quicktime': ['mov'],
  'audio/mpeg': ['mp3'],
  'audio/wav': ['wav'],
  'audio/x-m4a': ['m4a'],
  'application/vnd.openxmlformats-officedocument.wordprocessingml.document': ['docx'],
  'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet': ['xlsx'],
  'application/vnd.oasis.opendocument.text': ['odt'],
  'application/vnd.oasis.opendocument.spreadsheet': ['ods'],
  'text/plain': ['txt', 'csv', 'json', 'xml', 'eml', 'log'],
};

/** How many bytes from the beginning are enough to tell. */
export const SNIFFED_BYTES = 8192;

/** Text has no mark of its own: it is what reads as UTF-8 without control characters. */
function isText(head: Buffer): boolean {
  // The head may end inside a letter; what is cut off is at most three bytes long.
  for (let cut = 0; cut < 4; cut += 1) {
    try {
      const text = new TextDecoder('utf-8', { fatal: true }).decode(head.subarray(0, head.length - cut));
      return !/[\u0000-\u0008\u000e-\u001f]/.test(text);
    } catch {
      // One byte less, then.
    }
  }
  return false;
}

function endingOf(name: string): string {
  return /\.([A-Za-z0-9]{1,8})$/.exec(name)?.[1]?.toLowerCase() ?? '';
}

/** Says from its first bytes what a file is, and whether it is taken under that name. */
export async function sniffFile(head: Buffer, name: string): Promise<Sniffed> {
  const found = await fileTypeFromBuffer(head).catch(() => undefined);
  // XML is told by its first letters, and is text all the same.
  const type = found?.mime === 'application/xml' || (!found && isText(head)) ? 'text/plain' : found?.mime;
  if (type === undefined) return { type: 'application/octet-stream', why: 'type-not-known' };
  const endings = TAKEN[type];
  if (!endings) return { type, why: 'type-not-taken' };
  return endings.includes(endingOf(name)) ? { type } : { type, why: 'not-what-it-claims' };
}

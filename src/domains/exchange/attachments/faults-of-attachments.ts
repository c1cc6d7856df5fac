import type { Database } from '../../../platform/database.ts';
import type { DraftItem } from '../exchange.schema.ts';
import type { Message } from '../messages.store.ts';
import { findAttachments } from './attachments.store.ts';

/** Files that a draft names and that do not leave with it: not its own, set aside, or gone. By the id of their item. */
export async function faultsOfAttachments(
  db: Database,
  message: Pick<Message, 'id'>,
  items: readonly DraftItem[],
): Promise<Map<string, { readonly field: string; readonly message: string }>> {
  const named = items.flatMap(({ id, kind, body, forwards }) =>
    kind === 'attachment' && forwards === undefined && id !== undefined && typeof body?.attachment === 'string'
      ? [{ item: id, attachment: body.attachment, sha256: body.sha256, bytes: body.bytes }]
      : [],
  );
  const files = await findAttachments(
    db,
    named.map(({ attachment }) => attachment),
  );
  const found = new Map(files.map((file) => [file.id, file]));
  const faults = new Map<string, { readonly field: string; readonly message: string }>();
  for (const { item, attachment, sha256, bytes } of named) {
    const file = found.get(attachment);
    if (!file || file.messageId !== message.id || !file.contentId) {
      faults.set(item, { field: '/body', message: 'Add the file to this draft.' });
    } else if (file.state === 'quarantined') {
      faults.set(item, { field: '/body', message: 'The file was set aside and does not leave; add another.' });
    } else if (sha256 !== file.sha256 || bytes !== file.bytes) {
      // What the recipients are told of the file is part of what is signed, so it must be true.
      faults.set(item, { field: '/body', message: 'The file is not the one that is named; add it again.' });
    }
  }
  return faults;
}

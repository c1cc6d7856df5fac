import { assess } from './assess-draft.ts';
import type { RefusalGround } from './exchange.ts';
import type { Asking, ExchangeDesk } from './exchange-desk.ts';
import { findMessage, type Message } from './messages.store.ts';
import { releaseMessage, submitDraft } from './release-message.ts';
import { discardDraft, notThere, writeDraft } from './write-draft.ts';

/**
 * Refuses a request with a ground of Article 6, or of the instrument. It is a reply like any other, signed and tied to the
 * request; as nothing but the ground leaves, whoever handles the request sends it, unless the agency wants two for everything.
 */
export async function refuseRequest(
  desk: ExchangeDesk,
  asking: Asking,
  id: string,
  {
    ground,
    text,
    noPartialBecause,
  }: { readonly ground: RefusalGround; readonly text?: string; readonly noPartialBecause?: string },
): Promise<Message> {
  const request = await findMessage(desk.db, id);
  if (!request) throw notThere();
  const draft = await writeDraft(desk, asking, {
    kind: 'reply',
    inReplyTo: id,
    content: {
      outcome: 'refused',
      ground,
      ...(text ? { groundText: text } : {}),
      ...(noPartialBecause ? { noPartialBecause } : {}),
    },
  });
  try {
    const { needsSecondPerson } = await assess(desk, asking, draft);
    if (needsSecondPerson) return await submitDraft(desk, asking, draft.id, draft.version);
    return await releaseMessage(desk, asking, draft.id, draft.version);
  } catch (error) {
    // A refusal that cannot leave leaves no draft behind: the desk mends it on the request.
    await discardDraft(desk, asking, draft.id).catch(() => {});
    throw error;
  }
}

/** What other parts of the node may ask of the exchange. */
export { openAgencyKeys } from './agency-keys.ts';
export { refuseRequest } from './answer-message.ts';
export { forgetContents } from './attachments/attachments.store.ts';
export { openVault } from './attachments/vault.ts';
export { askConsent } from './consent.ts';
export {
  acceptMessage,
  answerClarification,
  askClarification,
  closeMessage,
  giveFeedback,
} from './decide-delivery.ts';
export { deliverSubmitted } from './deliver-messages.ts';
export { exchangeRoutes } from './exchange.routes.ts';
export type { DraftBody, DraftItem } from './exchange.schema.ts';
export type { ExchangeDesk } from './exchange-desk.ts';
export { tellOfCorrectedRecords } from './records-behind-items.ts';
export { releaseMessage, submitDraft } from './release-message.ts';
export { remindDesks } from './remind.ts';
export { eraseExpiredItems } from './review.ts';
export { writeDraft } from './write-draft.ts';

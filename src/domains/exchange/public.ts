/** What other parts of the node may ask of the exchange. */
export { openAgencyKeys } from './agency-keys.ts';
export { forgetContents } from './attachments/attachments.store.ts';
export { openVault } from './attachments/vault.ts';
export { deliverSubmitted } from './deliver-messages.ts';
export { exchangeRoutes } from './exchange.routes.ts';
export type { ExchangeDesk } from './exchange-desk.ts';
export { remindDesks } from './remind.ts';
export { eraseExpiredItems } from './review.ts';

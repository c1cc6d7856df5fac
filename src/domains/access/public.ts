export { accessRoutes } from './access.routes.ts';
export { type Access, createAccess } from './access.ts';
export type { KnownAgency } from './identity.store.ts';
export { DEMO_PASSWORD, DEMO_SIGN_INS, DEMO_TOTP_SECRET, type DemoSignIn } from './invented-world.ts';
export { ROLES, type Role, rightsOfRoles } from './roles.ts';
export { seal, unseal } from './secrets.ts';
export { totpCode } from './totp.ts';
export { addTrialAskers, type TrialAsker } from './trial-askers.ts';

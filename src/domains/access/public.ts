export { accessRoutes } from './access.routes.ts';
export { type Access, CONSOLE_OFFICER_ID, createAccess } from './access.ts';
export type { KnownAgency } from './identity.store.ts';
export { CONSOLE_RIGHTS, RIGHTS_OF_ROLE, ROLES, type Role, rightsOfRoles } from './roles.ts';

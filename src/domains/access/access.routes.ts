import type { App } from '../../platform/http.ts';
import type { Access } from './access.ts';
import { administrationRoutes } from './administration.routes.ts';
import { keysRoutes } from './keys.routes.ts';
import { meRoutes } from './me.routes.ts';
import { oidcRoutes } from './oidc.routes.ts';
import { passkeysRoutes } from './passkeys.routes.ts';
import { signInRoutes } from './sign-in.routes.ts';

/** All routes of this domain. */
export function accessRoutes(app: App, access: Access): void {
  signInRoutes(app, access);
  passkeysRoutes(app, access);
  oidcRoutes(app, access);
  meRoutes(app, access);
  administrationRoutes(app, access);
  keysRoutes(app, access);
}

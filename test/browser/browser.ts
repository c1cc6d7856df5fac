import { execFileSync } from 'node:child_process';
import { existsSync, mkdirSync, readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import axe from 'axe-core';
import { type Browser, type BrowserContext, type BrowserContextOptions, chromium, type Page } from 'playwright-core';
import { DEMO_PASSWORD, DEMO_TOTP_SECRET, totpCode } from '../../src/domains/access/public.ts';
import type { Settings } from '../../src/platform/settings.ts';
import { alone } from '../support/test-database.ts';
import { startTestNode, type TestNode } from '../support/test-node.ts';

const ROOT = fileURLToPath(new URL('../..', import.meta.url));
const SCREENS = join(ROOT, 'test/browser/screens');
// As in vitest.config.ts: no longer than it takes, but as long as a machine needs that does other work too.
export const LONGEST_WAIT_MS = 60_000;

function newestIn(folder: string): number {
  return Math.max(
    ...readdirSync(folder, { recursive: true, encoding: 'utf8' }).map((path) => statSync(join(folder, path)).mtimeMs),
  );
}

/** Builds the application where it is missing or older than its source. */
function buildWeb(): void {
  const page = join(ROOT, 'dist/web/index.html');
  if (existsSync(page) && statSync(page).mtimeMs > newestIn(join(ROOT, 'web/src'))) return;
  execFileSync(process.execPath, [join(ROOT, 'node_modules/vite/bin/vite.js'), 'build', join(ROOT, 'web')], {
    stdio: 'ignore',
    // What the test runner says of itself would give the development build of React.
    env: { ...process.env, NODE_ENV: 'production' },
  });
}

/** A window in which an officer works, and everything the browser complained about in it. */
export interface Window {
  readonly page: Page;
  readonly context: BrowserContext;
  readonly complaints: readonly string[];
}

/** A real node with the invented world, and a real browser before it. */
export interface DeskInBrowser {
  readonly node: TestNode;
  readonly url: string;
  open(options?: BrowserContextOptions): Promise<Window>;
  /** Signs in by the sign-in page, with password and code. */
  signIn(window: Window, name: string): Promise<void>;
  /** The code an authenticator shows next; each serves once, so time is moved on. */
  nextCode(): string;
  close(): Promise<void>;
}

/** Starts both; the caller closes them. */
export async function startDesk(executablePath: string, settings: Partial<Settings> = {}): Promise<DeskInBrowser> {
  // One build at a time: a second would take away what the first is asked for.
  await alone('build the web', async () => buildWeb());
  mkdirSync(SCREENS, { recursive: true });
  // Passkeys and links are bound to the address by which the browser reaches the node: its port stands in both.
  const node = await startTestNode({ port: 0, origin: 'http://localhost:0', demo: true, ...settings }, { world: true });
  const url = node.running.parts.settings.origin;
  const browser: Browser = await chromium.launch({
    executablePath,
    args: [
      '--no-sandbox',
      '--disable-gpu',
      '--disable-background-networking',
      '--disable-component-update',
      '--no-first-run',
    ],
  });

  function nextCode(): string {
    node.later(30_000);
    return totpCode(DEMO_TOTP_SECRET, node.now());
  }

  return {
    node,
    url,
    nextCode,
    async open(options = {}) {
      const context = await browser.newContext({
        viewport: { width: 1360, height: 900 },
        locale: 'en-GB',
        reducedMotion: 'reduce',
        ...options,
      });
      const page = await context.newPage();
      page.setDefaultTimeout(LONGEST_WAIT_MS);
      const complaints: string[] = [];
      page.on('pageerror', (error) => complaints.push(error.message));
      page.on('console', (message) => {
        // A refused request is told here too; whether it was expected is the test's business.
        if (message.type() === 'error' && !/Failed to load resource|ERR_INTERNET_DISCONNECTED/.test(message.text()))
          complaints.push(message.text());
      });
      page.on('request', (request) => {
        if (!request.url().startsWith(url) && !request.url().startsWith('data:'))
          complaints.push(`asked elsewhere: ${request.url()}`);
      });
      return { page, context, complaints };
    },
    async signIn({ page }, name) {
      await page.goto(`${url}/sign-in`);
      await page.locator('input[autocomplete=username]').fill(name);
      await page.locator('input[type=password]').fill(DEMO_PASSWORD);
      await page.keyboard.press('Enter');
      await page.locator('input[autocomplete=one-time-code]').fill(nextCode());
      await page.locator('#main').waitFor();
    },
    async close() {
      await browser.close();
      await node.stop();
    },
  };
}

/** Presses keys one after the other, as fast as a hand that rolls over them: however busy the machine, it does not pause. */
export async function roll(page: Page, ...keys: string[]): Promise<void> {
  await Promise.all(keys.map((key) => page.keyboard.press(key)));
}

/** Waits until the page has the focus where it should be. */
export function focusOn(page: Page, selector: string): Promise<unknown> {
  return page.waitForFunction((where) => document.activeElement?.matches(where), selector);
}

/** Changes the language of the page as its reader does, and waits until the page speaks it. */
export async function speak(page: Page, language: string): Promise<void> {
  await page.locator('header label select').last().selectOption(language);
  await page.waitForFunction((code) => document.documentElement.lang === code, language);
}

/** What axe finds on the page as it stands, in words. */
export async function findBarriers(page: Page): Promise<string[]> {
  // Once a page: axe takes longer to read than to run.
  if (!(await page.evaluate(() => 'axe' in window))) await page.evaluate(axe.source);
  const violations = await page.evaluate(
    async (runOnly) => {
      const inPage = (window as unknown as { axe: typeof axe }).axe;
      return (await inPage.run({ runOnly, resultTypes: ['violations'] })).violations;
    },
    ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'],
  );
  return violations.flatMap(({ id, help, nodes }) =>
    nodes.map(
      ({ target, failureSummary }) =>
        `${id}: ${help}: ${target.join(' ')} ${failureSummary?.split('\n').slice(1, 3).join(' ') ?? ''}`,
    ),
  );
}

/** Waits until what was changed has been drawn twice. A browser may stop drawing for long while a machine is busy: it is not waited for. */
export function drawn(page: Page): Promise<void> {
  return page.evaluate(
    () =>
      new Promise<void>((done) => {
        setTimeout(done, 500);
        requestAnimationFrame(() => requestAnimationFrame(() => done()));
      }),
  );
}

/** By how many pixels the page scrolls sideways at the size it has, once what listens to the size has been drawn anew. */
export async function beyondTheEdge(page: Page): Promise<number> {
  for (let looksLeft = 15; ; looksLeft -= 1) {
    await drawn(page);
    const beyond = await page.evaluate(
      () => document.documentElement.scrollWidth - document.documentElement.clientWidth,
    );
    if (beyond <= 0 || looksLeft === 0) return beyond;
  }
}

/** Keeps a picture of the screen, for a person to look at; the run of every test is looked at by nobody. */
export async function picture(page: Page, name: string): Promise<void> {
  if (process.env.ENTENTE_PICTURES === '0') return;
  await page.screenshot({ path: join(SCREENS, `${name}.png`), fullPage: true });
}

import type { Page, Request } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { A_PASSWORD, anOfficer } from '../../src/domains/access/access.fixtures.ts';
import { ROLES, totpCode } from '../../src/domains/access/public.ts';
import { PLACES } from '../../web/src/app/navigation.ts';
import {
  beyondTheEdge,
  type DeskInBrowser,
  drawn,
  findBarriers,
  LONGEST_WAIT_MS,
  picture,
  speak,
  startDesk,
  type Window,
} from './browser.ts';
import { findBrowser } from './find-browser.ts';

const browser = findBrowser();
if (!browser)
  console.warn(
    'No Chromium is installed here and it cannot be: no screen is looked at. On Debian: apt-get install chromium',
  );

// Colours do not depend on the direction, nor names and roles on the colours: light and dark, from the left and from the right.
const COLOURS = { en: ['light'], ar: ['dark'], vi: [] } as const;
const DESKTOP = { width: 1360, height: 900 };
const TELEPHONE = { width: 360, height: 780 };
// A screen of 1280 by 1024 at 400 %: what WCAG 1.4.10 asks for.
const ENLARGED = { width: 320, height: 256 };

/** Addresses that no line of the navigation holds; `own` and `foreign` are records, filled in when the node is up. */
const FURTHER_ADDRESSES = [
  '/?form=person',
  '/?form=document',
  '/?form=mrz',
  '/?form=vehicle',
  '/?form=firearm',
  '/registers/firearm',
  '/registers/person/own',
  '/registers/person/own/amend',
  '/registers/person/foreign',
  '/registers/person/report',
  '/registers/travel-document/report',
  '/registers/reviews',
  '/registers/consultations',
  '/audit?view=asked',
  '/audit?view=verify',
  '/audit?view=about',
  '/administration?part=agencies',
  '/administration?part=parties',
  '/administration?part=keys',
  '/administration?part=health',
  '/account',
  '/problems/forbidden',
  '/operations/plan',
  '/operations/history',
  '/operations/autumn-gate',
  '/operations/autumn-gate/entries',
  '/operations/autumn-gate/hits',
  '/operations/autumn-gate/upload',
  '/operations/autumn-gate/figures',
  '/operations/autumn-gate/plan',
  '/hits?view=statistics',
  '/hits/hit',
  '/checks?part=result',
  '/checks?part=counts',
  '/checks?part=outbox',
  '/instruments?from=ZZN&to=ZZS&measure=request-information&offence=drug-trafficking&data=personal&on=2026-11-22',
  '/instruments/coverage?party=ZZN',
  '/instruments/compare?a=ZZN&b=ZZS',
  '/instruments/group?parties=ZZN,ZZS,ZZE',
  '/instruments/register',
  '/instruments/register/bsec',
  '/instruments/new',
  '/instruments/import',
  '/instruments/negotiations?party=ZZN',
  '/instruments/negotiations/new?from=ZZN&to=ZZS',
  '/instruments/matrix',
  '/exchange?box=sent',
  '/exchange/message',
  '/exchange/drafts',
  '/exchange/drafts/draft',
  '/exchange/drafts/waiting',
  '/exchange/consents',
  '/exchange/board',
  '/exchange/rules',
  '/exchange/figures',
] as const;

describe.skipIf(!browser)('every screen', () => {
  let desk: DeskInBrowser;
  let window: Window;
  let page: Page;
  const underway = new Set<Request>();
  const records = { own: '', foreign: '', hit: '', message: '', draft: '', waiting: '' };

  beforeAll(async () => {
    desk = await startDesk(browser!);
    window = await desk.open({ viewport: DESKTOP, colorScheme: 'light' });
    page = window.page;
    // The streams on which the node tells what changes never end.
    const ends = (request: Request): boolean =>
      !/\/v1\/(events|operations\/[^/]+\/cockpit\/live)\b/.test(request.url());
    page.on('request', (request) => ends(request) && underway.add(request));
    page.on('requestfinished', (request) => underway.delete(request));
    page.on('requestfailed', (request) => underway.delete(request));
    // One officer with every role sees every screen; no real agency would have one.
    const officer = await anOfficer(desk.node, { roles: ROLES, agency: 'ZZN-NCB' });
    await page.goto(`${desk.url}/sign-in`);
    await page.locator('input[autocomplete=username]').fill(officer.signInName);
    await page.locator('input[type=password]').fill(A_PASSWORD);
    await page.keyboard.press('Enter');
    await page.locator('input[autocomplete=one-time-code]').fill(totpCode(officer.totpSecret, desk.node.now()));
    await page.locator('#search-box').waitFor();
    for (const [which, owner] of [
      ['own', 'ZZN-NCB'],
      ['foreign', 'ZZS-NCB'],
    ] as const)
      records[which] = await page.evaluate(async (code) => {
        const answer = await fetch(`/v1/registers/person/records?owner=${code}&limit=1`);
        return ((await answer.json()) as { items: { id: string }[] }).items[0]!.id;
      }, owner);
    records.message = await firstIn('/v1/exchange/messages?box=inbox&urgent=true');
    records.draft = await firstIn('/v1/exchange/drafts?state=draft');
    records.waiting = await firstIn('/v1/exchange/drafts?state=waiting');
    records.hit = await page.evaluate(async () => {
      const { items } = (await (await fetch('/v1/hits?side=owner')).json()) as {
        items: { id: string; protect: unknown[] }[];
      };
      return items.find(({ protect }) => protect.length > 0)!.id;
    });
  });
  afterAll(() => desk?.close());

  const firstIn = (list: string): Promise<string> =>
    page.evaluate(async (path) => {
      const { items } = (await (await fetch(path)).json()) as { items: { id: string }[] };
      return items[0]!.id;
    }, list);

  /** Nothing is loading and nothing says that it is. */
  async function settled(): Promise<void> {
    const giveUpAt = Date.now() + LONGEST_WAIT_MS;
    for (let calm = 0; calm < 2; calm = underway.size > 0 ? 0 : calm + 1) {
      if (Date.now() > giveUpAt)
        throw new Error(`Still without an answer: ${[...underway].map((asked) => asked.url()).join(', ')}`);
      await drawn(page);
    }
    await page.waitForFunction(() => document.querySelector('main [role=status] [class*=pulse]') === null);
  }

  /** Goes there as a link does, without loading the application anew. */
  async function goTo(address: string): Promise<void> {
    await page.evaluate((to) => history.pushState({}, '', to), address);
    await page.waitForFunction((to) => location.pathname.startsWith(to.split('?')[0]!), address);
    await page.locator('main h1, main [class*=state]').first().waitFor({ state: 'attached' });
    await settled();
  }

  /** Looks at the screen that is open: both looks, both directions, narrow and enlarged; it is left in Vietnamese. */
  async function expectNoBarrier(name: string): Promise<void> {
    const found: string[] = [];
    // Vietnamese has the longest words, so it is the one that runs over an edge.
    for (const language of ['en', 'ar', 'vi'] as const) {
      await speak(page, language);
      await settled();
      for (const colours of COLOURS[language]) {
        await page.emulateMedia({ colorScheme: colours });
        const barriers = await findBarriers(page);
        found.push(...barriers.map((barrier) => `${language} ${colours}: ${barrier}`));
        if (barriers.length > 0) await picture(page, `barrier ${name} ${language} ${colours}`);
      }
      for (const size of [TELEPHONE, ENLARGED]) {
        await page.setViewportSize(size);
        const pixels = await beyondTheEdge(page);
        if (pixels <= 0) continue;
        found.push(`${language}: at a width of ${size.width} the page scrolls sideways by ${pixels}`);
        await picture(page, `barrier ${name} ${language} ${size.width}`);
      }
      await page.setViewportSize(DESKTOP);
    }
    if (process.env.ENTENTE_PICTURES === 'all') await keepPictures(name);
    expect(found).toEqual([]);
  }

  /** Keeps the open screen in every language, look and width that a person should look at. */
  async function keepPictures(name: string): Promise<void> {
    for (const language of ['en', 'ar', 'vi']) {
      await speak(page, language);
      await settled();
      for (const colorScheme of ['light', 'dark'] as const) {
        await page.emulateMedia({ colorScheme });
        for (const size of [DESKTOP, TELEPHONE]) {
          await page.setViewportSize(size);
          await picture(page, `${name} ${language} ${colorScheme} ${size.width}`);
        }
      }
    }
    await page.setViewportSize(DESKTOP);
  }

  const nameOf = (address: string): string => address.replace(/[^a-z]+/g, ' ').trim() || 'search';

  test('is in the navigation of an officer who may do everything', async () => {
    const links = await page
      .locator('#places a')
      .evaluateAll((all) => all.map((link) => new URL((link as HTMLAnchorElement).href).pathname));
    expect(links).toEqual([...PLACES.map(({ to }) => to), '/account']);
  });

  test.each(PLACES.map(({ to }) => to))('%s, chosen in the navigation, can be used by everybody', async (to) => {
    await page.locator(`#places a[href="${to}"]`).click();
    await page.waitForFunction((path) => location.pathname.startsWith(path), to);
    await settled();
    await expectNoBarrier(nameOf(to));
  });

  test('an answer with its hits can be used by everybody', async () => {
    await goTo('/');
    await page.locator('#purpose').selectOption('border-management');
    await page.locator('#search-box').fill('Sokolewsky, Ilja 14.03.1979');
    await page.keyboard.press('Enter');
    await page.locator('#verdict').waitFor();
    await expectNoBarrier('answer');
  });

  test('a batch, mapped and answered, can be used by everybody', async () => {
    await goTo('/batch');
    await page.setInputFiles('input[type=file]', {
      name: 'travellers.csv',
      mimeType: 'text/csv',
      buffer: Buffer.from('Surname;First name;Date of birth\nKalinarov;Roman;26.05.1975\nNobody;Mirka;41.13.1980'),
    });
    await page.locator('form button[type=submit]').waitFor();
    await expectNoBarrier('batch mapping');
    await speak(page, 'en');
    await page.locator('form button[type=submit]').click();
    await page.getByText('1 answered, 1 not asked').first().waitFor();
    await expectNoBarrier('batch result');
  });

  test('an import with its columns can be used by everybody', async () => {
    await goTo('/import');
    await page.setInputFiles('input[type=file]', {
      name: 'stolen-cars.csv',
      mimeType: 'text/csv',
      buffer: Buffer.from('VIN;Plate;Make;Reason\nWVWZZZ1KZ6W000001;NV123AB;Volkswagen;stolen'),
    });
    await page.locator('form button[type=submit]').waitFor();
    await settled();
    await expectNoBarrier('import columns');
  });

  test('the sheet of keys can be used by everybody', async () => {
    await goTo('/help');
    await page.locator('main h1').first().click();
    await page.keyboard.press('?');
    await page.getByRole('dialog').waitFor();
    expect(await findBarriers(page)).toEqual([]);
    await page.keyboard.press('Escape');
    await page.getByRole('dialog').waitFor({ state: 'detached' });
  });

  test.each(FURTHER_ADDRESSES)('%s can be used by everybody', async (address) => {
    await goTo(
      address.replace(
        /\/(own|foreign|hit|message|draft|waiting)\b(?!s)/,
        (_, which: keyof typeof records) => `/${records[which]}`,
      ),
    );
    await expectNoBarrier(nameOf(address));
  });

  test('an address that leads nowhere says so, and shows the way back', async () => {
    await page.goto(`${desk.url}/nowhere`);
    await page.locator('main a').waitFor();
    for (const colorScheme of ['dark', 'light'] as const) {
      await page.emulateMedia({ colorScheme });
      expect(await findBarriers(page)).toEqual([]);
    }
    await page.setViewportSize(ENLARGED);
    expect(await beyondTheEdge(page)).toBe(0);
  });
});

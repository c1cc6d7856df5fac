import { readFileSync } from 'node:fs';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { anOfficer, signedIn } from '../../src/domains/access/access.fixtures.ts';
import { ar } from '../../src/domains/operations/report-words/ar.ts';
import { en } from '../../src/domains/operations/report-words/en.ts';
import { vi } from '../../src/domains/operations/report-words/vi.ts';
import { writeNumberIn } from '../../src/domains/operations/write-for-readers.ts';
import { aWantedPerson } from '../../src/domains/registers/registers.fixtures.ts';
import { WHEN_BUSY } from '../support/busy-machine.ts';
import { asOneJourney } from '../support/one-journey.ts';
import { readPdf } from '../support/read-pdf.ts';
import { type DeskInBrowser, findBarriers, picture, startDesk, type Window } from './browser.ts';
import { findBrowser } from './find-browser.ts';

const browser = findBrowser();

const TELEPHONE = { width: 360, height: 780 };
// The officer who found somebody stands beside them: a second, on a machine of one's own.
const TOLD_WITHIN_MS = 1000 * WHEN_BUSY;
const SENDINGS = 10;
// The telephone of one officer is more than a day ahead of everybody else's clock.
const WRONG_BY_MS = 26 * 3_600_000;

const dayFromNow = (days: number): string => new Date(Date.now() + days * 86_400_000).toISOString().slice(0, 10);

describe.skipIf(!browser)('a joint action day, from the plan to the printed report', () => {
  asOneJourney();
  let desk: DeskInBrowser;
  let commander: Window;
  let owner: Window;
  let north: Window;
  let south: Window;

  beforeAll(async () => {
    desk = await startDesk(browser!);
    commander = await desk.open();
    owner = await desk.open();
    north = await desk.open({ viewport: TELEPHONE, hasTouch: true });
    south = await desk.open();
    await south.context.addInitScript((ahead: number) => {
      const Real = Date;
      globalThis.Date = class extends Real {
        constructor(...given: [] | [number]) {
          if (given.length === 0) super(Real.now() + ahead);
          else super(...given);
        }
        static override now(): number {
          return Real.now() + ahead;
        }
      } as DateConstructor;
    }, WRONG_BY_MS);
    await desk.signIn(commander, 'commander');
    await desk.signIn(owner, 'desk.sudoria');
    await desk.signIn(north, 'frontline');
    await desk.signIn(south, 'frontline.sudoria');
  });
  afterAll(() => desk?.close());

  /** Asks the node as whoever is signed in on a page. */
  async function ask<Answer>(page: Page, method: string, path: string, body?: object): Promise<Answer> {
    return page.evaluate(
      async ([how, where, what]) => {
        const answer = await fetch(where as string, {
          method: how as string,
          ...(what ? { headers: { 'content-type': 'application/json' }, body: JSON.stringify(what) } : {}),
        });
        if (!answer.ok) throw new Error(`${where}: ${answer.status} ${await answer.text()}`);
        return (await answer.json()) as never;
      },
      [method, path, body] as const,
    );
  }

  const post = (page: Page): Promise<void> =>
    (async () => {
      await page.goto(`${desk.url}/checks`);
      await page.getByLabel('Operation').selectOption({ label: 'Winter Gate' });
      await page.getByLabel('Hot spot').selectOption({ label: 'Harbour bridge' });
    })();

  const outbox = (page: Page) => page.locator('li[data-state]');

  test('the commander plans the day and opens it', async () => {
    const { page } = commander;
    await page.goto(`${desk.url}/operations/plan`);
    const field = (name: string) => page.locator(`[name="${name}"]`);
    await field('name').fill('Winter Gate');
    await field('plan.participants.0.officers').fill('50');
    for (const [at, agency] of ['ZZN-BORDER', 'ZZS-NCB', 'ZZS-BORDER'].entries()) {
      await page.getByRole('button', { name: 'Add an agency' }).click();
      await field(`plan.participants.${at + 1}.agency`).selectOption(agency);
      await field(`plan.participants.${at + 1}.officers`).fill('50');
    }
    await field('plan.phases.0.from').fill(dayFromNow(-2));
    await field('plan.phases.0.to').fill(dayFromNow(2));
    await page.getByRole('button', { name: 'Add a hot spot' }).click();
    await field('plan.hotSpots.0.name').fill('Harbour bridge');
    await field('plan.hotSpots.0.country').selectOption('ZZN');
    await field('plan.hotSpots.0.lat').fill('47');
    await field('plan.hotSpots.0.lon').fill('-28');
    await page.getByRole('button', { name: 'Save the plan' }).click();
    await page.getByRole('heading', { name: 'Winter Gate' }).waitFor();
    await page.getByRole('link', { name: 'Figures and signatures' }).click();
    await page.getByRole('button', { name: 'Start the operation' }).click();
    await page.locator('#main').getByText('Running', { exact: true }).waitFor();
    await page.getByRole('link', { name: 'Cockpit' }).click();
    await page.locator('ul[aria-label="Figures looked at first"]').waitFor();
  });

  test('an officer with a telephone checks a person, and the owner has the hit on its screen within a second', async () => {
    await owner.page.goto(`${desk.url}/hits?side=owner`);
    await owner.page.locator('main h1').waitFor();
    const { page } = north;
    await post(page);
    await page.getByLabel('Name and birth date').fill('Sokolewsky, Ilja 14.03.1979');
    const answered = page.waitForResponse((one) => /\/v1\/operations\/winter-gate\/checks$/.test(one.url()));
    const shown = owner.page.getByRole('row').filter({ hasText: 'Соколевский' }).waitFor();
    await page.keyboard.press('Enter');
    await answered;
    const toldAt = Date.now();
    await shown;
    expect(Date.now() - toldAt).toBeLessThan(TOLD_WITHIN_MS);
    await page.locator('#verdict').waitFor();
    expect(await page.locator('#verdict').textContent()).toBe('HIT');
    expect(await page.locator('article').textContent()).toContain('May carry a firearm');
    await expect.poll(() => owner.page.title()).toMatch(/^\(\d+\) /);
    expect(await findBarriers(page)).toEqual([]);
    await picture(page, 'check answer 360');
  });

  test('the owner confirms with one key, and the officer sees it without asking again', async () => {
    const { page } = owner;
    await page.getByRole('row').filter({ hasText: 'Соколевский' }).click();
    await page.locator('article').waitFor();
    await page.getByText('owner told').first().waitFor();
    // The officer looks at the hit from the answer; the operation's page is still behind.
    await north.page.getByRole('link', { name: /^H-ZZS-NCB-/ }).click();
    await north.page.getByText('owner told').first().waitFor();
    await page.keyboard.press('c');
    await page.getByText('answered in time').first().waitFor();
    await north.page.getByRole('button', { name: 'Action taken' }).waitFor({ timeout: TOLD_WITHIN_MS });
    await picture(page, 'hit confirmed');
    expect(await findBarriers(page)).toEqual([]);
    await north.page.getByLabel('Write to the other desk').fill('He is in custody at the bridge.');
    await north.page.getByRole('button', { name: 'Send' }).click();
    await page.getByText('He is in custody at the bridge.').waitFor({ timeout: TOLD_WITHIN_MS });
    await north.page.locator('main h1').click();
    await north.page.keyboard.press('t');
    await north.page.getByText('acted on').first().waitFor();
    await north.page.keyboard.press('3');
    await page.getByText('Led to an arrest').nth(1).waitFor({ timeout: TOLD_WITHIN_MS });
  });

  test('before a child the rule that protects it stands first, on the telephone of whoever found it', async () => {
    const estmark = await desk.node.signIn('ZZE-NCB');
    const reported = await estmark.post('/v1/registers/person/records', {
      ...aWantedPerson({
        subject: { names: [{ family: 'Solheimby', given: 'Linnea' }], born: [{ on: '2015-06-01' }], sex: 'female' },
        reason: 'child-abduction-risk',
        warnings: ['minor'],
        purpose: 'alert',
      }),
    });
    expect(reported.statusCode).toBe(201);
    await desk.node.running.index.caughtUp();
    const { page } = north;
    await page.goto(`${desk.url}/`);
    await page.locator('#purpose').selectOption('border-management');
    await page.locator('#search-box').fill('Solheimby, Linnea 01.06.2015');
    await page.keyboard.press('Enter');
    await page.locator('article').first().waitFor();
    expect(await page.locator('article h2').first().textContent()).toBe('Protection comes first');
    await picture(page, 'child first 360');
    expect(await findBarriers(page)).toEqual([]);
  });

  test('the arrest is entered with its check and hit, and counts once however often it is entered', async () => {
    const { page } = north;
    await post(page);
    await page.getByLabel('Name and birth date').fill('Sokolewsky, Ilja 14.03.1979');
    await page.keyboard.press('Enter');
    await page.locator('#verdict').waitFor();
    await page.getByRole('button', { name: 'Enter a result' }).click();
    await page.getByText(/From a check \(Person\) and hit/).waitFor();
    await page.getByLabel('What', { exact: true }).selectOption('arrests-warrant');
    await page.getByLabel('Name of the person').fill('Sokolewsky, Ilja');
    await page.getByLabel('Born on').fill('1979-03-14');
    await page.getByRole('button', { name: 'Enter', exact: true }).click();
    await page.getByText('sent and counted').waitFor();
    expect(await findBarriers(page)).toEqual([]);
    await picture(page, 'result 360');
  });

  test('without a network nobody is told "no hit"; what waits survives a reload and is sent once', async () => {
    const { page, context } = south;
    await post(page);
    await page.getByText('The clock of this device is wrong.').waitFor();
    // The screen is kept on the device a few seconds after it stands.
    await expect.poll(() => page.evaluate(async () => (await caches.match('/checks')) !== undefined)).toBe(true);
    await context.setOffline(true);
    await page.getByText('Vehicle', { exact: true }).click();
    await page.getByLabel('Plate or chassis number').fill('XQ 000 ZZ');
    await page.keyboard.press('Enter');
    await page.getByText('No answer: there is no network').waitFor();
    expect(await page.locator('#verdict').count()).toBe(0);
    await picture(page, 'check offline');
    await page.getByText('Parcel', { exact: true }).click();
    await page.getByRole('button', { name: 'Count it' }).click();
    await page.getByRole('link', { name: /Outbox/ }).click();
    await page.getByText('2 wait').first().waitFor();
    expect(await findBarriers(page)).toEqual([]);

    // The telephone reloads in the tunnel: the form is there, what waited is sealed, and a further check is kept.
    await page.goto(`${desk.url}/checks?part=outbox`);
    await page.getByText('2 entries made before are sealed on the device').waitFor();
    await page.getByRole('link', { name: 'Check', exact: true }).click();
    await page.getByLabel('Hot spot').selectOption({ label: 'Harbour bridge' });
    await page.getByText('Premises', { exact: true }).click();
    await page.getByRole('button', { name: 'Count it' }).click();
    await page.getByText('No answer: there is no network').waitFor();
    await picture(page, 'check in the tunnel');
    await page.getByRole('link', { name: /Outbox/ }).click();
    await outbox(page).first().waitFor();
    expect(await outbox(page).count()).toBe(1);
    expect(await findBarriers(page)).toEqual([]);
    expect(await page.evaluate(() => localStorage.getItem('entente.away'))).not.toMatch(/XQ 000|Sokolewsky|Frontline/i);

    // The network is back, but each answer is lost on its way: the node has the outbox, the device does not know it.
    let sent = 0;
    await context.route('**/v1/operations/winter-gate/checks/batch', async (route) => {
      sent += 1;
      if (sent >= SENDINGS) return route.continue();
      await route.fetch();
      return route.abort();
    });
    const backAgain = page.waitForResponse((one) => one.url().endsWith('/healthz'));
    await context.setOffline(false);
    await backAgain;
    await page.reload();
    await outbox(page).first().waitFor();
    await outbox(page).nth(2).waitFor();
    expect(await outbox(page).count()).toBe(3);
    // A second window of the same officer sends from the same outbox; they take turns.
    const second = await context.newPage();
    await second.goto(`${desk.url}/checks?part=outbox`);
    const sendAgain = async (): Promise<number> => {
      for (const one of [page, second]) await one.evaluate(() => window.dispatchEvent(new Event('online')));
      return sent;
    };
    await expect
      .poll(sendAgain, { interval: 100, message: `the outbox is sent ${SENDINGS} times within a minute` })
      .toBeGreaterThanOrEqual(SENDINGS);
    for (const one of [page, second]) await one.locator('li[data-state=sent]').nth(2).waitFor();
    expect(sent).toBe(SENDINGS);
    await second.close();
    const { totals } = await ask<{ totals: { measure: string; value: number }[] }>(
      commander.page,
      'GET',
      '/v1/operations/winter-gate/cockpit',
    );
    const total = (measure: string): number | undefined => totals.find((row) => row.measure === measure)?.value;
    expect([total('vehicles-checked'), total('parcels-checked'), total('premises-checked')]).toEqual([1, 1, 1]);
    // They stand under the hour at which they were made, not under that of the telephone.
    const { items } = await ask<{ items: { at: string }[] }>(
      commander.page,
      'GET',
      '/v1/operations/winter-gate/entries?measure=checks&country=ZZS',
    );
    expect(items).toHaveLength(3);
    for (const { at } of items) expect(Math.abs(Date.parse(at) - Date.now())).toBeLessThan(WRONG_BY_MS / 4);
  });

  test('what the node holds is named, mended and then counted; nothing of it can be read on the device', async () => {
    const { page } = south;
    await page.getByRole('link', { name: 'Result' }).click();
    await page.getByText('Seizure', { exact: true }).click();
    await page.getByLabel('What', { exact: true }).selectOption('cocaine-seized');
    await page.getByLabel('How much').fill('-250');
    await page.getByLabel('Unit').selectOption('g');
    await page.getByRole('button', { name: 'Enter', exact: true }).click();
    await page.getByText('Cocaine seized: the number cannot be negative (-250).').waitFor();
    const kept = await page.evaluate(
      () =>
        new Promise<string>((done, failed) => {
          const opening = indexedDB.open('entente-outbox');
          opening.onerror = () => failed(opening.error);
          opening.onsuccess = () => {
            const all = opening.result.transaction('entries').objectStore('entries').getAll();
            all.onsuccess = () =>
              done(all.result.map((row) => JSON.stringify(row) + new TextDecoder().decode(row.sealed.data)).join('\n'));
          };
        }),
    );
    expect(kept).toContain('held');
    // Words long enough that sealed bytes do not spell them by chance.
    expect(kept).not.toMatch(/cocaine|winter-gate|XQ 000/i);
    await page.getByRole('link', { name: /Outbox/ }).click();
    await page.getByRole('button', { name: 'Mend' }).click();
    await page.getByLabel('How much').fill('250');
    await page.getByRole('button', { name: 'Send again' }).click();
    await page.locator('li[data-state=held]').waitFor({ state: 'detached' });
    await page.locator('li[data-state=sent]').nth(3).waitFor();
  });

  test('numbers of a country with a system of its own are entered by hand, and the cockpit has moved by itself', async () => {
    const { page } = south;
    await page.getByRole('link', { name: 'By hand' }).click();
    await page.getByLabel('How many').fill('4321');
    await page.getByRole('button', { name: 'Enter', exact: true }).click();
    await page.getByText('sent and counted').waitFor();
    // The commander has touched nothing since the day was opened.
    const counters = commander.page.locator('ul[aria-label="Figures looked at first"]');
    const shown = (name: string, value: string) =>
      counters.locator('li').filter({ hasText: name }).filter({ hasText: value }).waitFor();
    await shown('Persons checked', '4,323');
    await shown('Hits', '1');
    await shown('Arrests', '1');
    await picture(commander.page, 'cockpit moved');
  });

  test('eight windows of one officer hear the node over one connection', async () => {
    const streams = new Set<string>();
    const many = await desk.open();
    await desk.signIn(many, 'desk');
    many.context.on('request', (request) => {
      if (/\/v1\/events/.test(request.url())) streams.add(request.url());
    });
    const pages = [many.page];
    while (pages.length < 8) pages.push(await many.context.newPage());
    // The first window has the stream before there is another.
    await many.page.goto('about:blank');
    const streamed = many.page.waitForRequest(/\/v1\/events/);
    await many.page.goto(`${desk.url}/hits?side=owner`);
    await streamed;
    await Promise.all(pages.slice(1, -1).map((page) => page.goto(`${desk.url}/hits?side=owner`)));
    for (const page of pages.slice(0, -1)) await page.getByRole('row').filter({ hasText: 'CZ 75' }).waitFor();
    // The window that goes elsewhere below is the last of those that wait for the stream.
    const last = pages.at(-1)!;
    await last.goto(`${desk.url}/hits?side=owner`);
    await last.getByRole('row').filter({ hasText: 'CZ 75' }).waitFor();
    streams.clear();
    await last.getByRole('row').filter({ hasText: 'CZ 75' }).click();
    await last.locator('article').waitFor();
    await last.keyboard.press('c');
    for (const page of pages.slice(0, -1))
      await page.getByRole('row').filter({ hasText: 'CZ 75' }).filter({ hasText: 'confirmed' }).waitFor();
    // The window that has the stream is closed; the next one goes on.
    await pages[0]!.close();
    await last.keyboard.press('1');
    await last.getByText('Used').nth(1).waitFor();
    await last.goto(`${desk.url}/hits?side=owner`);
    await last.getByRole('row').filter({ hasText: 'Torvmark, Torsten' }).click();
    await last.locator('article').waitFor();
    await last.keyboard.press('n');
    for (const page of pages.slice(1, -1))
      await page
        .getByRole('row')
        .filter({ hasText: 'Torvmark, Torsten' })
        .filter({ hasText: 'not the same' })
        .waitFor();
    expect(streams.size).toBe(1);
    await many.context.close();
  });

  test('what an officer left on a telephone whose account ended is handed in there; signing out erases what is one’s own', async () => {
    const window = await desk.open();
    const { page, context } = window;
    const officer = await anOfficer(desk.node, { roles: ['frontline'], agency: 'ZZS-BORDER' });
    const session = await signedIn(desk.node, officer);
    await context.addCookies([{ name: 'entente_session', value: session, url: desk.url }]);
    const countPremises = async (): Promise<void> => {
      await post(page);
      await page.route('**/v1/operations/**', (route) =>
        route.request().method() === 'POST' ? route.abort() : route.continue(),
      );
      await page.getByText('Premises', { exact: true }).click();
      await page.getByRole('button', { name: 'Count it' }).click();
      await page.getByText('No answer: there is no network').waitFor();
    };
    await countPremises();
    const administrator = await desk.node.signIn('ZZS-NCB', ['administrator']);
    const change = async (body: object): Promise<void> =>
      expect((await administrator.patch(`/v1/officers/${officer.id}`, body)).statusCode).toBe(200);

    // The role is taken in mid-operation: the entry is refused to its sender, not for what it says, and stays.
    await change({ roles: ['auditor'] });
    await page.unrouteAll();
    await page.getByRole('link', { name: /Outbox/ }).click();
    await page.getByRole('button', { name: 'Send now' }).click();
    await page.locator('li[data-state=waiting]').getByText('This needs the right').waitFor();
    await page.goto(`${desk.url}/checks`);
    await page.getByText('1 entry that you made is still sealed on this device.').waitFor();
    expect(await findBarriers(page)).toEqual([]);
    await change({ active: false });
    await context.clearCookies();
    await desk.signIn(window, 'desk.sudoria');
    await page.goto(`${desk.url}/checks?part=outbox`);
    await page.getByText('1 entry of another officer is sealed on this device.').waitFor();
    expect(await findBarriers(page)).toEqual([]);
    await picture(page, 'hand in 360');
    await page.getByRole('button', { name: 'Hand in 1 entry' }).click();
    await page.locator('li[data-state=sent]').getByText('made by Ada Voss').waitFor();
    const { items } = await ask<{ items: { agency: string }[] }>(
      commander.page,
      'GET',
      '/v1/operations/winter-gate/entries?measure=premises-checked',
    );
    expect(items.map(({ agency }) => agency)).toEqual(['ZZS-BORDER', 'ZZS-BORDER']);

    await countPremises();
    await page.locator('#places a[href="/account"]').click();
    await page.getByRole('button', { name: 'Sign out' }).click();
    await page.getByText('1 entry of today is not at the node yet.').waitFor();
    await page.getByRole('button', { name: 'Sign out and erase' }).click();
    await page.waitForURL('**/sign-in');
    const left = await page.evaluate(
      () =>
        new Promise<number>((done) => {
          const opening = indexedDB.open('entente-outbox');
          opening.onsuccess = () => {
            const all = opening.result.transaction('entries').objectStore('entries').count();
            all.onsuccess = () => done(all.result);
          };
        }),
    );
    expect(left).toBe(0);
    await context.close();
  });

  test('the countries sign, the report is published, and its PDF states the figures in three languages', async () => {
    const { page } = commander;
    await south.page.getByRole('link', { name: 'Check', exact: true }).click();
    await south.context.setOffline(true);
    await south.page.getByText('Parcel', { exact: true }).click();
    await south.page.getByRole('button', { name: 'Count it' }).click();
    await south.page.getByText('No answer: there is no network').waitFor();
    await page.getByRole('link', { name: 'Figures and signatures' }).click();
    await page.getByRole('button', { name: 'Close the operation' }).click();
    await page.locator('#main').getByText('Closed', { exact: true }).waitFor();
    // What waited on a telephone meanwhile is kept aside at the node, and its officer reads why it does not count.
    await south.context.setOffline(false);
    await south.page.getByRole('link', { name: /Outbox/ }).click();
    await south.page
      .locator('li[data-state=refused]')
      .getByText(/nothing new counts any more/i)
      .waitFor();
    const { id } = await ask<{ id: string }>(page, 'GET', '/v1/operations/winter-gate');
    for (const [name, country] of [
      ['reviewer', 'Nordavia'],
      ['reviewer.sudoria', 'Sudoria'],
    ] as const) {
      const reviewer = await desk.open();
      await desk.signIn(reviewer, name);
      await reviewer.page.goto(`${desk.url}/operations/${id}/figures`);
      await reviewer.page.getByRole('button', { name: `Sign the figures of ${country}` }).click();
      await reviewer.page
        .getByRole('row')
        .filter({ hasText: country })
        .getByText(/● signed/)
        .waitFor();
      await reviewer.context.close();
    }
    await page.getByRole('button', { name: 'Publish the report' }).click();
    await page.locator('#main').getByText('Published', { exact: true }).waitFor();
    await picture(page, 'report published');

    for (const [language, words] of [
      ['en', en],
      ['ar', ar],
      ['vi', vi],
    ] as const) {
      const downloading = page.waitForEvent('download');
      await page.evaluate((href) => {
        const link = document.createElement('a');
        link.href = href;
        link.download = '';
        link.click();
      }, `/v1/operations/${id}/report?format=pdf&language=${language}`);
      const download = await downloading;
      expect(download.suggestedFilename()).toBe(`winter-gate-published-${language}.pdf`);
      const text = readPdf(readFileSync(await download.path()));
      // Persons checked: two by officers, the others entered by hand; 250 g are a quarter of a kilogram.
      for (const value of [4323, 4327, 0.25, 200]) expect(text).toContain(writeNumberIn(words, value));
      // Letters with marks come from another font, as pieces of their own; Arabic ones are composed of parts.
      const bare = (one: string | undefined) => (one ?? '').normalize('NFC').replace(/\s/g, '');
      if (language !== 'ar') expect(bare(text)).toContain(bare(words.measures['arrests-warrant']));
    }
    const { figures } = await ask<{ figures: { measure: string; phase: string; counted?: number }[] }>(
      page,
      'GET',
      `/v1/operations/${id}/report?format=json`,
    );
    const { items: hits } = await ask<{ items: object[] }>(page, 'GET', `/v1/operations/${id}/hits?limit=200`);
    expect(hits.length).toBeGreaterThan(0);
    const counted = (measure: string): number | undefined =>
      figures.find((one) => one.measure === measure && one.phase === 'action')?.counted;
    expect(
      ['persons-checked', 'vehicles-checked', 'parcels-checked', 'checks', 'arrests', 'drugs-seized', 'hits'].map(
        counted,
      ),
    ).toEqual([4323, 1, 1, 4327, 1, 0.25, hits.length]);
    for (const window of [commander, owner, north, south])
      expect(window.complaints.filter((one) => !/Failed to fetch|net::ERR/.test(one))).toEqual([]);
  });
});

import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type DeskInBrowser, findBrowser, picture, startDesk, type Window } from './browser.ts';

const browser = findBrowser();
if (!browser) {
  console.warn(
    'No Chromium is installed here and it cannot be: no message is written. On Debian: apt-get install chromium',
  );
}

describe.skipIf(!browser)('two desks, two languages, one request', { timeout: 60_000 }, () => {
  let desk: DeskInBrowser;
  /** Nordavia writes in English; Sudoria reads from right to left. */
  let nordavia: Window;
  let nordaviaSecond: Window;
  let sudoria: Window;
  let sudoriaSecond: Window;
  let request = '';
  let reply = '';

  beforeAll(async () => {
    desk = await startDesk(browser!);
    const signIn = async (name: string): Promise<Window> => {
      const window = await desk.open();
      window.page.setDefaultTimeout(10_000);
      await desk.signIn(window, name);
      return window;
    };
    nordavia = await signIn('desk');
    nordaviaSecond = await signIn('reviewer');
    sudoria = await signIn('desk.sudoria');
    sudoriaSecond = await signIn('reviewer.sudoria');
    for (const { page } of [sudoria, sudoriaSecond]) {
      await page.locator('header label select').last().selectOption('ar');
      await page.waitForFunction(() => document.documentElement.dir === 'rtl');
    }
  }, 120_000);
  afterAll(() => desk?.close());

  const idIn = (page: Page): string => new URL(page.url()).pathname.split('/').at(-1)!;

  /** Opens a message and waits until it is on the screen. */
  async function open(page: Page, id: string): Promise<void> {
    await page.goto(`${desk.url}/exchange/${id}`);
    await page.locator('main h1').waitFor();
  }

  /** Presses the letter of a step, where no field has the focus. */
  async function press(page: Page, key: string): Promise<void> {
    await page.locator(`main button[aria-keyshortcuts="${key}"]:enabled`).waitFor();
    await page.evaluate(() => (document.activeElement as HTMLElement | null)?.blur());
    await page.keyboard.press(key);
  }

  async function sendForm(page: Page): Promise<void> {
    const form = page.locator('main form:has(button[type=submit])').last();
    await form.locator('button[type=submit]').click();
    await form.waitFor({ state: 'detached' });
  }

  /** The second person opens what waits for a release, and lets it leave. */
  async function release(page: Page, draft: string): Promise<void> {
    await page.goto(`${desk.url}/exchange/drafts/${draft}`);
    await press(page, 'r');
    await page.waitForURL(`${desk.url}/exchange/${draft}`);
  }

  test('a hit becomes a request; what is missing stands beside it until nothing is', async () => {
    const { page } = nordavia;
    await page.locator('#purpose').selectOption('criminal-investigation');
    await page.locator('#search-box').fill('Sokolewsky, Ilja 14.03.1979');
    await page.keyboard.press('Enter');
    await page.locator('#verdict').waitFor();
    const hit = await page.evaluate(async () => {
      const { items } = (await (await fetch('/v1/hits?side=asker')).json()) as { items: { id: string }[] };
      return items[0]!.id;
    });
    await page.goto(`${desk.url}/hits/${hit}`);
    await page.getByRole('button', { name: 'Write to the owner' }).click();
    await page.waitForURL(/\/exchange\/drafts\//);
    request = idIn(page);
    await page.getByText(/It cannot leave yet: \d+ things/).waitFor();
    expect(await page.locator('input[type=checkbox][value="ZZS-NCB"]').isChecked()).toBe(true);
    expect(await page.locator('input[type=checkbox][value="hit-in-its-register"]').isChecked()).toBe(true);
    await page.getByRole('button', { name: /^To the field: .*asked for/ }).click();
    expect(await page.evaluate(() => document.activeElement?.tagName)).toBe('INPUT');
    await page.locator('select[name="content.offence"]').selectOption('drug-trafficking');
    await page.locator('textarea[name="content.facts"]').fill('He was seen at Port Ilva with the driver of the lorry.');
    await page.locator('input[value="whereabouts"]').check();
    await page.locator('select[name="items.0.role"]').selectOption('suspect');
    await page.locator('select[name="items.0.link"]').selectOption('suspected-of-the-offence');
    await page.getByText('It may leave when a second person releases it.').waitFor();
    await picture(page, 'exchange draft en');
    await page.getByRole('button', { name: /^Hand to the second person/ }).click();
    await page.getByText('waiting for the second person').first().waitFor();
  });

  test('the second person releases it, and the one who wrote it cannot', async () => {
    expect(await nordavia.page.getByRole('button', { name: /^Release/ }).count()).toBe(0);
    await release(nordaviaSecond.page, request);
  });

  test('Sudoria previews it in quarantine and asks what is not clear, in Arabic; the clock stops', async () => {
    const { page } = sudoria;
    await page.goto(`${desk.url}/exchange`);
    await page.locator('[data-row]').first().waitFor();
    await open(page, request);
    await page.getByText('في الحجر').first().waitFor();
    await picture(page, 'exchange quarantine ar');
    await press(page, 'q');
    await page.locator('textarea[name=question]').fill('في أي يوم شوهد؟');
    await sendForm(page);
    await open(nordavia.page, request);
    await nordavia.page.getByText('في أي يوم شوهد؟').waitFor();
    await press(nordavia.page, 'q');
    await nordavia.page.locator('textarea[name=answer]').fill('On 3 November, at noon.');
    await sendForm(nordavia.page);
    await page.getByText('On 3 November, at noon.').waitFor();
  });

  test('Sudoria answers under H1 and H2, released by its own second person', async () => {
    const { page } = sudoria;
    await press(page, 'a');
    await sendForm(page);
    await press(page, 'r');
    await page.waitForURL(/\/exchange\/drafts\//);
    reply = idIn(page);
    await page.locator('select[name="content.outcome"]').selectOption('full');
    await page.getByRole('button', { name: 'نص حر', exact: true }).click();
    await page.locator('textarea[name="items.0.body.text"]').fill('He lives at 4 Harbour Street, Port Ilva.');
    await page.locator('input[type=checkbox][value="H0"]').uncheck();
    await page.locator('input[type=checkbox][value="H1"]').check();
    await page.locator('input[type=checkbox][value="H2"]').check();
    const submit = page.locator('main button[aria-keyshortcuts="s"]:enabled');
    await submit.waitFor();
    await picture(page, 'exchange reply ar');
    await submit.click();
    await submit.waitFor({ state: 'detached' });
    await release(sudoriaSecond.page, reply);
  });

  test('Nordavia may not use it in court until Sudoria consents', async () => {
    const { page } = nordavia;
    await open(page, reply);
    await press(page, 'a');
    await sendForm(page);
    await press(page, 'e');
    await page.locator('main').getByLabel('For', { exact: true }).selectOption('court');
    await page.locator('main').getByRole('button', { name: 'Export', exact: true }).last().click();
    await page.getByRole('alert').first().waitFor();
    await page.getByRole('button', { name: 'Cancel' }).last().click();
    await page.getByLabel(/^Choose: 1\./).check();
    await page.getByRole('button', { name: 'Ask for consent' }).click();
    await page.locator('textarea[name=why]').fill('The judge asks where he lives.');
    await sendForm(page);
    await sudoriaSecond.page.goto(`${desk.url}/exchange/consents`);
    const card = sudoriaSecond.page.locator('section.card').filter({ hasText: 'The judge asks where he lives.' });
    await card.locator('form button').first().click();
    await card.locator('form').waitFor({ state: 'detached' });
    await open(page, reply);
    await press(page, 'e');
    await page.locator('main').getByLabel('For', { exact: true }).selectOption('court');
    const [file] = await Promise.all([
      page.waitForEvent('download'),
      page.locator('main').getByRole('button', { name: 'Export', exact: true }).last().click(),
    ]);
    expect(file.suggestedFilename()).toMatch(/H1.*\.pdf$/);
  });

  test('what came of it is said, and the figures count it', async () => {
    const { page } = nordavia;
    await open(page, reply);
    await press(page, 'f');
    await page.locator('select[name=kind]').selectOption('led-to-identification');
    await sendForm(page);
    await page.getByText(/Feedback: /).waitFor();
    await picture(page, 'exchange reply en');
    const { page: second } = nordaviaSecond;
    await second.goto(`${desk.url}/exchange/figures`);
    const line = second.getByRole('row').filter({ hasText: 'ZZN-NCB' }).filter({ hasText: '12 hours' });
    await line.waitFor();
    expect((await line.getByRole('cell').allTextContents()).slice(1, 4)).toEqual(['1', '1', '0']);
    const figure = second.getByRole('row').filter({ hasText: 'requests we sent' }).getByRole('button');
    await figure.click();
    const behind = second.locator('main ul a[href^="/exchange/"]');
    await behind.first().waitFor();
    expect(await behind.count()).toBe(Number(await figure.textContent()));
  });

  test('the browser had nothing to complain about', () => {
    const windows = [nordavia, nordaviaSecond, sudoria, sudoriaSecond];
    expect(windows.flatMap(({ complaints }) => complaints)).toEqual([]);
  });
});

import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { WHEN_BUSY } from '../support/busy-machine.ts';
import { type DeskInBrowser, findBarriers, picture, startDesk, type Window } from './browser.ts';
import { findBrowser } from './find-browser.ts';

const browser = findBrowser();

// A traveller with the passport may stand at the border already: a second, on a machine of one's own.
const FOUND_WITHIN_MS = 1000 * WHEN_BUSY;

describe.skipIf(!browser)('a stolen passport, from one state to another', () => {
  let desk: DeskInBrowser;
  let nordavia: Window;
  let sudoria: Window;

  beforeAll(async () => {
    desk = await startDesk(browser!);
    nordavia = await desk.open();
    sudoria = await desk.open();
    await desk.signIn(nordavia, 'desk');
    await desk.signIn(sudoria, 'desk.sudoria');
  });
  afterAll(() => desk?.close());

  async function fillReport({ page }: Window, number: string): Promise<void> {
    await page.goto(`${desk.url}/registers/travel-document/report`);
    await page.getByLabel('Document number').fill(number);
    await page.getByLabel('Issuing state').selectOption('ZZN');
    await page.getByLabel('Type of document').selectOption('passport');
    await page.getByLabel('Reason').selectOption('stolen');
  }

  test('is reported by the state that issued it and found by the other within a second', async () => {
    const { page: asking } = sudoria;
    await asking.locator('#purpose').selectOption('border-management');
    await asking.locator('#search-box').fill('passport ZZN NQ7304418');
    await asking.keyboard.press('Enter');
    await asking.locator('#verdict').waitFor();
    expect(await asking.locator('#verdict').textContent()).toBe('NO HIT');

    await fillReport(nordavia, 'NQ7304418');
    expect(await findBarriers(nordavia.page)).toEqual([]);
    await picture(nordavia.page, 'report en light');
    const reported = nordavia.page.waitForResponse(
      (answer) => answer.request().method() === 'POST' && answer.url().endsWith('/records'),
    );
    await nordavia.page.locator('form button[type=submit]').click();
    expect((await reported).status()).toBe(201);
    const begunAt = Date.now();

    // The officer of the other state presses Enter again and again, as one does.
    let outcome = '';
    while (outcome !== 'HIT' && Date.now() - begunAt < FOUND_WITHIN_MS) {
      const answered = asking.waitForResponse((answer) => answer.url().endsWith('/v1/searches'));
      await asking.locator('#search-box').press('Enter');
      await answered;
      await asking.locator('#verdict').waitFor();
      outcome = (await asking.locator('#verdict').textContent()) ?? '';
    }
    expect(outcome).toBe('HIT');
    expect(await asking.locator('article').textContent()).toMatch(/Stolen/);
  });

  test('is refused from a state that did not issue it, and nothing typed is lost', async () => {
    await fillReport(sudoria, 'NQ7304419');
    await sudoria.page.locator('form button[type=submit]').click();
    await sudoria.page.getByText('Only the issuing state may report this').waitFor();
    expect(await sudoria.page.getByLabel('Document number').inputValue()).toBe('NQ7304419');
    await picture(sudoria.page, 'report refused en light');
  });
});

import { readFileSync } from 'node:fs';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import writeXlsxFile from 'write-excel-file/node';
import { aResult, dayFrom } from '../../src/domains/operations/operations.fixtures.ts';
import { WHEN_BUSY } from '../support/busy-machine.ts';
import { asOneJourney } from '../support/one-journey.ts';
import type { Caller } from '../support/test-node.ts';
import { beyondTheEdge, type DeskInBrowser, findBarriers, picture, speak, startDesk, type Window } from './browser.ts';
import { findBrowser } from './find-browser.ts';

const browser = findBrowser();
if (!browser)
  console.warn('No Chromium is installed here and it cannot be: the figures of operations are not looked at.');

describe.skipIf(!browser)('the figures of an operation, in a real browser', () => {
  asOneJourney();
  let desk: DeskInBrowser;
  let window: Window;
  let page: Page;
  let nordavia: Caller;
  let sudoria: Caller;
  let id = '';

  beforeAll(async () => {
    desk = await startDesk(browser!);
    nordavia = await desk.node.signIn('ZZN-NCB');
    sudoria = await desk.node.signIn('ZZS-NCB');
    window = await desk.open({ colorScheme: 'light' });
    page = window.page;
    await desk.signIn(window, 'commander');
  });
  afterAll(() => desk?.close());

  const enter = async (by: Caller, ...entries: object[]): Promise<void> => {
    expect((await by.post(`/v1/operations/${id}/entries`, { entries })).statusCode).toBe(200);
  };
  const at = (): string => desk.node.now().toISOString();
  const field = (label: string, within: ReturnType<Page['locator']> | Page = page) =>
    within.getByLabel(label, { exact: true });

  /** The screen as it is, in three languages, both looks, wide and narrow; nothing stands beyond the edge. */
  async function look(name: string): Promise<void> {
    for (const language of ['en', 'ar', 'vi']) {
      await speak(page, language);
      for (const [width, colorScheme] of [
        [1280, 'light'],
        [360, 'dark'],
      ] as const) {
        await page.setViewportSize({ width, height: 900 });
        await page.emulateMedia({ colorScheme });
        await picture(page, `${name} ${language} ${width} ${colorScheme}`);
        expect([language, width, await beyondTheEdge(page)]).toEqual([language, width, 0]);
        // Vietnamese has the longest words and nothing else of its own; each look is judged in one language.
        if ((language === 'en' && width === 1280) || (language === 'ar' && width === 360))
          expect(await findBarriers(page)).toEqual([]);
      }
    }
    await speak(page, 'en');
    await page.emulateMedia({ colorScheme: 'light' });
    await page.setViewportSize({ width: 1360, height: 900 });
  }

  test('a commander plans an operation; what is refused stays on the form', async () => {
    await page.getByRole('link', { name: 'Operations', exact: true }).click();
    await page.getByRole('link', { name: 'Plan an operation' }).first().click();
    await field('Name').or(page.getByLabel('Name *')).first().fill('Winter Lantern');
    await page.getByRole('button', { name: 'Save the plan' }).click();
    await page.getByText('Something is missing or does not fit').waitFor();
    const from = page.getByLabel('From *');
    expect(await page.locator('input[name="name"]').inputValue()).toBe('Winter Lantern');

    await from.fill(dayFrom(desk.node.now(), -3));
    await page.getByLabel('To *').fill(dayFrom(desk.node.now(), 3));
    await page.locator('input[name="plan.participants.0.officers"]').fill('120');
    await page.getByRole('button', { name: 'Add an agency' }).click();
    await page.locator('select[name="plan.participants.1.agency"]').selectOption('ZZS-NCB');
    await page.locator('input[name="plan.participants.1.officers"]').fill('80');

    // The map can be used without a mouse: Enter takes the place in its middle.
    const map = page.getByRole('group', { name: 'Hot spots' });
    await map.locator('path').nth(50).waitFor({ state: 'attached' });
    await map.focus();
    for (const key of ['ArrowLeft', '+', '+', 'Enter']) await page.keyboard.press(key);
    await page.locator('input[name="plan.hotSpots.0.name"]').fill('Karst crossing');
    await page.locator('input[name="plan.hotSpots.0.code"]').fill('KARST');
    await page.locator('select[name="plan.hotSpots.0.country"]').selectOption('ZZN');
    await page.locator('input[name="plan.hotSpots.0.lat"]').fill('48.4');
    await page.locator('input[name="plan.hotSpots.0.lon"]').fill('-30.1');
    await page.getByRole('button', { name: 'Add a hot spot' }).click();
    await page.locator('input[name="plan.hotSpots.1.name"]').fill('Port Ilva');
    await page.locator('input[name="plan.hotSpots.1.code"]').fill('ILVA');
    await page.locator('select[name="plan.hotSpots.1.country"]').selectOption('ZZS');
    await page.locator('input[name="plan.hotSpots.1.lat"]').fill('43.1');
    await page.locator('input[name="plan.hotSpots.1.lon"]').fill('-33.2');
    await look('operation plan');
    await page.getByRole('button', { name: 'Save the plan' }).click();
    await page.getByRole('heading', { name: 'Winter Lantern' }).waitFor();
    id = new URL(page.url()).pathname.split('/')[2]!;
    expect(id).toMatch(/^[0-9a-f-]{36}$/);
  });

  test('the plan is amended before the start', async () => {
    await page.getByRole('link', { name: 'Plan', exact: true }).click();
    await page.locator('input[name="plan.participants.1.officers"]').fill('90');
    await page.getByRole('button', { name: 'Save the changes' }).click();
    await page.getByText('officers: 210').waitFor();
    await page.getByRole('link', { name: 'Figures and signatures' }).click();
    await page.getByRole('button', { name: 'Start the operation' }).click();
    await page.locator('main').getByText('Running', { exact: true }).waitFor();
  });

  test('the cockpit moves by itself within two seconds, and each figure opens to its entries', async () => {
    await page.getByRole('link', { name: 'Cockpit', exact: true }).click();
    await page.getByText('Live ·').waitFor();
    const checks = Array.from({ length: 30 }, (_, place) => ({
      id: `check-${id}-${place}`,
      kind: place % 3 === 0 ? 'vehicle' : 'person',
      hotSpot: place % 4 === 0 ? 'ILVA' : 'KARST',
      subject:
        place % 3 === 0
          ? { vehicle: { plate: `QZ${place}888`, plateCountry: 'ZZS' } }
          : { person: { names: [{ whole: `Nobodyknown${place} Mirka` }] } },
    }));
    for (const check of checks) {
      const reply = await nordavia.post(`/v1/operations/${id}/checks`, check);
      expect([reply.statusCode, reply.json().state]).toEqual([200, 'counted']);
    }
    await enter(
      nordavia,
      aResult('arrests-drugs', 1, { at: at(), hotSpot: 'KARST' }),
      aResult('cocaine-seized', 2.5, { at: at(), hotSpot: 'KARST', unit: 'kg' }),
      aResult('firearms-seized', 1, { at: at(), hotSpot: 'ILVA' }),
    );
    const began = performance.now();
    await enter(sudoria, aResult('arrests-drugs', 1, { at: at(), hotSpot: 'KARST' }));
    await page.getByRole('link', { name: 'Arrests: 2, open' }).first().waitFor();
    expect(performance.now() - began).toBeLessThan(2000 * WHEN_BUSY);
    await page.getByText('1 pair of entries may be one thing.').waitFor();
    await page.getByText('9.5 per 1,000 officers').waitFor();
    await page.locator('main svg path').nth(100).waitFor({ state: 'attached' });
    await look('operation cockpit');
    await page.getByRole('link', { name: 'Arrests: 2, open' }).first().click();
    await page.getByRole('table', { name: 'Entries' }).waitFor();
    await page
      .getByRole('row', { name: /Arrests for drugs/ })
      .nth(1)
      .waitFor();
    expect(await page.getByRole('row', { name: /Arrests for drugs/ }).count()).toBe(2);
    await look('operation entries');
  });

  test('each picture has its table with the same figures', async () => {
    await page.getByRole('link', { name: 'Cockpit', exact: true }).click();
    const map = page.getByRole('region', { name: 'Where it happens: checks, hits, seizures' });
    await map.getByRole('button', { name: 'Table' }).click();
    const row = map.getByRole('row', { name: /Karst crossing/ });
    await row.getByRole('link', { name: 'Checks: 22, open' }).waitFor();
    await row.filter({ hasText: '2.5 kg' }).waitFor();
  });

  test('a held entry is mended, and a suspected double is decided with a reason', async () => {
    const wrong = aResult('investigations', -4, { at: at() });
    const commander = await desk.node.signIn('ZZN-NCB');
    await enter(commander, wrong);
    await page.getByRole('link', { name: 'Entries', exact: true }).click();
    await page.getByLabel('State', { exact: true }).selectOption('held');
    await page.getByRole('row', { name: /New investigations/ }).click();
    const form = page.getByRole('form', { name: 'Correct the entry' });
    await form.getByLabel('Amount').fill('4');
    await form.getByRole('button', { name: 'Send the correction' }).click();
    await page.getByText('No entries here.').waitFor();
    await page.getByLabel('State', { exact: true }).selectOption('counted');
    await page.getByRole('row', { name: /New investigations/ }).waitFor();

    await page.getByRole('link', { name: 'Figures and signatures' }).click();
    await page.getByLabel('Why (both agencies read it)').fill('Both patrols wrote down the same man.');
    await page.getByRole('button', { name: 'One thing: count once' }).click();
    await page.getByText('Decided: one thing, counted once').waitFor();
  });

  test('a file of a system of its own is told what it means, sent, and each row that does not count is named', async () => {
    const [year, month, day] = dayFrom(desk.node.now(), -1).split('-');
    const on = `${day}.${month}.${year}`;
    const rows = [
      'Day;What;Number;Place',
      `${on};Contrôles routiers;1 200;Karst crossing`,
      `${on};Persons checked;-3;Karst crossing`,
      `${on};Postal parcels checked;4;Nowhere`,
      `${on};Postal parcels checked;many;`,
    ];
    await page.getByRole('link', { name: 'Upload a file' }).click();
    await page
      .locator('input[type=file]')
      .setInputFiles({ name: 'day.csv', mimeType: 'text/csv', buffer: Buffer.from(rows.join('\r\n'), 'latin1') });
    await page.getByLabel(/Contrôles routiers.*in the file means/).selectOption('persons-checked');
    await page.getByRole('table', { name: 'The first entries as they will be sent' }).getByText('1,200').waitFor();
    await look('operation upload');
    await page.getByRole('button', { name: 'Send 4 entries' }).click();
    await page.getByText('Sent.', { exact: true }).waitFor();
    const aside = page.getByRole('table', { name: 'Rows that do not count' });
    await aside.getByText('Persons checked: the number cannot be negative (-3).').waitFor();
    await aside.getByText(/Nowhere.* is no hot spot of this operation: KARST, ILVA/).waitFor();
    await aside.getByText(/many.* is not an amount/).waitFor();
    expect(await page.locator('dl.facts dd').allTextContents()).toEqual(['1', '0', '1', '1', '1']);
    const [download] = await Promise.all([
      page.waitForEvent('download'),
      page.getByRole('button', { name: 'Download these rows' }).click(),
    ]);
    const kept = readFileSync(await download.path(), 'utf8');
    expect(kept).toContain(`3,${on},Postal parcels checked,4,Nowhere,Refused as outside the operation`);
    await look('operation upload result');
    await page.locator('header label select').last().selectOption('vi');
    await page.getByText(/con số không thể là số âm \(-3\)/).waitFor();
    await page.locator('header label select').last().selectOption('en');
    // The same office keeps its day in a workbook.
    const sheet = await writeXlsxFile([
      [{ value: 'Day' }, { value: 'Persons checked' }],
      [
        { value: new Date(`${dayFrom(desk.node.now(), -1)}T00:00:00Z`), type: Date, format: 'dd.mm.yyyy' },
        { value: 30 },
      ],
    ]).toBuffer();
    await page.getByRole('button', { name: 'Another file' }).click();
    await page
      .locator('input[type=file]')
      .setInputFiles({ name: 'day.xlsx', mimeType: 'application/octet-stream', buffer: Buffer.from(sheet) });
    await page.getByRole('button', { name: 'Send 1 entry' }).click();
    await page.getByText('Sent.', { exact: true }).waitFor();
    expect(await page.locator('dl.facts dd').allTextContents()).toEqual(['1', '0', '0', '0', '0']);
    await page.getByRole('link', { name: 'Figures and signatures' }).click();
  });

  test('a reported figure stands beside the count, and the difference leads to the entries', async () => {
    const form = page.getByRole('form', { name: 'State a figure as reported' });
    await form.getByLabel('Figure').selectOption('firearms-seized');
    await form.getByLabel('Country').selectOption('ZZN');
    await form.getByLabel('Value').fill('2');
    await form.getByRole('button', { name: 'Keep the figure' }).click();
    await page.getByText('differs by 1').first().waitFor();
    await look('operation figures');
    await page
      .getByRole('row', { name: /Firearms seized.*Nordavia/ })
      .getByRole('link', { name: 'Firearms seized: 1, open' })
      .click();
    await page.getByRole('row', { name: /Firearms seized/ }).waitFor();
  });

  test('a signature is void when a figure changes, and is asked again; then the report is published and downloaded', async () => {
    const reviewers = {
      ZZN: await desk.node.signIn('ZZN-NCB', ['second-reviewer']),
      ZZS: await desk.node.signIn('ZZS-NCB', ['second-reviewer']),
    };
    const other = await desk.open({ colorScheme: 'light' });
    await desk.signIn(other, 'reviewer.sudoria');
    await other.page.goto(`${desk.url}/operations/${id}/figures`);
    await other.page.getByRole('button', { name: 'Sign the figures of Sudoria' }).click();
    await other.page.getByRole('row', { name: /Sudoria signed/ }).waitFor();

    await enter(sudoria, aResult('refused-entries', 3, { at: at() }));
    await other.page.reload();
    await other.page.getByRole('row', { name: /Sudoria signature void/ }).waitFor();
    await other.page.getByRole('button', { name: 'Sign the figures of Sudoria' }).click();
    await other.page.getByRole('row', { name: /Sudoria signed/ }).waitFor();
    expect(other.complaints).toEqual([]);
    await other.context.close();

    await page.getByRole('link', { name: 'Figures and signatures' }).click();
    await page.getByRole('button', { name: 'Close the operation' }).click();
    const publish = page.getByRole('button', { name: 'Publish the report' });
    await publish.and(page.locator(':disabled')).waitFor();
    expect((await reviewers.ZZN.post(`/v1/operations/${id}/sign-offs`, {})).statusCode).toBe(200);
    await page.reload();
    await publish.click();
    await page.getByText('The report is published.', { exact: true }).waitFor();

    const [download] = await Promise.all([
      page.waitForEvent('download'),
      page.getByRole('link', { name: 'Download as PDF' }).click(),
    ]);
    expect(download.suggestedFilename()).toBe('winter-lantern-published-en.pdf');
    await speak(page, 'sq');
    const html = await page.evaluate(
      async (address) => (await fetch(address)).text(),
      (await page.getByRole('link', { name: 'Hap raportin' }).getAttribute('href'))!,
    );
    expect(html).toContain('Raporti i operacionit të përbashkët');
    await page.locator('header label select').last().selectOption('en');
    expect(reviewers.ZZS).toBeDefined();
  });

  test('the published operations show their trend, a year without officers as such', async () => {
    await page.goto(`${desk.url}/operations/history`);
    await page.getByText('2019: Officers: not published').waitFor();
    await look('operations history');
    await page.getByRole('button', { name: 'Table' }).click();
    const rates = await page
      .getByRole('region', { name: 'Arrests per 1,000 officers, by year' })
      .locator('tbody tr td:last-child')
      .allTextContents();
    expect(rates).toEqual(['17.8', 'Officers: not published', '18.8', '30.0', '23.9', '25.3', '25.6']);
    await page.goto(`${desk.url}/operations`);
    await page.getByRole('link', { name: 'Winter Lantern' }).waitFor();
    await look('operations list');
    expect(window.complaints).toEqual([]);
  });
});

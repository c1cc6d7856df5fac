import { readFileSync } from 'node:fs';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { readPdfPages } from '../support/read-pdf.ts';
import {
  beyondTheEdge,
  type DeskInBrowser,
  findBarriers,
  focusOn,
  picture,
  roll,
  startDesk,
  type Window,
} from './browser.ts';
import { findBrowser } from './find-browser.ts';

const browser = findBrowser();

/** Three good rows, one without a number, one of a day that does not exist, one of an unknown country; all long past. */
const TABLE = [
  'Número de documento;País emisor;Tipo de documento;Motivo;Fecha del robo',
  'NV1000001;ZZN;passport;stolen;01/11/2024',
  'NV1000002;ZZN;passport;lost;02/11/2024',
  'NV1000003;ZZN;passport;stolen;03/11/2024',
  ';ZZN;passport;stolen;03/11/2024',
  'NV1000004;ZZN;passport;stolen;31/02/2024',
  'NV1000005;QQQ;passport;stolen;04/11/2024',
].join('\r\n');

describe.skipIf(!browser)('those who keep the registers, the audit and the node, in a real browser', () => {
  let desk: DeskInBrowser;
  const windows: Window[] = [];

  beforeAll(async () => {
    desk = await startDesk(browser!);
  });
  afterAll(() => desk?.close());

  async function signedIn(name: string): Promise<Page> {
    const window = await desk.open();
    windows.push(window);
    await desk.signIn(window, name);
    return window.page;
  }

  describe('a desk officer', () => {
    let page: Page;
    let record: string;
    beforeAll(async () => {
      page = await signedIn('desk');
    });

    test('filters a register by code in the address, and by the beginning of a name outside of it', async () => {
      await page.goto(`${desk.url}/registers/person?owner=ZZN-NCB`);
      await page.locator('[data-row="0"]').waitFor();
      const owners = await page.locator('[data-row] [role=cell]:nth-child(4)').allTextContents();
      expect(new Set(owners)).toEqual(new Set(['ZZN-NCB']));
      await page.getByLabel('Reason').selectOption('witness');
      await page.waitForURL(/reason=witness/);
      // The address changes before the rows do.
      const witness = page.locator('[data-row="0"]').filter({ hasText: 'Witness' });
      const title = await witness.locator('[role=cell]:first-child').textContent();
      const family = title?.split(',')[0] ?? '';
      const answered = page.waitForResponse((answer) => answer.url().includes(`text=${encodeURIComponent(family)}`));
      await page.getByLabel('Begins with').fill(family);
      await answered;
      expect(page.url()).not.toContain(encodeURIComponent(family));
      await page.locator('[data-row="0"]').press('Enter');
      await page.waitForURL(/\/registers\/person\/[0-9a-f-]{36}$/);
      record = new URL(page.url()).pathname;
      await page.locator('article h1').waitFor();
      expect(await page.locator('article h1').textContent()).toContain(family);
      expect(await page.title()).not.toContain(family);
      // Whoever comes back stands where they were: filter, name and row.
      await page.goBack();
      await focusOn(page, '[data-row="0"]');
      expect(await page.getByLabel('Begins with').inputValue()).toBe(family);
      expect(await page.getByLabel('Reason').inputValue()).toBe('witness');
      await page.keyboard.press('Enter');
      await page.waitForURL(new RegExp(`${record}$`));
      await page.locator('article h1').waitFor();
    });

    test('amends a record, saying why, and sees what changed between the versions', async () => {
      await page.keyboard.press('a');
      await page.getByLabel('Why do you amend it?').waitFor();
      await page.getByRole('button', { name: 'Save the amendment' }).click();
      await page.getByText('This field is needed.').waitFor();
      await focusOn(page, '[name=why]');
      await page.getByLabel('Why do you amend it?').fill('Height measured at the station');
      await page.getByLabel('Height in cm').fill('181');
      await page.getByLabel('May carry a firearm').check();
      await page.getByRole('button', { name: 'Save the amendment' }).click();
      await page.waitForURL(new RegExp(`${record}$`));
      await page.getByText('May carry a firearm').waitFor();
      await page.getByRole('button', { name: 'Show what changed' }).click();
      const changes = page.locator('table').first();
      await changes.waitFor();
      expect(await changes.locator('tbody tr').allTextContents()).toEqual(
        expect.arrayContaining([expect.stringMatching(/Height in cm—181/), expect.stringMatching(/Warnings.*firearm/)]),
      );
      await picture(page, 'record en light');
    });

    test('imports a table: headings are understood, three rows go in, three come back with their reasons', async () => {
      await page.goto(`${desk.url}/import`);
      const photograph = { name: 'pasaportes.csv', mimeType: 'text/csv', buffer: Buffer.from('\x89PNG\r\n\x1a\n\0\0') };
      await page.locator('input[type=file]').setInputFiles(photograph);
      await page.getByRole('alert').getByText('The file can be read neither as CSV nor as Excel.').waitFor();
      await page.locator('input[type=file]').setInputFiles({
        name: 'pasaportes.csv',
        mimeType: 'text/csv',
        buffer: Buffer.from(TABLE),
      });
      await page.getByLabel('Into the register').waitFor();
      expect(await page.getByLabel('Into the register').inputValue()).toBe('travel-document');
      expect(await page.getByLabel('Número de documento').inputValue()).toBe('/subject/number');
      expect(await page.getByLabel('Motivo').inputValue()).toBe('/reason');
      await picture(page, 'import mapping en light');
      expect(await findBarriers(page)).toEqual([]);
      await page.getByRole('button', { name: 'Import', exact: true }).click();
      await page.getByText(/^Done in/).waitFor();
      const figures = (await page.locator('dl').first().textContent()) ?? '';
      expect(figures).toMatch(/Read6New3.*Rejected3/);
      const rejects = page.getByRole('table', { name: 'Rows that could not be taken' });
      await rejects.locator('[data-row="2"]').waitFor();
      expect(await rejects.locator('[data-row]').allTextContents()).toEqual([
        expect.stringMatching(/^5.*Document number.*This field is needed\.$/),
        expect.stringMatching(/^6.*Fecha del robo.*There is no such date\.$/),
        expect.stringMatching(/^7.*País emisor.*no country that is known/),
      ]);
      const [kept] = await Promise.all([
        page.waitForEvent('download'),
        page.getByRole('button', { name: 'Download them' }).click(),
      ]);
      const [head, ...lines] = readFileSync((await kept.path())!, 'utf8')
        .trim()
        .split('\r\n');
      expect(head).toMatch(/Line in the file,Key of the list,Field,Why$/);
      // As the screen says it, in the reader's language.
      expect(lines).toEqual([
        expect.stringMatching(/^5,.*Document number,This field is needed\.$/),
        expect.stringMatching(/^6,.*Fecha del robo,There is no such date\.$/),
        expect.stringMatching(/^7,.*País emisor,.*no country that is known/),
      ]);
      const [toMend] = await Promise.all([
        page.waitForEvent('download'),
        page.getByRole('button', { name: 'Download these rows to correct them' }).click(),
      ]);
      const [headings, , , , ...faulty] = TABLE.split('\r\n');
      expect(readFileSync((await toMend.path())!, 'utf8')).toBe(`\uFEFF${[headings, ...faulty].join('\r\n')}\r\n`);
      await picture(page, 'import done en light');
      // The result stands until another file is chosen, whatever screen was opened meanwhile.
      await roll(page, 'g', 'h');
      await page.waitForURL(/\/help$/);
      await roll(page, 'g', 'i');
      await page.getByText(/^Done in/).waitFor();
      await page.locator('[role=table] [data-row="0"]').getByText('pasaportes.csv').waitFor();
    });
  });

  test('a second reviewer extends a record with an assessment, and the queue is shorter by one', async () => {
    const page = await signedIn('reviewer');
    await page.goto(`${desk.url}/registers/reviews`);
    await page.locator('[data-row="0"]').waitFor();
    const counted = page.locator('[role=table] + p');
    const before = (await counted.textContent()) ?? '';
    expect(await findBarriers(page)).toEqual([]);
    await picture(page, 'reviews en light');
    await page.locator('[data-row="0"]').press('Enter');
    await page.getByRole('button', { name: /^Review/ }).click();
    await page.getByLabel('Decision').selectOption('extend');
    await page.getByRole('button', { name: 'Decide' }).click();
    await page.getByText('This field is needed.').waitFor();
    await page.getByLabel('Individual assessment').fill('The warrant stands; the court confirmed it this week.');
    await page.getByRole('button', { name: 'Decide' }).click();
    await page.getByLabel('Decision').waitFor({ state: 'detached' });
    await page.goto(`${desk.url}/registers/reviews`);
    await page.locator('[data-row="0"]').waitFor();
    await expect.poll(() => counted.textContent()).not.toBe(before);
  });

  test('the data-protection officer verifies the audit, takes a proof, and sees who asked', async () => {
    const page = await signedIn('dpo');
    await page.goto(`${desk.url}/audit?action=access.signed-in`);
    // An officer is known by name and agency, not by an id.
    expect(await page.locator('[data-row="0"] [role=cell]:nth-child(4)').textContent()).toMatch(/^\p{L}+ .+ZZN-NCB$/u);
    await page.locator('[data-row="0"]').press('Enter');
    const [proof] = await Promise.all([
      page.waitForEvent('download'),
      page.getByRole('button', { name: 'Download the proof' }).click(),
    ]);
    const content = JSON.parse(readFileSync((await proof.path())!, 'utf8')) as {
      format: string;
      entry: { action: string };
    };
    expect(content).toMatchObject({ format: 'entente-audit-proof-1', entry: { action: 'access.signed-in' } });
    await page.goto(`${desk.url}/audit?view=verify`);
    await page.getByRole('button', { name: 'Verify the chain' }).click();
    await page.locator('#verdict-of-audit', { hasText: 'The audit is whole.' }).waitFor();
    await page.goto(`${desk.url}/audit?view=asked&by=agency`);
    await page.locator('svg rect').first().waitFor();
    await page.locator('table tbody tr').first().waitFor({ state: 'attached' });
  });

  describe('an administrator', () => {
    let page: Page;
    beforeAll(async () => {
      page = await signedIn('admin');
    });

    test('adds an officer, whose link is shown once and opens', async () => {
      await page.goto(`${desk.url}/administration`);
      await page.getByRole('button', { name: 'Add an officer' }).click();
      const form = page.locator('form');
      await form.locator('[name=name]').fill('Torgeir Nyvoll');
      await form.locator('[name=signInName]').fill('Torgeir Nyvoll');
      await form.getByLabel('Frontline officer').check();
      await form.locator('button[type=submit]').click();
      await form.getByText('This is not in the form that is needed here.').waitFor();
      await form.locator('[name=signInName]').fill('torgeir.nyvoll');
      await form.locator('button[type=submit]').click();
      const link = (await page.locator('code').first().textContent()) ?? '';
      expect(link).toMatch(/\/invitations\/.+/);
      await picture(page, 'officer added en light');
      await page.getByRole('button', { name: 'I have kept it' }).press('Enter');
      await page.locator('code').waitFor({ state: 'detached' });
      // What had the focus is gone; it went to what stood around it, and not to the top of the page.
      await focusOn(page, '#main *');

      const guest = await desk.open();
      await guest.page.goto(desk.url + new URL(link).pathname);
      await guest.page.getByText('Torgeir Nyvoll').first().waitFor();
      await guest.context.close();
    });

    test('makes a key, which is shown once, and revokes it', async () => {
      await page.goto(`${desk.url}/administration?part=keys`);
      await page.getByRole('button', { name: 'Make a key' }).first().click();
      const form = page.locator('form');
      await form.locator('[name=name]').fill('Gate 4');
      const inAMonth = new Date(desk.node.now().getTime() + 30 * 86_400_000).toISOString().slice(0, 10);
      await form.locator('[name=expiresOn]').fill(inAMonth);
      await form.getByLabel('read reference lists').check();
      await form.locator('button[type=submit]').click();
      await page.getByRole('button', { name: 'I have kept it' }).waitFor();
      await focusOn(page, 'section:has(> code)');
      expect((await page.locator('section > code').textContent())?.length).toBeGreaterThan(20);
      await page.getByRole('button', { name: 'Revoke: Gate 4' }).click();
      await page.getByRole('button', { name: 'Are you sure? Revoke: Gate 4' }).press('Enter');
      await page.locator('[role=cell]').getByText('revoked', { exact: true }).waitFor();
    });
  });

  test('on 360 pixels no screen is wider than the window', async () => {
    const { page } = windows[0]!;
    await page.setViewportSize({ width: 360, height: 780 });
    for (const place of ['/registers/person', '/registers/travel-document/report', '/registers/reviews', '/import']) {
      await page.goto(desk.url + place);
      await page.locator('h1').waitFor();
      expect([place, await beyondTheEdge(page)]).toEqual([place, 0]);
    }
    // The list stands first; its filters are behind a button that says how many are set.
    await page.goto(`${desk.url}/registers/person?owner=ZZN-NCB`);
    const fold = page.getByRole('button', { name: 'Filters: 1 set' });
    await fold.waitFor();
    expect(await page.getByLabel('Reason').isVisible()).toBe(false);
    await fold.press('Enter');
    await page.getByLabel('Reason').selectOption('witness');
    await page.getByRole('button', { name: 'Filters: 2 set', expanded: true }).press('Enter');
    await page.getByLabel('Reason').waitFor({ state: 'hidden' });
    await page.setViewportSize({ width: 1360, height: 900 });
    expect(await page.getByLabel('Reason').isVisible()).toBe(true);
    expect(await page.getByLabel('Reason').inputValue()).toBe('witness');
  });

  test('the screen draws the rows in view; paper has all that were read, under headings, and says who printed it', async () => {
    const { page } = windows[0]!;
    await page.setViewportSize({ width: 1360, height: 400 });
    await page.goto(`${desk.url}/registers/person`);
    const drawn = page.locator('[data-row]');
    await drawn.first().waitFor();
    expect(await drawn.count()).toBeLessThan(60);
    const first = await page.evaluate(async () => {
      const answer = await fetch('/v1/registers/person/records?sort=newest&limit=100');
      return ((await answer.json()) as { items: { reference: string }[] }).items.map(({ reference }) => reference);
    });
    expect(first).toHaveLength(100);
    const menu = await page.locator('#places a > span:first-child').allTextContents();
    const officer = (await page.locator('#places a[href="/account"] b').textContent()) ?? '';

    // How lines break is the paper's business.
    const sheets = readPdfPages(await page.pdf({ format: 'A4' })).map((text) =>
      text.replaceAll(/[\s\u2066-\u2069]/g, ''),
    );
    const printed = sheets.join('');
    expect(sheets.length).toBeGreaterThan(2);
    const references = printed.match(/ZZ[NSE]-[A-Z]+-\d{6}/g) ?? [];
    expect(references.slice(0, 100)).toEqual(first);
    expect(new Set(references).size).toBe(references.length);
    expect(printed).toContain(`Rows1to${references.length};thelistislonger.`);
    // Sheets are parted from each other.
    const by = `Entente·NationalCentralBureauNordavia·${officer.replaceAll(/\s/g, '')}·`;
    for (const [at, sheet] of sheets.entries()) {
      expect(sheet).toMatch(/SubjectReasonStatusOwnerReviewonReported↑?Reference/);
      expect(sheet).toContain(by);
      expect(sheet.slice(sheet.lastIndexOf(by))).toMatch(/·\d{1,2}[A-Za-z]+20\d{2},\d{2}:\d{2}/);
      expect(sheet).toContain(`${at + 1}/${sheets.length}`);
    }
    expect(sheets[0]).toContain('Forofficialuseonly.');
    expect(sheets[0]).toContain('RegistersPersons');
    // Days instead of how long ago they were; nothing to press, and nothing of the frame.
    expect(printed).not.toMatch(/\dminutesago|\ddaysago|yesterday/);
    for (const words of ['Review queue', 'Consultations', 'Report a new one', 'Begins with', 'English'])
      expect(printed).not.toContain(words.replaceAll(' ', ''));
    for (const place of menu.filter((words) => words !== 'Registers')) expect(sheets[0]).not.toContain(place);
  });

  test('the browser had nothing to complain about', () => {
    expect(windows.flatMap(({ complaints }) => complaints)).toEqual([]);
  });
});

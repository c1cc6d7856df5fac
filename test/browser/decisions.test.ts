import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Caller } from '../support/test-node.ts';
import { type DeskInBrowser, picture, roll, startDesk, type Window } from './browser.ts';
import { findBrowser } from './find-browser.ts';

const browser = findBrowser();
const PASSWORD = 'nine white geese over the fjord';

/** A wanted person of whom family name, given name, birth and sex are known: all that tells subjects apart. */
function alertOn(family: string, reason: string) {
  return {
    subject: { names: [{ family, given: 'Ragna' }], born: [{ on: '1984-02-11' }], sex: 'female' },
    reason,
  };
}

describe.skipIf(!browser)('what officers decide, in a real browser', () => {
  let desk: DeskInBrowser;
  let officer: Page;
  let admin: Page;
  let nordavia: Caller;
  let sudoria: Caller;
  const windows: Window[] = [];

  beforeAll(async () => {
    desk = await startDesk(browser!);
    officer = await signedIn('desk');
    admin = await signedIn('admin');
    nordavia = await desk.node.signIn('ZZN-NCB', ['desk-officer']);
    sudoria = await desk.node.signIn('ZZS-NCB', ['desk-officer']);
  });
  afterAll(() => desk?.close());

  async function signedIn(name: string): Promise<Page> {
    const window = await desk.open();
    windows.push(window);
    await desk.signIn(window, name);
    return window.page;
  }

  async function report(caller: Caller, kind: string, body: unknown): Promise<{ id: string; reference: string }> {
    const reply = await caller.post(`/v1/registers/${kind}/records`, body);
    expect(reply.statusCode, reply.body).toBe(201);
    return reply.json();
  }

  const personPage = (id: string): string => `${desk.url}/registers/person/${id}`;

  test('a foreign newcomer that may not stand beside an alert of ours is let in by a reviewer, saying why', async () => {
    await report(nordavia, 'person', alertOn('Ostervik', 'specific-check'));
    const { id } = await report(sudoria, 'person', alertOn('Ostervik', 'refusal-of-entry'));
    expect((await sudoria.get(`/v1/registers/person/records/${id}`)).json().status).toBe('waiting');
    const reviewer = await signedIn('reviewer');
    await reviewer.goto(`${desk.url}/registers/consultations`);
    const item = reviewer.locator('li.card', { has: reviewer.locator(`a[href="/registers/person/${id}"]`) });
    await item.getByRole('button', { name: 'Decide' }).click();
    // Only what is the own agency's to decide: the newcomer is withdrawn by its owner.
    expect(await item.getByLabel('Decision').locator('option').allTextContents()).toEqual([
      'Choose …',
      'Let the newcomer enter',
      'Withdraw the existing one',
    ]);
    await item.getByRole('button', { name: 'Decide' }).click();
    await item.getByText('This field is needed.').first().waitFor();
    await item.getByLabel('Decision').selectOption('enter');
    await item.getByLabel('Why').fill('Both bureaux agreed by telephone.');
    await picture(reviewer, 'consultation en light');
    await item.getByRole('button', { name: 'Decide' }).click();
    await item.getByText('Both bureaux agreed by telephone.').waitFor();
    expect(await item.getByRole('button').count()).toBe(0);
    expect((await sudoria.get(`/v1/registers/person/records/${id}`)).json().status).toBe('active');
  });

  test('an officer withdraws a record with a reason, and nothing can be done to it any more', async () => {
    const { id } = await report(nordavia, 'person', alertOn('Sundhaug', 'witness'));
    await officer.goto(personPage(id));
    await officer.getByRole('button', { name: /^Withdraw/ }).click();
    await officer.getByLabel('Why').fill('She was heard this morning.');
    await officer.locator('form button[type=submit]').click();
    await officer.locator('#main dd').getByText('withdrawn', { exact: true }).waitFor();
    await officer.getByRole('button', { name: /^Amend/ }).waitFor({ state: 'detached' });
    const read = (await nordavia.get(`/v1/registers/person/records/${id}/versions`)).json();
    expect(read[0]).toMatchObject({ change: 'withdrawn', why: 'She was heard this morning.' });
  });

  test('two officers amend one record: the second is told, keeps what was typed, and saves it over the newer version', async () => {
    const { id } = await report(nordavia, 'person', alertOn('Kvitberg', 'witness'));
    const second = await signedIn('desk');
    for (const page of [officer, second]) {
      await page.goto(`${personPage(id)}/amend`);
      await page.getByLabel('Why do you amend it?').waitFor();
    }
    await officer.getByLabel('Why do you amend it?').fill('Seen at the harbour');
    await officer.getByLabel('Height in cm').fill('169');
    await officer.getByRole('button', { name: 'Save the amendment' }).click();
    await officer.waitForURL(new RegExp(`${id}$`));

    await second.getByLabel('Why do you amend it?').fill('Court file arrived');
    await second.getByLabel('National reference').fill('K-77');
    await second.getByRole('button', { name: 'Save the amendment' }).click();
    await second.getByText('Another version was saved meanwhile').waitFor();
    await picture(second, 'version conflict en light');
    await second.getByRole('button', { name: 'Save mine over the newer version' }).click();
    await second.getByText('Another version was saved meanwhile').waitFor({ state: 'detached' });
    expect(await second.getByLabel('National reference').inputValue()).toBe('K-77');
    await second.getByRole('button', { name: 'Save the amendment' }).click();
    await second.waitForURL(new RegExp(`${id}$`));
    const record = (await nordavia.get(`/v1/registers/person/records/${id}`)).json();
    // Each changed another field; neither lost the other's.
    expect(record).toMatchObject({ version: 3, nationalReference: 'K-77', subject: { heightCm: 169 } });
    await windows.pop()!.context.close();
  });

  test('a form with something in it is left only when the officer says so, whether by a key or by a scanner', async () => {
    await officer.goto(`${desk.url}/registers/vehicle/report`);
    await officer.locator('[name="subject.make"]').fill('Volvo');
    await officer.locator('h1').click();
    const dialog = officer.getByRole('dialog', { name: 'Leave without sending?' });
    const pressKeys = (): Promise<void> => roll(officer, 'g', 'h');
    // However busy the machine, a scanner's keys come without a pause.
    const scan = (): Promise<void> =>
      officer.evaluate(() => {
        for (const key of 'NQ7304418') document.dispatchEvent(new KeyboardEvent('keydown', { key, bubbles: true }));
      });
    for (const leave of [pressKeys, scan]) {
      await leave();
      await dialog.getByRole('button', { name: 'Stay here' }).click();
      await dialog.waitFor({ state: 'detached' });
      expect(await officer.locator('[name="subject.make"]').inputValue()).toBe('Volvo');
    }
    await officer.getByRole('button', { name: 'Cancel' }).click();
    await dialog.getByRole('button', { name: 'Leave' }).click();
    await officer.waitForURL(/\/registers\/vehicle$/);
  });

  test('a term that was given is taken away again by emptying its field', async () => {
    const given = { validUntil: '2031-05-01', nationalReference: 'N-1', grade: 'A1' };
    const { id } = await report(nordavia, 'person', { ...alertOn('Elvheim', 'witness'), ...given });
    await officer.goto(`${personPage(id)}/amend`);
    await officer.getByLabel('Why do you amend it?').fill('The case has no end yet');
    await officer.getByLabel('Valid until').fill('');
    await officer.getByLabel('National reference').fill('');
    await officer.getByLabel('Grade').selectOption('');
    await officer.getByRole('button', { name: 'Save the amendment' }).click();
    await officer.waitForURL(new RegExp(`${id}$`));
    const record = (await nordavia.get(`/v1/registers/person/records/${id}`)).json();
    expect(record.grade).toBe('X4');
    expect(record).not.toHaveProperty('validUntil');
    expect(record).not.toHaveProperty('nationalReference');
  });

  test('what the node refuses stands beside its field, in the reader’s language, and nothing typed is lost', async () => {
    await officer.evaluate(() => localStorage.setItem('entente.language', 'vi'));
    await officer.goto(`${desk.url}/registers/vehicle/report`);
    await officer.locator('[name=reason]').selectOption('stolen');
    await officer.locator('[name="subject.make"]').fill('Volvo');
    await officer.locator('form button[type=submit]').click();
    const beside = officer.locator('.mantine-InputWrapper-error', {
      hasText: 'Phương tiện cần có số khung hoặc biển số.',
    });
    await beside.waitFor();
    const wrapper = officer.locator('.mantine-InputWrapper-root', { has: beside });
    expect(await wrapper.locator('input').getAttribute('name')).toBe('subject.vin');
    for (const notice of await officer.getByRole('alert').allTextContents())
      expect(notice).not.toMatch(/\/subject|needs its chassis/);
    expect(await officer.locator('[name="subject.make"]').inputValue()).toBe('Volvo');
    await picture(officer, 'refused field vi light');
    await officer.evaluate(() => localStorage.setItem('entente.language', 'en'));
  });

  test('a large import is stopped in the middle: whole batches stand, and no mapping was kept', async () => {
    // Far more than is read before a browser on a busy machine has pressed the button.
    const many = 200_000;
    const rows = Array.from({ length: many }, (_, i) => `WVWZZZ1JZ4W${String(i).padStart(6, '0')}`);
    await officer.goto(`${desk.url}/import`);
    await officer.locator('input[type=file]').setInputFiles({
      name: 'yard.csv',
      mimeType: 'text/csv',
      buffer: Buffer.from(`Chassis number (VIN)\n${rows.join('\n')}\n`),
    });
    await officer.getByLabel('Reason of all rows').selectOption('stolen');
    await officer.getByRole('button', { name: 'Import', exact: true }).click();
    await officer.locator('dl dd').first().filter({ hasNotText: /^0$/ }).waitFor();
    await officer.getByRole('button', { name: 'Stop the import' }).click();
    await officer.getByText('Stopped. What is counted below is in').waitFor();
    await officer.getByRole('table', { name: 'Imported before' }).getByText('interrupted').first().waitFor();
    expect((await nordavia.get('/v1/import-mappings')).json()).toEqual([]);
    const [last] = (await nordavia.get('/v1/imports?limit=1')).json().items;
    expect(last).toMatchObject({ name: 'yard.csv', status: 'interrupted', mapping: null });
    expect(last.created % 1000).toBe(0);
    expect(last.created).toBeLessThan(many);
  });

  test('a list that lost many is held until the officer says that it is the whole list', async () => {
    const list = (count: number): string =>
      `Chassis number (VIN)\n${Array.from({ length: count }, (_, i) => `WVWZZZ1JZ5W${String(i).padStart(6, '0')}`).join('\n')}\n`;
    const send = async (count: number): Promise<void> => {
      await officer.goto(`${desk.url}/import`);
      await officer
        .locator('input[type=file]')
        .setInputFiles({ name: 'depot.csv', mimeType: 'text/csv', buffer: Buffer.from(list(count)) });
      await officer.getByLabel('Reason of all rows').selectOption('stolen');
      await officer.getByLabel('List it belongs to').fill('depot');
      await officer.getByLabel('The file is the whole list').check();
      await officer.getByRole('button', { name: 'Import', exact: true }).click();
      await officer.getByText(/^Done in/).waitFor();
    };
    await send(100);
    await send(60);
    await officer.getByText('40 records that the list named before are not in this file.').waitFor();
    await picture(officer, 'import held en light');
    await officer.getByRole('button', { name: 'It is the whole list: withdraw them' }).click();
    await expect.poll(async () => (await officer.locator('dl').first().textContent()) ?? '').toMatch(/Withdrawn40/);
    expect(await officer.getByText('40 records that the list').count()).toBe(0);
  });

  test('an administrator adds a party and an agency, and a code that is taken is refused beside its field', async () => {
    await admin.goto(`${desk.url}/administration?part=parties`);
    await admin.getByRole('button', { name: 'Add a party' }).click();
    await admin.locator('[name=code]').fill('ZZQ');
    await admin.locator('[name=kind]').selectOption('country');
    await admin.locator('[name="names.en"]').fill('Quarvia');
    await admin.locator('form button[type=submit]').click();
    await admin.locator('form').waitFor({ state: 'detached' });
    expect((await nordavia.get('/v1/parties?limit=500')).body).toContain('Quarvia');

    await admin.goto(`${desk.url}/administration?part=agencies`);
    await admin.getByRole('button', { name: 'Add an agency' }).click();
    await admin.locator('[name=code]').fill('ZZN-NCB');
    await admin.locator('[name=name]').fill('Coast Guard of Nordavia');
    await admin.locator('[name=party]').selectOption('ZZN');
    await admin.getByLabel('border guard', { exact: false }).first().check();
    await admin.locator('form button[type=submit]').click();
    await admin.getByText('Another entry has this code.').first().waitFor();
    await admin.locator('[name=code]').fill('ZZN-COAST');
    await admin.locator('form button[type=submit]').click();
    await admin.locator('form').waitFor({ state: 'detached' });
    await admin.getByRole('cell', { name: 'Coast Guard of Nordavia' }).waitFor();
  });

  test('an officer who lost everything comes in by a recovery link, which serves once', async () => {
    await admin.goto(`${desk.url}/administration?part=officers`);
    await admin.getByRole('cell', { name: 'frontline', exact: true }).first().click();
    await admin.getByRole('button', { name: 'Link for one who cannot sign in' }).click();
    const link = (await admin.locator('code').first().textContent()) ?? '';
    expect(link).toMatch(/\/invitations\/.+/);
    const guest = await desk.open();
    await guest.page.goto(link);
    const fields = guest.page.locator('input[type=password]');
    await fields.first().fill(PASSWORD);
    await fields.nth(1).fill(PASSWORD);
    await guest.page.keyboard.press('Enter');
    await guest.page.getByText('Your password is set.').waitFor();
    await guest.context.clearCookies();
    await guest.page.goto(`${desk.url}/sign-in`);
    await guest.page.locator('input[autocomplete=username]').fill('frontline');
    await guest.page.locator('input[type=password]').fill(PASSWORD);
    await guest.page.keyboard.press('Enter');
    // The lost authenticator asks for nothing any more.
    await guest.page.locator('#main').waitFor();
    await guest.page.goto(link);
    await guest.page.getByText('This link leads nowhere any more.').waitFor();
    await guest.context.close();
  });

  test('a sign-in through the organisation that failed says so on the sign-in page', async () => {
    const guest = await desk.open();
    await guest.page.goto(`${desk.url}/sign-in?problem=sign-in-failed`);
    await guest.page.getByRole('alert').getByText('The sign-in did not succeed').waitFor();
    // Without a provider there is nothing to press.
    expect(await guest.page.getByRole('link', { name: 'Sign in through your organisation' }).count()).toBe(0);
    await guest.page.goto(`${desk.url}/sign-in?problem=<b>x</b>`);
    await guest.page.locator('input[autocomplete=username]').waitFor();
    expect(await guest.page.locator('section [role=alert]').count()).toBe(0);
    await guest.context.close();
  });

  test('the browser had nothing to complain about', () => {
    expect(windows.flatMap(({ complaints }) => complaints)).toEqual([]);
  });
});

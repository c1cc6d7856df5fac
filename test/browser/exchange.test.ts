import type { Locator, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { asOneJourney } from '../support/one-journey.ts';
import { type DeskInBrowser, focusOn, picture, speak, startDesk, type Window } from './browser.ts';
import { findBrowser } from './find-browser.ts';

const browser = findBrowser();
if (!browser) {
  console.warn(
    'No Chromium is installed here and it cannot be: no message is written. On Debian: apt-get install chromium',
  );
}

describe.skipIf(!browser)('two desks, two languages, one request', () => {
  asOneJourney();
  let desk: DeskInBrowser;
  /** Nordavia writes in English; Sudoria reads from right to left. */
  let nordavia: Window;
  let nordaviaSecond: Window;
  let sudoria: Window;
  let sudoriaSecond: Window;
  let request = '';
  let reply = '';

  beforeAll(async () => {
    desk = await startDesk(browser!, { attachmentLimit: 50_000 });
    const signIn = async (name: string): Promise<Window> => {
      const window = await desk.open();
      await desk.signIn(window, name);
      return window;
    };
    nordavia = await signIn('desk');
    nordaviaSecond = await signIn('reviewer');
    sudoria = await signIn('desk.sudoria');
    sudoriaSecond = await signIn('reviewer.sudoria');
    for (const { page } of [sudoria, sudoriaSecond]) await speak(page, 'ar');
  });
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

  /** What a screen reader says of a field beside its name. */
  const saidOf = (field: Locator): Promise<string> =>
    field.evaluate((one) =>
      (one.getAttribute('aria-describedby') ?? '')
        .split(' ')
        .map((id) => document.getElementById(id)?.textContent ?? '')
        .join(' '),
    );

  const caseOf = (page: Page, draft: string): Promise<string | null> =>
    page.evaluate(async (id) => {
      const answer = await fetch(`/v1/exchange/drafts/${id}`);
      return ((await answer.json()) as { caseReference: string | null }).caseReference;
    }, draft);

  /** The letters of the steps that are offered. */
  const offered = (page: Page): Promise<(string | null)[]> =>
    page
      .locator('main button[aria-keyshortcuts]')
      .evaluateAll((all) => all.map((button) => button.getAttribute('aria-keyshortcuts')));

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
    // Each missing item is named at its own field, and read out with it.
    const offence = page.locator('select[name="content.offence"]');
    const facts = page.locator('textarea[name="content.facts"]');
    await expect.poll(() => saidOf(offence)).toContain('Name the offence that lies beneath.');
    await expect.poll(() => saidOf(facts)).toContain('Say what happened');
    expect(await page.locator('input[type=checkbox][value="ZZS-NCB"]').isChecked()).toBe(true);
    expect(await page.locator('input[type=checkbox][value="hit-in-its-register"]').isChecked()).toBe(true);
    await page.getByRole('button', { name: /^To the field: .*asked for/ }).click();
    await focusOn(page, 'input');
    await offence.selectOption('drug-trafficking');
    await facts.fill('He was seen at Port Ilva with the driver of the lorry.');
    await page.locator('input[value="whereabouts"]').check();
    await page.locator('select[name="items.0.role"]').selectOption('suspect');
    await page.locator('select[name="items.0.link"]').selectOption('suspected-of-the-offence');
    // A case number is taken away again as it was typed.
    const caseNumber = page.locator('main input[name=caseReference]');
    await caseNumber.fill('ZZN-2026-0500');
    await expect.poll(() => caseOf(page, request)).toBe('ZZN-2026-0500');
    await caseNumber.fill('');
    await expect.poll(() => caseOf(page, request)).toBeNull();
    await page.getByText('Saved on the node.').waitFor();
    await expect.poll(() => saidOf(offence)).not.toContain('Name the offence');
    await page.getByText('It may leave when a second person releases it.').waitFor();
    await picture(page, 'exchange draft en');
    await page.getByRole('button', { name: /^Hand to the second person/ }).click();
    await page.getByText('waiting for the second person').first().waitFor();
  });

  test('the second person sends it back with a reason, and releases it when it comes again; the one who wrote it cannot', async () => {
    expect(await nordavia.page.getByRole('button', { name: /^Release/ }).count()).toBe(0);
    const { page } = nordaviaSecond;
    await page.goto(`${desk.url}/exchange/drafts/${request}`);
    await press(page, 'b');
    await page.locator('textarea[name=why]').fill('Say at which crossing.');
    await sendForm(page);
    await nordavia.page.reload();
    await nordavia.page.getByText('Say at which crossing.').waitFor();
    await nordavia.page
      .locator('textarea[name="content.facts"]')
      .fill('He crossed at Karst with the driver of the lorry.');
    await nordavia.page.getByText('Saved on the node.').waitFor();
    await press(nordavia.page, 's');
    await nordavia.page.getByText('waiting for the second person').first().waitFor();
    await release(page, request);
  });

  test('Sudoria previews it in quarantine and asks what is not clear, in Arabic; the clock stops', async () => {
    const { page } = sudoria;
    await page.goto(`${desk.url}/exchange`);
    await page.locator('[data-row]').first().waitFor();
    // By keyboard alone: to the first row, down and up, and into it. A scanner is faster than a person.
    for (const key of ['j', 'j', 'k']) await page.keyboard.press(key, { delay: 60 });
    await focusOn(page, '[data-row="0"]');
    await page.keyboard.press('Enter');
    await page.waitForURL(/\/exchange\/[0-9a-f-]{36}$/);
    await open(page, request);
    await page.getByText('في الحجر').first().waitFor();
    // Nothing is done with it but deciding about it: no feedback, no delay, no export, no passing on.
    expect((await offered(page)).filter((key) => ['d', 'e', 'f'].includes(key ?? ''))).toEqual([]);
    expect(await page.locator('main input[type=checkbox]').count()).toBe(0);
    await press(page, 'p');
    await page.locator('main').getByText(/فُحصت/).waitFor();
    await picture(page, 'exchange quarantine ar');
    await press(page, 'q');
    await page.locator('textarea[name=question]').fill('في أي يوم شوهد؟');
    await page.locator('input[type=checkbox][value="facts-missing"]').check();
    await sendForm(page);
    await open(nordavia.page, request);
    await nordavia.page.getByText('في أي يوم شوهد؟').waitFor();
    // What was ticked in Arabic is read in English.
    await nordavia.page.getByText('Say what happened: time, place, act.').waitFor();
    await press(nordavia.page, 'q');
    await nordavia.page.locator('textarea[name=answer]').fill('On 3 November, at noon.');
    await sendForm(nordavia.page);
    await page.getByText('On 3 November, at noon.').waitFor();
  });

  /** A file that is too large is not sent, one that is not what its name says is set aside, and a good one goes along. */
  async function addFiles(page: Page): Promise<void> {
    const file = (name: string, content: Buffer) =>
      page.setInputFiles('input[type=file]', { name, mimeType: '', buffer: content });
    const items = page.locator('main ol > li h3');
    const before = await items.count();
    await file('film.txt', Buffer.alloc(60_000, 'x'));
    await page.locator('[role=status]', { hasText: 'film.txt' }).first().waitFor();
    await file('photo.jpg', Buffer.from(`MZ${'\0'.repeat(400)}`));
    await page.locator('[role=status]', { hasText: 'photo.jpg' }).first().waitFor();
    expect(await items.count()).toBe(before);
    await file('note.txt', Buffer.from('Seen at noon.\n'));
    await page.locator('main ol > li').getByText('note.txt').waitFor();
  }

  test('Sudoria answers under H1 and H2, released by its own second person', async () => {
    const { page } = sudoria;
    await press(page, 'a');
    await sendForm(page);
    // A refusal is not sent without its words, and a part is offered before it.
    await press(page, 'x');
    await page.locator('select[name=ground]').selectOption('other');
    await page.locator('main form button[type=submit]').click();
    for (const name of ['text', 'noPartialBecause'])
      expect(await page.locator(`textarea[name=${name}]`).getAttribute('aria-invalid')).toBe('true');
    await page.locator('main form button[type=button]').first().click();
    await page.waitForURL(/\/exchange\/drafts\//);
    reply = idIn(page);
    const outcome = page.locator('select[name="content.outcome"]');
    await outcome.waitFor();
    expect(await outcome.inputValue()).toBe('partial');
    await outcome.selectOption('full');
    await page.getByRole('button', { name: 'نص حر', exact: true }).click();
    await page.locator('textarea[name="items.0.body.text"]').fill('He lives at 4 Harbour Street, Port Ilva.');
    await page.locator('input[type=checkbox][value="H0"]').uncheck();
    await page.locator('input[type=checkbox][value="H1"]').check();
    await page.locator('input[type=checkbox][value="H2"]').check();
    await addFiles(page);
    const submit = page.locator('main button[aria-keyshortcuts="s"]:enabled');
    await submit.waitFor();
    await picture(page, 'exchange reply ar');
    const handedOver = page.waitForResponse((answer) => answer.url().endsWith(`/drafts/${reply}/submit`));
    await submit.click();
    expect((await handedOver).status()).toBe(200);
    // Whoever lets it leave reads the file that leaves.
    const { page: second } = sudoriaSecond;
    await second.goto(`${desk.url}/exchange/drafts/${reply}`);
    const [read] = await Promise.all([second.waitForEvent('download'), second.locator('main a[download]').click()]);
    expect(read.suggestedFilename()).toContain('note.txt');
    await release(second, reply);
  });

  test('Nordavia may not use it in court until Sudoria consents', async () => {
    const { page } = nordavia;
    await open(page, reply);
    await press(page, 'a');
    await sendForm(page);
    await press(page, 'e');
    await page.locator('main').getByLabel('For', { exact: true }).selectOption('court');
    await page.locator('main').getByRole('button', { name: 'Export', exact: true }).last().click();
    await page.getByRole('alert').getByText('H1+H2 · ZZS-NCB').waitFor();
    await page.getByRole('button', { name: 'Ask for consent' }).first().click();
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
    // A file carries code and grade in its name as well.
    const [note] = await Promise.all([
      page.waitForEvent('download'),
      page.getByRole('link', { name: 'Download the file' }).click(),
    ]);
    expect(note.suggestedFilename()).toBe('H0-B2 note.txt');
  });

  test('what Sudoria amends and takes back reaches Nordavia, and Sudoria sees that it was read', async () => {
    const { page } = sudoria;
    await open(page, reply);
    await page.getByRole('button', { name: 'تصحيح' }).first().click();
    await page.locator('textarea[name="body.text"]').fill('He lives at 6 Harbour Street, Port Ilva.');
    await page.locator('textarea[name=why]').fill('The number of the house was wrong.');
    await sendForm(page);
    await open(nordavia.page, reply);
    await nordavia.page.getByText('6 Harbour Street').waitFor();
    await nordavia.page.getByText('The number of the house was wrong.').waitFor();
    const correction = page.locator('main li', { hasText: 'The number of the house was wrong.' });
    // It is told at once: the page is not opened again.
    await correction.getByText('اطُّلع عليها').waitFor();
    // The consent is withdrawn: what was allowed a minute ago is refused again.
    const second = sudoriaSecond.page;
    await second.goto(`${desk.url}/exchange/consents`);
    const card = second.locator('section.card').filter({ hasText: 'The judge asks where he lives.' });
    await card.getByRole('button').first().click();
    await card.locator('textarea[name=why]').fill('The source is in danger.');
    await card.locator('button[type=submit]').click();
    await card.locator('form').waitFor({ state: 'detached' });
    await open(nordavia.page, reply);
    await press(nordavia.page, 'e');
    await nordavia.page.locator('main').getByLabel('For', { exact: true }).selectOption('court');
    await nordavia.page.locator('main').getByRole('button', { name: 'Export', exact: true }).last().click();
    await nordavia.page.getByRole('alert').first().waitFor();
  });

  test('a delay for a judge is announced with its length, and the other side reads it in its own language', async () => {
    const { page } = nordavia;
    const late = await page.evaluate(async () => {
      const answer = await fetch('/v1/exchange/messages?box=inbox&state=accepted&kind=information-request');
      return ((await answer.json()) as { items: { id: string }[] }).items[0]!.id;
    });
    await open(page, late);
    await press(page, 'd');
    await page.locator('input[name=amount]').fill('5');
    await page.locator('select[name=unit]').selectOption('days');
    await page.locator('textarea[name=reason]').fill('The judge sits on Monday.');
    await sendForm(page);
    await page.getByText('5 calendar days').waitFor();
    await open(sudoria.page, late);
    await sudoria.page.getByText(/أيام تقويمية/).waitFor();
  });

  test('a check that found nothing becomes a request about the same person', async () => {
    const { page } = nordavia;
    await page.goto(`${desk.url}/`);
    await page.locator('#search-box').fill('Zzyzxova, Quirina 01.02.1980');
    await page.keyboard.press('Enter');
    await press(page, 'q');
    await page.waitForURL(/\/exchange\/drafts\//);
    await page.locator('input[name="items.0.body.names.0.family"]').waitFor();
    expect(await page.locator('input[name="items.0.body.names.0.family"]').inputValue()).toBe('Zzyzxova');
    expect(await page.locator('input[name="items.0.body.born.0.on"]').inputValue()).toBe('1980-02-01');
    expect(await page.locator('select[name="content.purpose"]').inputValue()).toBe('criminal-investigation');
  });

  /** The card of the settings that has this heading. */
  const cardOf = (page: Page, name: string): Locator =>
    page.locator('section.card').filter({ has: page.getByRole('heading', { name, exact: true }) });

  /** Sends the form of a card, and waits until it is kept. */
  async function keep(card: Locator): Promise<void> {
    await card.locator('form button[type=submit]').click();
    await card.locator('form').waitFor({ state: 'detached' });
  }

  test('how far the agency goes, by when it answers and when its state rests are kept by the second person', async () => {
    const { page } = nordaviaSecond;
    await page.goto(`${desk.url}/exchange/rules`);
    const ceilings = cardOf(page, 'How far we go with whom');
    await ceilings.getByRole('button', { name: 'Add a ceiling' }).click();
    await ceilings.locator('form button[type=submit]').click();
    expect(await ceilings.locator('input[name=partner]').getAttribute('aria-invalid')).toBe('true');
    await ceilings.locator('input[name=partner]').fill('ZZE');
    await ceilings.locator('select[name=handling]').selectOption('H1');
    await keep(ceilings);
    const row = ceilings.getByRole('row').filter({ hasText: 'ZZE' });
    await row.getByText('H1').waitFor();
    await row.getByRole('button', { name: 'Remove: ZZE' }).click();
    await row.waitFor({ state: 'detached' });

    const deadlines = cardOf(page, 'By when we answer');
    await deadlines.getByRole('button', { name: 'Add a rule' }).click();
    await deadlines.locator('input[name=code]').fill('two-working-days');
    await deadlines.locator('input[name=name]').fill('Answer of our desk');
    await deadlines.locator('input[name="period.length"]').fill('2');
    await deadlines.locator('select[name="period.unit"]').selectOption('working-days');
    await keep(deadlines);
    const usual = deadlines.getByLabel('Information request, not urgent');
    await usual.selectOption('two-working-days');
    await expect.poll(() => usual.inputValue()).toBe('two-working-days');
    await usual.selectOption('');
    await expect.poll(() => usual.inputValue()).toBe('');

    const calendar = cardOf(page, 'Working days of our state');
    await calendar.getByRole('button', { name: 'Change' }).click();
    await calendar.locator('textarea[name=holidays]').fill('31 December');
    await calendar.locator('form button[type=submit]').click();
    expect(await calendar.locator('textarea[name=holidays]').getAttribute('aria-invalid')).toBe('true');
    await calendar.locator('textarea[name=holidays]').fill('2026-12-31\n2027-01-01');
    await keep(calendar);
    await calendar.getByText('2027').first().waitFor();
    await picture(page, 'exchange rules en');
  });

  test('what was asked by telephone is noted, and whoever would ask again is told', async () => {
    const { page } = nordavia;
    await page.goto(`${desk.url}/exchange`);
    await page.locator('main h1').waitFor();
    await press(page, 'n');
    await page.getByRole('button', { name: 'Note what was asked by another channel' }).click();
    const form = page.locator('main form').last();
    await form.locator('input[name=channel]').fill('Telephone');
    await form.locator('input[name=reference]').fill('T-2026-7');
    await form.locator('input[type=checkbox][value="ZZS-NCB"]').check();
    await form.locator('input[name="items.0.body.names.0.family"]').fill('Zzyzxova');
    await form.locator('input[name="items.0.body.names.0.given"]').fill('Quirina');
    await form.locator('input[name="items.0.body.born.0.on"]').fill('1980-02-01');
    await sendForm(page);
    // The request about her that was begun a minute ago.
    await page.goto(`${desk.url}/exchange/drafts`);
    const draft = await page.evaluate(async () => {
      const { items } = (await (await fetch('/v1/exchange/drafts')).json()) as { items: { id: string }[] };
      return items[0]!.id;
    });
    await page.goto(`${desk.url}/exchange/drafts/${draft}`);
    await page.getByText('T-2026-7').first().waitFor();
  });

  test('what is not for this desk is rejected with its ground, and closed', async () => {
    const { page } = sudoria;
    const stray = await page.evaluate(async () => {
      const answer = await fetch('/v1/exchange/messages?box=inbox&state=delivered');
      return ((await answer.json()) as { items: { id: string }[] }).items[0]!.id;
    });
    await open(page, stray);
    // No answer is offered before it is decided whether to take it in.
    expect((await offered(page)).filter((key) => ['r', 'x'].includes(key ?? ''))).toEqual([]);
    await press(page, 'j');
    await page.locator('select[name=ground]').selectOption('other');
    await page.locator('main form button[type=submit]').click();
    expect(await page.locator('textarea[name=text]').getAttribute('aria-invalid')).toBe('true');
    await page.locator('textarea[name=text]').fill('It is for the border guard.');
    await sendForm(page);
    await press(page, 'c');
    await sendForm(page);
    await page.locator('main button[aria-keyshortcuts="c"]').waitFor({ state: 'detached' });
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
    // The year of the node: on its last day another may have begun where the officer is.
    const year = String(desk.node.now().getUTCFullYear());
    await second.goto(`${desk.url}/exchange/figures?year=${year}`);
    const pair = second.getByRole('row').filter({ hasText: 'ZZN-NCB' }).filter({ hasText: '12 hours' });
    await pair.waitFor();
    expect((await pair.getByRole('cell').allTextContents()).slice(1, 4)).toEqual(['1', '1', '0']);
    // The return at one key; its figures open to their messages, sums too, and it is taken along.
    await second.goto(`${desk.url}/exchange/board`);
    await second.locator('main h1').waitFor();
    await second.keyboard.press('y');
    await second.waitForURL(/\/exchange\/figures/);
    await second.locator('main').getByLabel('Year', { exact: true }).selectOption(year);
    const line = second.getByRole('row').filter({ hasText: 'All states' });
    const figure = line.getByRole('button').first();
    await figure.click();
    const behind = second.locator('main section section ul a[href^="/exchange/"]');
    await behind.first().waitFor();
    expect(await behind.count()).toBe(Number(await figure.textContent()));
    await picture(second, 'exchange figures en');
    const [file] = await Promise.all([second.waitForEvent('download'), press(second, 'e')]);
    expect(file.suggestedFilename()).toMatch(/^article-18-ZZN-\d{4}\.csv$/);
  });

  test('the browser had nothing to complain about', () => {
    const windows = [nordavia, nordaviaSecond, sudoria, sudoriaSecond];
    expect(windows.flatMap(({ complaints }) => complaints)).toEqual([]);
  });
});

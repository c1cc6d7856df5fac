import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { asOneJourney } from '../support/one-journey.ts';
import { type DeskInBrowser, findBarriers, picture, speak, startDesk, type Window } from './browser.ts';
import { findBrowser } from './find-browser.ts';

const browser = findBrowser();

const HEADINGS =
  'code,kind,title,a,b,adopted,signed,ratified,in_force,attested,ended,offences,measures,data,articles,channel,authority,replaces,source,caution';
/** One good agreement between two of the invented states, one with a party nobody knows, one without any date. */
const TABLE = [
  HEADINGS,
  'zzn-zze-customs-2019,bilateral-treaty,Nordavia–Estmark customs agreement,ZZN,ZZE,,2019-02-01,,2019-08-01,,,*,customs-assistance,personal,4 6,customs administrations,customs of the asked party,,Gazette of Nordavia 2019/14,',
  'zzn-qqq-police-2020,bilateral-treaty,Nordavia–Nowhere police agreement,ZZN,QQQ,,2020-02-01,,2020-08-01,,,*,request-information,personal,4,contact points,ministry of the interior,,Gazette of Nordavia 2020/3,',
  'zzn-zzs-training-2021,memorandum,Nordavia–Sudoria memorandum on training,ZZN,ZZS,,,,,,,*,training,strategic,2,academies,police academy,,Gazette of Nordavia 2021/8,',
].join('\n');

describe.skipIf(!browser)(
  'from a no to a yes: asking, the gap, the negotiation, the agreement, in a real browser',
  () => {
    asOneJourney();
    let desk: DeskInBrowser;
    let officer: Window;
    let keeper: Window;
    let begunMs = 0;
    const QUESTION = 'from=ZZN&to=ZZE&measure=request-information&offence=drug-trafficking&data=personal';

    beforeAll(async () => {
      desk = await startDesk(browser!);
      begunMs = desk.node.now().getTime();
      officer = await desk.open({ permissions: ['clipboard-read', 'clipboard-write'] });
      await desk.signIn(officer, 'desk');
      keeper = await desk.open();
      await desk.signIn(keeper, 'analyst');
    });
    afterAll(() => desk?.close());

    /** A day so many days from the day on which the story begins, at its end too. */
    function day(fromToday: number): string {
      return new Date(begunMs + fromToday * 86_400_000).toISOString().slice(0, 10);
    }

    const verdictIs = (page: Page, words: string): Promise<void> =>
      page.locator('#basis-verdict h2', { hasText: words }).waitFor();

    test('an officer asks by form, and is told no, why, and what is missing', async () => {
      const { page } = officer;
      await page.locator('#places a[href="/instruments"]').click();
      await page.getByLabel('Who is asked or told').selectOption('ZZE');
      expect(await page.getByLabel('Who asks or tells').inputValue()).toBe('ZZN');
      await page.getByRole('button', { name: 'Ask', exact: true }).click();
      await page.getByText('Choose both sides').waitFor();
      await page.getByLabel('Offence').selectOption('drug-trafficking');
      await page.getByRole('button', { name: 'Ask', exact: true }).click();
      await page.waitForURL(/to=ZZE/);
      for (const part of QUESTION.split('&')) expect(page.url()).toContain(part);
      await verdictIs(page, 'No: nothing allows it on this day');
      expect(await page.locator('[data-refused="untoc"]').textContent()).toContain('Nordavia is not a party');
      // There is an arrangement between the two, and it names no person.
      expect(await page.locator('[data-refused="zzn-zze-arrangement-2021"]').textContent()).toContain(
        'does not allow data on an identified person',
      );
      expect(await page.locator('[data-step="less-data"]').count()).toBe(1);
      expect(await page.locator('[data-step="negotiate"]').textContent()).toContain('bilateral agreement');
      // Only those who keep the register open negotiations.
      expect(await page.getByRole('button', { name: 'Open a negotiation' }).count()).toBe(0);
      await page.getByText('Those who keep the register').waitFor();
      expect(await findBarriers(page)).toEqual([]);
      await picture(page, 'instruments no en light');
    });

    test('the address is the question: another officer opens it and sees the same', async () => {
      await keeper.page.goto(officer.page.url());
      await verdictIs(keeper.page, 'No: nothing allows it on this day');
    });

    test('the gap is on the map and in its table, on the day of the slider', async () => {
      const { page } = officer;
      await page.getByRole('link', { name: 'See the gap on the map' }).click();
      await page.waitForURL(/instruments\/coverage/);
      await page.locator('#main svg path[data-country]').first().waitFor();
      await page
        .locator('#main p')
        .getByText(/Nordavia, .*: an agreement with 1,/)
        .waitFor();
      await picture(page, 'instruments coverage en light');
      await page.getByRole('button', { name: 'Table' }).click();
      await page.getByLabel('Find a party').fill('estmark');
      const row = page.locator('tbody tr').filter({ hasText: 'Estmark' });
      await row.filter({ hasText: 'Nothing' }).waitFor();
      // A slider has its year as its value.
      const shown = Number(await page.getByLabel('Year').inputValue());
      await page.getByLabel('Year').focus();
      await page.keyboard.press('ArrowLeft');
      await page.waitForURL((url) => url.searchParams.get('on')?.slice(0, 4) === String(shown - 1));
      await row.getByRole('link', { name: 'Estmark' }).click();
      await page.waitForURL(/\/instruments\?.*to=ZZE/);
      await verdictIs(page, 'No: nothing allows it on this day');
    });

    test('the keeper of the register opens a negotiation for the gap and enters its meetings', async () => {
      const { page } = keeper;
      await page.getByRole('link', { name: 'Open a negotiation' }).click();
      expect(await page.getByLabel('What it is about').inputValue()).toContain('Nordavia – Estmark');
      expect(await page.getByLabel('Kind of help').inputValue()).toBe('request-information');
      await page.getByLabel('Which gap it would close').fill('Police of both states cannot answer each other.');
      // The need was felt before today.
      await page.getByLabel('Since').fill(day(-200));
      await page.getByRole('button', { name: 'Open it' }).click();
      await page.waitForURL(/negotiations\/[0-9a-f-]{36}/);

      const enterStep = async (kind: string, on: string, result: string, more: Record<string, string> = {}) => {
        await page.getByRole('button', { name: 'Enter a step' }).click();
        const form = page.locator('#step-form');
        await form.getByLabel(/^Step/).selectOption({ label: kind });
        await form.getByLabel('Date').fill(on);
        await form.getByLabel('Result').fill(result);
        for (const [label, text] of Object.entries(more)) await form.getByLabel(label).fill(text);
        await form.getByRole('button', { name: 'Enter', exact: true }).click();
        await form.waitFor({ state: 'detached' });
      };
      await enterStep('Meeting', day(-150), 'Agreed on contact points and on English.', {
        Place: 'Karst',
        'Focal points': 'National Central Bureaus',
      });
      await enterStep('Draft', day(-120), 'Text of nine articles.');
      await page.getByRole('cell', { name: 'Karst' }).waitFor();
      await page.locator('li[aria-current=step]', { hasText: 'Draft' }).waitFor();
      expect(await findBarriers(page)).toEqual([]);

      await page.getByRole('link', { name: 'Enter the signed agreement' }).click();
      await page.getByLabel('Signed').fill(day(-90));
      await page.getByRole('textbox', { name: 'Articles' }).fill('3, 5(2)');
      await page.getByLabel(/^Source/).fill('Gazette of Nordavia 2026/41');
      await page.getByRole('button', { name: 'Enter the agreement' }).click();
      await page.waitForURL(/negotiations\/[0-9a-f-]{36}/);
      await page.getByRole('link', { name: /^zzn-zze-treaty/ }).waitFor();

      await page.locator('li[data-reached=true]').filter({ hasText: 'Signature' }).waitFor();

      // A signature binds nobody.
      const negotiation = page.url();
      await page.goto(`${desk.url}/instruments?${QUESTION}&on=${day(0)}`);
      await verdictIs(page, 'No: nothing allows it on this day');
      await page
        .locator('[data-refused^="zzn-zze-treaty"]')
        .getByText(/signed by both on/i)
        .waitFor();
      await page.goto(negotiation);

      await enterStep('Ratification', day(-30), 'Both parliaments have consented.');
      await enterStep('Entry into force', day(20), 'Instruments exchanged; in force on this day.');
      await page.getByText('counts in answers').first().waitFor();
      await picture(page, 'instruments negotiation en light');
    });

    test('before that day the answer is to wait; for the day after, it is yes, with articles, dates and source', async () => {
      const { page } = keeper;
      const negotiation = page.url();
      await page.goto(`${desk.url}/instruments?${QUESTION}&on=${day(0)}`);
      await verdictIs(page, 'No: nothing allows it on this day');
      const wait = page.locator('[data-step="wait"]');
      await wait.waitFor();
      await page.goto(negotiation);
      await page.getByRole('link', { name: /^Ask again for/ }).click();
      await page.waitForURL((url) => url.searchParams.get('on') === day(21));
      await verdictIs(page, 'Yes: an agreement serves');
      const card = page.locator('article[data-instrument^="zzn-zze-treaty"]');
      await card.waitFor();
      const text = (await card.textContent()) ?? '';
      expect(text).toContain('3 · 5(2)');
      expect(text).toContain('Gazette of Nordavia 2026/41');
      expect(text).toContain('entered here');
      expect(await findBarriers(page)).toEqual([]);
      await picture(page, 'instruments yes en light');
    });

    test('the desk officer sees it too, and takes the answer into the file as text', async () => {
      const { page } = officer;
      await page.goto(`${desk.url}/instruments?${QUESTION}&on=${day(21)}`);
      await verdictIs(page, 'Yes: an agreement serves');
      await page.getByRole('button', { name: 'Copy for the file' }).click();
      await page.getByText('Copied').waitFor({ state: 'attached' });
      const kept = await page.evaluate(() => navigator.clipboard.readText());
      expect(kept).toContain('Nordavia → Estmark');
      expect(kept).toContain('3 · 5(2)');
      expect(kept).toContain('What does not serve, and why');
    });

    test('in Arabic the answer is in Arabic, but for titles and texts of the register', async () => {
      const { page } = officer;
      await speak(page, 'ar');
      await verdictIs(page, 'نعم: يوجد اتفاق يسمح');
      const foreign = await page.locator('#main').evaluate((main) =>
        [...main.querySelectorAll('p, li, dd, td, h2, h3, dt, th, summary')]
          .filter((one) => one.children.length === 0 && /[A-Za-z]{4,}/.test(one.textContent ?? ''))
          .filter((one) => one.closest('[lang=en]') === null)
          .map((one) => one.textContent),
      );
      expect(
        foreign.filter(
          (text) => !/zz[a-z]-zz|three-states|Nordavia|UNTOC|INTERPOL|drugs-|untoc|[a-z]+-[0-9a-z]+/i.test(text ?? ''),
        ),
      ).toEqual([]);
      expect(await findBarriers(page)).toEqual([]);
      await speak(page, 'en');
    });

    test('a table of agreements is tried first, with the faults of each line, then entered', async () => {
      const { page } = keeper;
      await page.goto(`${desk.url}/instruments/import`);
      await page.locator('input[type=file]').setInputFiles({
        name: 'agreements.csv',
        mimeType: 'text/csv',
        buffer: Buffer.from(TABLE),
      });
      await page.getByText('1 agreement would be added.').first().waitFor();
      const faults = page.locator('table tbody tr');
      const told = await faults.allTextContents();
      expect(told.some((line) => line.startsWith('3') && line.includes('QQQ'))).toBe(true);
      expect(told.some((line) => line.includes('At least one date is needed'))).toBe(true);
      await page.goto(`${desk.url}/instruments/register?own=true`);
      await page.locator('[data-row="0"]').waitFor();
      const own = await page.locator('[data-row]').allTextContents();
      expect(own.some((row) => row.includes('zzn-zze-treaty'))).toBe(true);
      expect(own.some((row) => row.includes('zzn-zze-customs-2019'))).toBe(false);
      await page.goto(`${desk.url}/instruments/import`);
      await page.locator('input[type=file]').setInputFiles({
        name: 'agreements.csv',
        mimeType: 'text/csv',
        buffer: Buffer.from(TABLE),
      });
      await page.getByRole('button', { name: 'Enter 1 agreement' }).click();
      await page.getByRole('link', { name: 'zzn-zze-customs-2019' }).click();
      await page
        .locator('#parties')
        .getByText(/In force today between .*Nordavia.*Estmark|In force today between .*Estmark.*Nordavia/)
        .waitFor();
    });

    test('a second date from another source is kept beside the first, and flagged', async () => {
      const { page } = keeper;
      await page.getByRole('button', { name: 'Add a fact' }).click();
      const form = page.locator('#fact-form');
      await form.getByLabel('Party').selectOption('ZZE');
      await form.getByLabel('Act').selectOption('in-force');
      await form.getByLabel('Date').fill('2019-09-01');
      await form.getByLabel(/^Source/).fill('Official journal of Estmark 2019/77');
      await form.getByRole('button', { name: 'Enter the fact' }).click();
      await form.waitFor({ state: 'detached' });
      const estmark = page.locator('#parties tbody tr').filter({ hasText: 'ZZE' }).first();
      await estmark.getByText('sources contradict each other').waitFor();
      await estmark.filter({ hasText: /1 August 2019.*1 September 2019/ }).waitFor();
      await picture(page, 'instruments instrument en light');
    });

    test('a fact found wrong is taken back with the reason, and the doubt is gone', async () => {
      const { page } = keeper;
      const estmark = page.locator('#parties tbody tr').filter({ hasText: 'ZZE' }).first();
      await estmark.locator('summary').click();
      const wrong = estmark.locator('table tbody tr').filter({ hasText: '2019/77' });
      await wrong.getByRole('button', { name: 'Take it back' }).click();
      const form = page.locator('#correction-form');
      await form.getByLabel('Why it is wrong').fill('The journal printed the day of the notification.');
      expect(await findBarriers(page)).toEqual([]);
      await form.getByRole('button', { name: 'Take back this fact' }).click();
      await form.waitFor({ state: 'detached' });
      await estmark.getByText('sources contradict each other').waitFor({ state: 'detached' });
    });

    test('a declaration shuts one kind of help, and an authority is named in the answer', async () => {
      const { page } = keeper;
      await page.getByRole('button', { name: 'Add a declaration' }).click();
      const form = page.locator('#declaration-form');
      await form.getByRole('combobox', { name: 'Party' }).selectOption('ZZE');
      await form.getByLabel('In effect from').fill('2020-01-01');
      await form.getByLabel('What it says').fill('it gives no customs assistance under this agreement');
      await form.getByRole('checkbox', { name: 'Customs assistance' }).check();
      await form.getByLabel(/^Source/).fill('Official journal of Estmark 2020/1');
      expect(await findBarriers(page)).toEqual([]);
      await form.getByRole('button', { name: 'Enter the declaration' }).click();
      await form.waitFor({ state: 'detached' });
      await page.getByText('it gives no customs assistance under this agreement').first().waitFor();

      await page.goto(`${desk.url}/instruments/register`);
      await page.getByRole('button', { name: 'Name an authority' }).click();
      const authority = page.locator('#authority-form');
      await authority.getByRole('combobox', { name: 'Party' }).selectOption('ZZE');
      await authority.getByLabel('Name of the authority').fill('National Bureau of Estmark');
      await authority.getByRole('checkbox', { name: 'Request for information' }).check();
      await authority.getByLabel(/^Source/).fill('Note verbale of Estmark 7/2026');
      await authority.getByRole('button', { name: 'Enter the authority' }).click();
      await authority.waitFor({ state: 'detached' });
      await page.locator('#authorities summary').click();
      await page
        .locator('#authorities')
        .getByRole('cell', { name: /National Bureau of Estmark/ })
        .waitFor();
      await page.goto(`${desk.url}/instruments?${QUESTION}&on=${day(21)}`);
      await page
        .locator('article')
        .getByText(/National Bureau of Estmark/)
        .first()
        .waitFor();
    });

    test('a group learns what it has in common, and which pair lacks a basis', async () => {
      const { page } = officer;
      await page.goto(`${desk.url}/instruments/group?parties=ZZN,ZZS,ZZE&on=${day(0)}`);
      await page.locator('#group-common').getByText('Nothing binds all of them').waitFor();
      const pair = page.locator('#group-lacking').getByRole('row', { name: /^Nordavia to Estmark/ });
      await pair.waitFor();
      await page.getByRole('button', { name: 'Take away Estmark' }).click();
      await page.locator('#group-common li').first().waitFor();
      expect(await page.locator('#group-lacking').count()).toBe(0);
    });

    test('the matrix fits one page of paper, across', async () => {
      const { page } = officer;
      const parties = 'ZZN,ZZS,ZZE,ALB,SRB,MKD,MNE,BIH,HRV,TUR,VNM,MOZ,KEN,TZA,ZAF,ITA,DEU,FRA,ESP,GRC';
      await page.goto(`${desk.url}/instruments/matrix?parties=${parties}&on=${day(21)}`);
      const table = page.locator('#main table');
      await table.waitFor();
      expect(await table.locator('tbody tr').count()).toBe(20);
      const paper = await page.pdf({ preferCSSPageSize: true });
      const text = paper.toString('latin1');
      expect(text.match(/\/Type\s*\/Page\b(?!s)/g)).toHaveLength(1);
      const [, width, height] = /\/MediaBox\s*\[\s*0 0 ([\d.]+) ([\d.]+)/.exec(text) ?? [];
      expect(Number(width)).toBeGreaterThan(Number(height));
    });

    test('the browser had nothing to complain about', () => {
      expect([...officer.complaints, ...keeper.complaints]).toEqual([]);
    });
  },
);

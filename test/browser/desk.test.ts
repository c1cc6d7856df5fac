import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { DEMO_PASSWORD } from '../../src/domains/access/public.ts';
import { mrzCheckDigit } from '../../src/engines/identifiers/mrz-check-digit.ts';
import {
  beyondTheEdge,
  type DeskInBrowser,
  findBarriers,
  focusOn,
  picture,
  roll,
  speak,
  startDesk,
  type Window,
} from './browser.ts';
import { findBrowser } from './find-browser.ts';

const browser = findBrowser();
if (!browser)
  console.warn(
    'No Chromium is installed here and it cannot be: the browser tests are skipped. On Debian: apt-get install chromium',
  );

const LARGEST_FIRST_SCREEN = 250_000;

describe.skipIf(!browser)('an officer at the desk, in a real browser', () => {
  let desk: DeskInBrowser;
  let window: Window;
  let page: Page;

  beforeAll(async () => {
    desk = await startDesk(browser!);
    window = await desk.open({ colorScheme: 'light' });
    page = window.page;
  });
  afterAll(() => desk?.close());

  const box = () => page.locator('#search-box');
  const verdict = () => page.locator('#verdict');

  async function search(text: string): Promise<void> {
    await page.keyboard.press('Escape');
    await box().fill(text);
    await page.keyboard.press('Enter');
    await verdict().waitFor();
  }

  /** A stolen passport of the invented world, as its two lines are printed. */
  async function aStolenPassport(): Promise<{ number: string; lines: [string, string] }> {
    const found = await page.evaluate(async () => {
      const answer = await fetch('/v1/registers/travel-document/records?reason=stolen&limit=50');
      return (await answer.json()) as { items: { subject: { number: string; issuer: string; type: string } }[] };
    });
    const { number, issuer } = found.items.map(({ subject }) => subject).find(({ type }) => type === 'passport')!;
    const first = `P<${issuer}NOBODYKNOWN<<MIRKA`.padEnd(44, '<');
    const numbered = number.padEnd(9, '<');
    const body = `${numbered}${mrzCheckDigit(numbered)}${issuer}900101${mrzCheckDigit('900101')}F300101${mrzCheckDigit('300101')}${'<'.repeat(14)}<`;
    const whole = mrzCheckDigit(body.slice(0, 10) + body.slice(13, 20) + body.slice(21, 43));
    return { number, lines: [first, `${body}${whole}`] };
  }

  /** A name that at least two persons of the invented world bear. */
  async function aNameOfTwo(): Promise<string> {
    const titles = await page.evaluate(async () => {
      const answer = await fetch('/v1/registers/person/records?limit=500');
      return ((await answer.json()) as { items: { title: string }[] }).items.map(({ title }) => title);
    });
    return titles.find((title, at) => titles.indexOf(title) < at)!;
  }

  test('is asked for name, password and code, and then stands before the search box', async () => {
    await page.goto(`${desk.url}/`);
    await page.locator('input[autocomplete=username]').waitFor();
    expect(new URL(page.url()).pathname).toBe('/sign-in');
    expect(await findBarriers(page)).toEqual([]);
    await picture(page, 'sign-in en light');
    await desk.signIn(window, 'desk');
    await focusOn(page, '#search-box');
  });

  test('loads at most 250 kB of compressed program before the first search can be typed', async () => {
    await page.goto(`${desk.url}/`);
    await box().waitFor();
    const scripts = await page.evaluate(() =>
      (performance.getEntriesByType('resource') as PerformanceResourceTiming[])
        .filter(({ name }) => name.endsWith('.js'))
        .map(({ encodedBodySize, decodedBodySize }) => ({ encodedBodySize, decodedBodySize })),
    );
    const total = (size: keyof (typeof scripts)[number]): number => scripts.reduce((sum, one) => sum + one[size], 0);
    expect(total('encodedBodySize')).toBeGreaterThan(50_000);
    expect(total('encodedBodySize')).toBeLessThan(LARGEST_FIRST_SCREEN);
    // They travel compressed: what is read of them is much more.
    expect(total('decodedBodySize')).toBeGreaterThan(2 * total('encodedBodySize'));
  });

  test('says once why they search, then gets the answer in word and shape, with its reasons', async () => {
    await box().fill('Kalinarov, Roman 26.05.1975');
    await page.getByText('day.month.year').first().waitFor();
    await page.keyboard.press('Enter');
    await page.getByRole('button', { name: 'Border management' }).click();
    await verdict().waitFor();
    expect(await verdict().textContent()).toMatch(/HIT|POSSIBLE/);
    await page.locator('article table tbody tr').nth(1).waitFor();
    await focusOn(page, '#verdict');
    await expect
      .poll(() => page.locator('[role=alert]').allInnerTexts())
      .toContainEqual(expect.stringMatching(/HIT|POSSIBLE/));
    await picture(page, 'answer en light');
  });

  test('a passport typed by a scanner, with no field chosen, is found although the name is another', async () => {
    const { number, lines } = await aStolenPassport();
    // A busy machine may type slower than any scanner does, and is then rightly taken for a hand: it scans again.
    const found = async (): Promise<boolean> => {
      await page.keyboard.press('Escape');
      await page
        .locator('h1, #search-box')
        .first()
        .evaluate(() => (document.activeElement as HTMLElement).blur());
      for (const line of lines) {
        await Promise.all([...line].map((key) => page.keyboard.press(key)));
        await page.keyboard.press('Enter');
      }
      const shown = (text: string): boolean => (document.querySelector('article')?.textContent ?? '').includes(text);
      return page.waitForFunction(shown, number, { timeout: 4000 }).then(
        () => true,
        () => false,
      );
    };
    await expect.poll(found).toBe(true);
    expect(await box().inputValue()).toBe(lines.join('\n'));
    expect(await verdict().textContent()).toBe('HIT');
  });

  test('does a whole search by keyboard alone', async () => {
    await page.keyboard.press('/');
    await focusOn(page, '#search-box');
    const name = await aNameOfTwo();
    await page.keyboard.type(name);
    await page.keyboard.press('Enter');
    await focusOn(page, '#verdict');
    const first = await page.locator('article header h2').textContent();
    const about = await page.locator('article').getAttribute('aria-label');
    await page.keyboard.press('ArrowDown');
    await page.waitForFunction(
      (label) => document.querySelector('article')?.getAttribute('aria-label') !== label,
      about,
    );
    await page.keyboard.press('ArrowUp');
    await page.waitForFunction(
      (label) => document.querySelector('article')?.getAttribute('aria-label') === label,
      about,
    );
    expect(await page.locator('article header h2').textContent()).toBe(first);
    await page.keyboard.press('?');
    await page.getByRole('dialog').waitFor();
    await page.keyboard.press('Escape');
    await page.getByRole('dialog').waitFor({ state: 'detached' });
    await roll(page, 'g', 'h');
    await page.waitForURL(/\/help$/);
    await roll(page, 'g', 's');
    // Whoever looked something up meanwhile finds question and answer as they were.
    expect(await box().inputValue()).toBe(name);
    expect(await page.locator('article header h2').textContent()).toBe(first);
  });

  test('nothing found is said without green and without a promise', async () => {
    await search('Qvxzzrt Wplkjhh 1911');
    expect(await verdict().textContent()).toBe('NO HIT');
    await page.getByText('That is no proof of innocence or identity.', { exact: false }).first().waitFor();
  });

  test('what can be looked up nowhere is never answered with no hit', async () => {
    await page.keyboard.press('Escape');
    await box().fill('.....');
    await page.keyboard.press('Enter');
    await page.getByRole('alert').getByText('Nothing in this can be looked up', { exact: false }).waitFor();
    expect(await verdict().count()).toBe(0);
    // One word as long as the box takes leaves the page as wide as it was.
    await box().fill('x'.repeat(2000));
    await page.keyboard.press('Enter');
    await verdict().waitFor();
    expect(await beyondTheEdge(page)).toBe(0);
    await page.keyboard.press('Escape');
  });

  test('what a form lacks is said beside the field, before anything is sent', async () => {
    await page.getByRole('button', { name: 'Firearm' }).click();
    await page.getByLabel('Make').fill('Zastava');
    await page
      .getByRole('button', { name: /Search Enter|Search/ })
      .last()
      .click();
    await page.getByText('This field is needed.').waitFor();
    expect(await page.getByLabel('Make').inputValue()).toBe('Zastava');
    expect(await findBarriers(page)).toEqual([]);
    await picture(page, 'form en light');
    await page.getByRole('button', { name: 'Person', exact: true }).click();
    await page.getByLabel('Born on').fill('14.03.1979');
    await page.keyboard.press('Tab');
    expect(await page.getByLabel('Born on').inputValue()).toBe('1979-03-14');
    // No field of its own is at fault where a person has no name at all.
    await page.getByLabel('Born on').press('Enter');
    await page.getByText('A name needs at least two letters.').waitFor();
    await focusOn(page, '[name="names.0.family"]');
    await page.getByRole('button', { name: 'One box', exact: true }).click();
    await box().waitFor();
  });

  test('a file of 5,000 travellers with 12 bad rows gives 4,988 answers and 12 reasons', async () => {
    const rows = Array.from({ length: 5000 }, (_, at) => {
      if (at === 422) return `${'W'.repeat(301)};Mirka;12.03.1980`;
      if (at % 417 === 5) return at % 2 ? ';;12.03.1980' : `Nobody;Mirka;41.13.1980`;
      return at % 500 === 1
        ? 'Kalinarov;Roman;26.05.1975'
        : `Qwel${at};Zorvan;1${at % 9}.0${1 + (at % 9)}.19${60 + (at % 40)}`;
    });
    await page.keyboard.press('Escape');
    await page.goto(`${desk.url}/batch`);
    await page.setInputFiles('input[type=file]', {
      name: 'travellers.csv',
      mimeType: 'text/csv',
      buffer: Buffer.from(['Surname;First name;Date of birth', ...rows].join('\n')),
    });
    await page.getByRole('button', { name: 'Search 4,994 rows' }).click();
    await page.getByText('4,988 answered, 12 not asked').first().waitFor();
    await page.getByRole('button', { name: /^HIT/ }).click();
    await page.getByRole('row').nth(1).getByText('Kalinarov').waitFor();
    // A row is asked by itself, to see why; its answer is where the keyboard is.
    await page.locator('[data-row="0"]').press('Enter');
    await focusOn(page, '#verdict');
    await page.locator('article').getByText('Kalinarov').first().waitFor();
    await page.getByRole('button', { name: 'Close' }).click();
    // Whoever looks at another screen meanwhile finds the answers as they were.
    await roll(page, 'g', 'h');
    await page.waitForURL(/\/help$/);
    await roll(page, 'g', 'b');
    await page.getByText('4,988 answered, 12 not asked').first().waitFor();
    await page.getByRole('button', { name: /^Not asked/ }).click();
    await page.getByText('There is no such date.').first().waitFor();
    // A row that the node could not even read is known by its place.
    await page
      .locator('[data-row]', { hasText: 'Too long: at most 300 characters.' })
      .filter({ hasText: /^423/ })
      .waitFor();
    const [kept] = await Promise.all([
      page.waitForEvent('download'),
      page.getByRole('button', { name: 'Download the result' }).click(),
    ]);
    expect(kept.suggestedFilename()).toMatch(/^entente-.*\.csv$/);
    expect(await findBarriers(page)).toEqual([]);
    await picture(page, 'batch en light');
    await page.getByRole('button', { name: 'Back to the columns' }).click();
    expect(await page.getByLabel('Family name').inputValue()).toBe('0');
    await page.goto(`${desk.url}/`);
    await box().waitFor();
  });

  test('a lost network loses nothing typed, and the search goes on when it is back', async () => {
    await page.keyboard.press('Escape');
    await box().fill('Kalinarov, Roman 26.05.1975');
    await window.context.setOffline(true);
    await page.keyboard.press('Enter');
    await page.getByRole('button', { name: 'Try again' }).waitFor();
    expect(await box().inputValue()).toBe('Kalinarov, Roman 26.05.1975');
    await picture(page, 'offline en light');
    await window.context.setOffline(false);
    await page.getByRole('button', { name: 'Try again' }).click();
    await verdict().waitFor();
  });

  test('a screen that was never opened says that the node is away, and stands when it is back; nothing is lost meanwhile', async () => {
    await page.evaluate(() => Object.assign(globalThis, { stillTheSamePage: true }));
    await page.keyboard.press('Escape');
    await box().evaluate((element) => element.blur());
    await window.context.setOffline(true);
    await roll(page, 'g', 'r');
    const notice = page.locator('#main [role=alert]');
    await notice.getByText('The node cannot be reached').waitFor();
    await window.context.setOffline(false);
    await notice.getByRole('button', { name: 'Try again' }).click();
    await page.locator('[data-row="0"]').waitFor();
    // The browser's own way would be to load the page anew, and lose the recent searches and whatever stands on it.
    expect(await page.evaluate(() => 'stillTheSamePage' in globalThis)).toBe(true);
    await page.keyboard.press('/');
    await page.getByRole('region', { name: 'Searches of this sign-in' }).waitFor();
  });

  test('an ended session is asked for over the page, and the question goes on', async () => {
    await page.keyboard.press('Escape');
    await box().fill('Kalinarov, Roman 26.05.1975');
    await window.context.clearCookies();
    await page.keyboard.press('Enter');
    const dialog = page.getByRole('dialog');
    await dialog.getByRole('button', { name: 'Sign in' }).waitFor();
    await focusOn(page, '[role=dialog] input[type=password]');
    await dialog.locator('input[type=password]').fill(DEMO_PASSWORD);
    await page.keyboard.press('Enter');
    await dialog.locator('input[autocomplete=one-time-code]').fill(desk.nextCode());
    await verdict().waitFor();
    expect(await box().inputValue()).toBe('Kalinarov, Roman 26.05.1975');
  });

  test('Arabic mirrors the layout and not the numbers; Vietnamese says it in its own words', async () => {
    await search('Kalinarov, Roman 26.05.1975');
    await speak(page, 'ar');
    expect(await page.evaluate(() => document.documentElement.dir)).toBe('rtl');
    await verdict().filter({ hasText: 'تطابق' }).waitFor();
    expect(await page.locator('article').textContent()).toMatch(/1975/);
    await speak(page, 'vi');
    expect(await page.evaluate(() => document.documentElement.dir)).toBe('ltr');
    await verdict().filter({ hasText: 'TRÙNG KHỚP' }).waitFor();
    await speak(page, 'en');
  });

  test('on 360 pixels nothing is cut off, and the menu opens and closes', async () => {
    await page.emulateMedia({ colorScheme: 'light' });
    await page.setViewportSize({ width: 360, height: 780 });
    for (const language of ['vi', 'ar', 'en']) {
      await page.goto(`${desk.url}/`);
      await speak(page, language);
      await search('Samer Al-Safini 2012');
      expect(await beyondTheEdge(page)).toBe(0);
      await picture(page, `answer ${language} 360`);
    }
    const menu = page.getByRole('button', { name: 'Open the menu' });
    await menu.click();
    await page.getByRole('link', { name: 'Help' }).waitFor();
    await page.keyboard.press('Escape');
    await page.getByRole('link', { name: 'Help' }).waitFor({ state: 'hidden' });
    await focusOn(page, '[aria-controls=places]');
    await page.setViewportSize({ width: 1360, height: 900 });
  });

  test('the browser had nothing to complain about: no error, no refused style, nothing asked elsewhere', () => {
    expect(window.complaints).toEqual([]);
  });
});

/**
 * Takes the pictures of docs/guides/a-day-at-the-desk.md from a real node with the invented world and a real browser:
 * `node tools/take-pictures.ts [name of a picture …]`. The node gets a data folder of its own, which goes afterwards.
 */
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, mkdirSync, mkdtempSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type BrowserContextOptions, chromium, type Page } from 'playwright-core';
import { DEMO_PASSWORD, DEMO_TOTP_SECRET, totpCode } from '../src/domains/access/public.ts';

const ROOT = join(import.meta.dirname, '..');
const PICTURES = join(ROOT, 'docs/guides/pictures');
const PORT = process.env.PORT ?? '8093';
const ADDRESS = `http://localhost:${PORT}`;
const WIDE = { width: 1280, height: 800 };
const NARROW = { width: 360, height: 780 };
// A picture travels with every clone for ever.
const LARGEST_PICTURE = 200_000;

const ASKED = 'Sokolewsky, Ilja 14.03.1979';
const PASSPORT = ['P<ZZSSOKOLEVSKII<<ILIA<<<<<<<<<<<<<<<<<<<<<<', 'SD44712090ZZS7903146M3001018<<<<<<<<<<<<<<04'];
const TRAVELLERS = `Surname;First name;Date of birth
Kalinarov;Roman;26.05.1975
Sokolevski;Ilya;14.03.1979
Vardenholm;Signe;02.11.1990
Nguyen Ha;Van Nam;1984
Nobody;Mirka;41.13.1980
Torvmark;Odin;17.08.1969
Estvold;Liv;30.06.2001
`;
const STOLEN_CARS = `Plate;Chassis number;Make;Model;Colour;Reason
ND417KL;WVWZZZ3CZ7E110342;Volkswagen;Passat;grey;stolen
ND902TR;TMBZZZ1Z972110877;Skoda;Octavia;blue;stolen
;;Renault;Clio;red;stolen
ND118BA;VF1BR1A0H37110455;Renault;Clio;white;misappropriated
`;

const browserPath = ['/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome'].find((path) =>
  existsSync(path),
);
if (!browserPath || !existsSync(join(ROOT, 'dist/web/index.html'))) {
  console.error(
    browserPath ? 'Build the web application first: npm run build' : 'There is no Chromium: apt-get install chromium',
  );
  process.exit(2);
}
const wanted = process.argv.slice(2);
mkdirSync(PICTURES, { recursive: true });

const home = mkdtempSync(join(tmpdir(), 'entente-pictures-'));
const node = spawn(process.execPath, [join(ROOT, 'src/app/main.ts')], {
  cwd: ROOT,
  env: { ...process.env, PORT, ENTENTE_HOME: home, ENTENTE_DEMO: '1', ENTENTE_ORIGIN: ADDRESS, ENTENTE_LOG: 'silent' },
  stdio: ['ignore', 'pipe', 'inherit'],
});
const browser = await chromium.launch({ executablePath: browserPath, args: ['--no-sandbox', '--disable-gpu'] });

/** Waits until the node says where it listens. */
async function untilItListens(): Promise<void> {
  for await (const chunk of node.stdout) if (String(chunk).includes('Entente listens')) return;
  throw new Error('The node ended before it listened.');
}

async function openWindow(options: BrowserContextOptions = {}): Promise<Page> {
  const context = await browser.newContext({
    viewport: WIDE,
    locale: 'en-GB',
    colorScheme: 'light',
    reducedMotion: 'reduce',
    timezoneId: 'Europe/Oslo',
    ...options,
  });
  const page = await context.newPage();
  page.setDefaultTimeout(20_000);
  await page.goto(`${ADDRESS}/sign-in`);
  return page;
}

async function giveNameAndPassword(page: Page, name: string): Promise<void> {
  await page.locator('input[autocomplete=username]').fill(name);
  await page.locator('input[type=password]').fill(DEMO_PASSWORD);
  await page.keyboard.press('Enter');
  await page.locator('input[autocomplete=one-time-code]').waitFor();
}

async function giveCode(page: Page): Promise<void> {
  await page.locator('input[autocomplete=one-time-code]').fill(totpCode(DEMO_TOTP_SECRET, new Date()));
  await page.locator('#main').waitFor();
}

async function signIn(name: string, options: BrowserContextOptions = {}): Promise<Page> {
  const page = await openWindow(options);
  await giveNameAndPassword(page, name);
  await giveCode(page);
  return page;
}

async function choosePurpose(page: Page, purpose: string): Promise<void> {
  await page.locator('#purpose').selectOption(purpose);
}

async function search(page: Page, text: string): Promise<void> {
  await page.keyboard.press('Escape');
  await page.locator('#search-box').fill(text);
  await page.keyboard.press('Enter');
  await page.locator('#verdict').waitFor();
}

async function speak(page: Page, language: string): Promise<void> {
  await page.locator('header label select').last().selectOption(language);
  await page.waitForFunction((code) => document.documentElement.lang === code, language);
}

/** Keeps what the window shows; `fullPage` where the end of the screen matters. */
async function take(page: Page, name: string, { fullPage = false } = {}): Promise<void> {
  if (wanted.length > 0 && !wanted.includes(name)) return;
  await page.waitForLoadState('networkidle');
  await page.waitForTimeout(300);
  const path = join(PICTURES, `${name}.png`);
  await page.screenshot({ path, fullPage });
  const { size } = statSync(path);
  console.log(`${name}.png ${Math.round(size / 1000)} kB${size > LARGEST_PICTURE ? ': too large' : ''}`);
}

/** The border booth: a name, the other hit, a scanned passport, the question to the owner. */
async function atTheBooth(): Promise<void> {
  const page = await openWindow();
  await giveNameAndPassword(page, 'frontline');
  await take(page, 'sign-in');
  await giveCode(page);
  await choosePurpose(page, 'border-management');
  await search(page, ASKED);
  await take(page, 'a-name-at-the-booth');
  await page.keyboard.press('ArrowDown');
  await page.waitForFunction(() => document.querySelector('article')?.getAttribute('aria-label')?.startsWith('Hit 2'));
  await take(page, 'a-possible-hit');
  await page.keyboard.press('Escape');
  await page.locator('h1').first().click();
  for (const line of PASSPORT) {
    await page.keyboard.type(line);
    await page.keyboard.press('Enter');
  }
  await page.locator('#verdict').waitFor();
  await page.getByRole('button', { name: 'Ask owner to confirm' }).click();
  await page.getByText('Owner answers within').waitFor();
  await take(page, 'the-owner-is-asked');
  await page.keyboard.press('?');
  await page.getByRole('dialog').waitFor();
  await take(page, 'the-keys');
  await page.keyboard.press('Escape');
  await speak(page, 'ar');
  await take(page, 'in-arabic');
  await page.setViewportSize(NARROW);
  await speak(page, 'vi');
  await take(page, 'in-vietnamese-on-a-telephone');
  await page.context().close();
}

/** The desk of Nordavia: a batch, a stolen passport, an import; and Sudoria, which may not report that passport. */
async function atTheDesk(): Promise<void> {
  const page = await signIn('desk');
  await choosePurpose(page, 'border-management');
  await page.goto(`${ADDRESS}/batch`);
  await page.setInputFiles('input[type=file]', {
    name: 'ferry-0915.csv',
    mimeType: 'text/csv',
    buffer: Buffer.from(TRAVELLERS),
  });
  await page.locator('form button[type=submit]').click();
  await page.getByText('Download the result').waitFor();
  await take(page, 'a-batch');

  await reportPassport(page, 'NQ7304418');
  await page.locator('form button[type=submit]').click();
  await page.waitForURL(/travel-document\/[0-9a-f-]{36}/);
  await page.locator('main article').waitFor();
  await take(page, 'a-passport-reported');

  await page.goto(`${ADDRESS}/import`);
  await page.setInputFiles('input[type=file]', {
    name: 'stolen-cars.csv',
    mimeType: 'text/csv',
    buffer: Buffer.from(STOLEN_CARS),
  });
  await page.locator('form button[type=submit]').click();
  await page.getByText('Import another file').waitFor();
  await take(page, 'an-import');
  await page.context().close();

  const sudoria = await signIn('desk.sudoria');
  await reportPassport(sudoria, 'NQ7304419');
  await sudoria.locator('form button[type=submit]').click();
  const refusal = sudoria.getByText('Only the issuing state may report this').first();
  await refusal.waitFor();
  await refusal.scrollIntoViewIfNeeded();
  await take(sudoria, 'refused');
  // So that the neighbours have asked about records of Nordavia.
  await choosePurpose(sudoria, 'criminal-investigation');
  const asked = ['Halddahl, Birk', 'Eiksund, Ivar', 'Brunmark, Signe', 'Ravdahl, Leif'];
  await sudoria.goto(`${ADDRESS}/`);
  for (const name of asked) await search(sudoria, name);
  await sudoria.context().close();
}

async function reportPassport(page: Page, number: string): Promise<void> {
  await page.goto(`${ADDRESS}/registers/travel-document/report`);
  await page.getByLabel('Document number').fill(number);
  await page.getByLabel('Issuing state').selectOption('ZZN');
  await page.getByLabel('Type of document').selectOption('passport');
  await page.getByLabel('Reason').selectOption('stolen');
}

/** Those who look after it: review, who asked, officers, health. */
async function aroundTheDesk(): Promise<void> {
  const reviewer = await signIn('reviewer');
  await reviewer.goto(`${ADDRESS}/registers/reviews`);
  await reviewer.getByRole('row').nth(1).waitFor();
  await take(reviewer, 'what-comes-due');
  const protection = await signIn('dpo');
  await protection.goto(`${ADDRESS}/audit?view=asked`);
  await protection.locator('main table').waitFor();
  await take(protection, 'who-asked');
  const administrator = await signIn('admin');
  await administrator.goto(`${ADDRESS}/administration`);
  await administrator.getByRole('button', { name: 'Add an officer' }).click();
  await administrator.getByLabel('Name', { exact: true }).fill('Mirka Velm');
  await administrator.getByLabel('Name to sign in').fill('mirka.velm');
  await administrator.getByLabel('Agency').first().selectOption('ZZN-BORDER');
  await administrator.getByLabel('Frontline officer').check();
  await take(administrator, 'a-new-officer');
  await administrator.goto(`${ADDRESS}/administration?part=health`);
  await administrator.getByText('Disk space').waitFor();
  await take(administrator, 'health');
}

try {
  await untilItListens();
  for (const round of [atTheBooth, atTheDesk, aroundTheDesk])
    await round().catch(async (error: Error) => {
      process.exitCode = 1;
      console.error(`${round.name}: ${error.message}`);
      const pages = browser.contexts().flatMap((context) => context.pages());
      await pages.at(-1)?.screenshot({ path: join(tmpdir(), `failed-${round.name}.png`) });
    });
} finally {
  await browser.close();
  if (node.exitCode === null) {
    node.kill('SIGTERM');
    await once(node, 'exit');
  }
  rmSync(home, { recursive: true, force: true });
}

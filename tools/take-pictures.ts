/**
 * Takes the pictures of docs/guides (a-day-at-the-desk, a-request-and-its-answer, which-agreement) from a real node with the invented world and a real browser:
 * `node tools/take-pictures.ts [name of a picture …]`. The node gets a data folder of its own, which goes afterwards.
 */
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, mkdirSync, mkdtempSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type BrowserContextOptions, chromium, type Page } from 'playwright-core';
import { DEMO_PASSWORD, DEMO_TOTP_SECRET, totpCode } from '../src/domains/access/public.ts';
import { findBrowser } from '../test/browser/find-browser.ts';

const ROOT = join(import.meta.dirname, '..');
const PICTURES = join(ROOT, 'docs/guides/pictures');
const PORT = process.env.PORT ?? '8093';
const ADDRESS = `http://localhost:${PORT}`;
const WIDE = { width: 1280, height: 900 };
const NARROW = { width: 360, height: 780 };
// A picture travels with every clone for ever.
const LARGEST_PICTURE = 200_000;

const ASKED = 'Sokolewsky, Ilja 14.03.1979';
const NOT_SURE = 'Nguyen Ha, Van Nam 1984';
const PASSPORT = ['P<ZZSSOKOLEVSKII<<ILIA<<<<<<<<<<<<<<<<<<<<<<', 'SD44712092ZZS7903144M3001019<<<<<<<<<<<<<<02'];
const WANTED_BY_NORDAVIA = ['Grønmark, Eskil', 'Skardahl, Runa', 'Lundrud, Birk', 'Torvmark, Jorn', 'Eikdahl, Ulrik'];
const TRAVELLERS = `Surname;First name;Date of birth
Kalinarov;Roman;26.05.1975
Sokolevski;Ilya;14.03.1979
Vardenholm;Signe;02.11.1990
Nguyen Ha;Van Nam;1984
Nobody;Mirka;41.13.1980
Torvmark;Odin;17.08.1969
Estvold;Liv;30.06.2001
`;
const STOLEN_CARS = `Plate;Plate country;Make;Model;Colour;Reason
ND417KL;ZZN;Volkswagen;Passat;grey;stolen
ND902TR;ZZN;Skoda;Octavia;blue;stolen
;ZZN;Renault;Clio;red;stolen
ND118BA;ZZN;Renault;Clio;white;misappropriated
`;

const browserPath = findBrowser();
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
  await new Promise<void>((listens, ended) => {
    // Read to its end: a node that cannot print any more cannot stop in order either.
    node.stdout.on('data', (chunk) => String(chunk).includes('Entente listens') && listens());
    node.on('exit', () => ended(new Error('The node ended before it listened.')));
  });
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

/** Keeps what the window shows. */
async function take(page: Page, name: string): Promise<void> {
  if (wanted.length > 0 && !wanted.includes(name)) return;
  await page.waitForLoadState('networkidle');
  await page.waitForTimeout(300);
  const path = join(PICTURES, `${name}.png`);
  await page.screenshot({ path });
  const { size } = statSync(path);
  console.log(`${name}.png ${Math.round(size / 1000)} kB${size > LARGEST_PICTURE ? ': too large' : ''}`);
}

/** The border booth: a name, a scanned passport, a possible hit and the question to its owner, other languages. */
async function atTheBooth(): Promise<void> {
  const page = await openWindow();
  await giveNameAndPassword(page, 'frontline');
  await take(page, 'sign-in');
  await giveCode(page);
  await choosePurpose(page, 'border-management');
  await search(page, ASKED);
  await take(page, 'a-name-at-the-booth');
  await page.keyboard.press('Escape');
  await page.evaluate(() => (document.activeElement as HTMLElement | null)?.blur());
  for (const line of PASSPORT) {
    await page.keyboard.type(line);
    await page.keyboard.press('Enter');
  }
  await page.locator('#verdict').waitFor();
  await take(page, 'a-scanned-passport');
  await search(page, NOT_SURE);
  await page.getByRole('button', { name: 'Ask owner to confirm' }).click();
  await page.getByText('Owner answers within').waitFor();
  await page.evaluate(() => window.scrollTo(0, 0));
  await take(page, 'the-owner-is-asked');
  await search(page, ASKED);
  await speak(page, 'ar');
  await take(page, 'in-arabic');
  await page.setViewportSize(NARROW);
  await speak(page, 'vi');
  await take(page, 'in-vietnamese-on-a-telephone');
  await page.context().close();
}

/** The desk of Nordavia: a batch and an import; and Sudoria, which may not report that passport. */
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
  await refusal.evaluate((element) => element.scrollIntoView({ block: 'center' }));
  await take(sudoria, 'refused');
  // So that the neighbours have asked about records of Nordavia.
  await choosePurpose(sudoria, 'criminal-investigation');
  await sudoria.goto(`${ADDRESS}/`);
  for (const name of WANTED_BY_NORDAVIA) await search(sudoria, name);
  await sudoria.context().close();
  const estmark = await signIn('desk.estmark');
  await choosePurpose(estmark, 'locate-wanted-person');
  for (const name of WANTED_BY_NORDAVIA.slice(0, 3)) await search(estmark, name);
  await estmark.context().close();
}

async function reportPassport(page: Page, number: string): Promise<void> {
  await page.goto(`${ADDRESS}/registers/travel-document/report`);
  await page.getByLabel('Document number').fill(number);
  await page.getByLabel('Issuing state').selectOption('ZZN');
  await page.getByLabel('Type of document').selectOption('passport');
  await page.getByLabel('Reason').selectOption('stolen');
}

/** Those who look after it: review, who asked, officers. */
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
  await administrator.locator('input[name=name]').fill('Mirka Velm');
  await administrator.locator('input[name=signInName]').fill('mirka.velm');
  await administrator.locator('select[name=agency]').selectOption('ZZN-BORDER');
  await administrator.getByLabel('Frontline officer').check();
  await take(administrator, 'a-new-officer');
}

/** What a desk writes and receives: the inbox, a draft that cannot leave, a message in quarantine, the board. */
async function messages(): Promise<void> {
  // A code serves its officer once, and both signed in a moment ago.
  await new Promise((next) => setTimeout(next, 30_500 - (Date.now() % 30_000)));
  const page = await signIn('desk');
  await page.goto(`${ADDRESS}/exchange`);
  await page.locator('[data-row="1"]').waitFor();
  await take(page, 'messages-to-be-done');
  await page.locator('[data-row="1"]').click();
  await page.getByText('This message is in quarantine.').waitFor();
  await take(page, 'a-message-in-quarantine');
  await page.goto(`${ADDRESS}/exchange/drafts?state=draft`);
  await page.locator('[data-row="0"]').click();
  await page.getByText('It cannot leave yet').waitFor();
  await take(page, 'what-stands-in-the-way');
  const second = await signIn('reviewer');
  await second.goto(`${ADDRESS}/exchange/drafts?state=waiting`);
  await second.locator('[data-row="0"]').click();
  await second.getByText('It may leave when a second person releases it.').waitFor();
  await take(second, 'what-the-second-person-reads');
  await second.goto(`${ADDRESS}/exchange/board`);
  await second.getByRole('heading', { name: 'By officer' }).waitFor();
  await take(second, 'the-board');
}

/** Which agreement lets one ask: a no with its reasons, the gap on the map, its negotiation, the form, a group. */
async function agreements(): Promise<void> {
  const day = new Date().toISOString().slice(0, 10);
  const about = `measure=request-information&offence=drug-trafficking&data=personal&on=${day}`;
  const page = await signIn('analyst');
  await page.goto(`${ADDRESS}/instruments?from=ZZN&to=ZZE&${about}`);
  await page.locator('#basis-verdict h2').waitFor();
  await page.locator('#basis-verdict').evaluate((verdict) => verdict.scrollIntoView());
  await take(page, 'no-and-why');
  await page.goto(`${ADDRESS}/instruments/coverage?party=ZZN&${about}`);
  await page.locator('#main svg path').first().waitFor();
  await take(page, 'the-gap-on-the-map');
  await page.goto(`${ADDRESS}/instruments/group?parties=ZZN,ZZS,ZZE&${about}`);
  await page.locator('#group-lacking').waitFor();
  await take(page, 'what-a-group-has-in-common');
  await page.goto(`${ADDRESS}/instruments/new?from=ZZN&to=ZZE&${about}`);
  await page.getByRole('button', { name: 'Enter the agreement' }).waitFor();
  await take(page, 'a-new-agreement');
}

try {
  await untilItListens();
  for (const round of [atTheBooth, atTheDesk, aroundTheDesk, messages, agreements])
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

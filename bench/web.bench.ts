import { type Browser, chromium, type Page } from 'playwright-core';
import { inventedPerson, inventedRecord } from '../src/app/trial/invented-checks.ts';
import { prepareTrialHome, startTrialNode, type TrialNode } from '../src/app/trial/trial-node.ts';
import { findBrowser } from '../test/browser/find-browser.ts';
import { Figures, readFlag } from './figures.ts';

const SEED = 20_211_015;
const PASSWORD = 'a bench by the river in June';
const SLOWED = 4;
// Words and dialogs come two to three seconds after the first screen, so that it need not wait for them.
const EVERYTHING_IS_HERE_MS = 5000;

function* persons(count: number) {
  for (let n = 0; n < count; n++) yield inventedRecord('person', n, SEED);
}

/** An officer who may search, with a password and nothing else. */
async function makeOfficer(node: TrialNode): Promise<string> {
  const { items } = await node.ask<{ items: { code: string; party: string | null; functions: string[] }[] }>(
    'GET',
    '/v1/agencies',
  );
  const agency = items.find(({ party, functions }) => party !== null && functions.length > 0)!.code;
  const made = await node.ask<{ link: string }>('POST', '/v1/officers', {
    name: 'Ada Voss',
    signInName: 'bench.officer',
    agency,
    roles: ['desk-officer'],
  });
  await node.ask('POST', `/v1/invitations/${made.link.split('/').at(-1)}`, { password: PASSWORD });
  return 'bench.officer';
}

async function signIn(page: Page, name: string): Promise<void> {
  await page.locator('input[autocomplete=username]').fill(name);
  await page.locator('input[type=password]').fill(PASSWORD);
  await page.keyboard.press('Enter');
  await page.locator('#search-box').waitFor();
}

/** Bytes as they travelled, compressed, of all scripts or styles that the open page has had so far. */
function weigh(page: Page, kind: 'js' | 'css'): Promise<number> {
  return page.evaluate<number>(`performance.getEntriesByType('resource')
    .filter(({ name, responseEnd }) => responseEnd > 0 && new URL(name).pathname.endsWith('.${kind}'))
    .reduce((sum, { encodedBodySize }) => sum + encodedBodySize, 0)`);
}

/** Milliseconds from the press of Enter to the frame in which the answer stands, as the page itself sees it. */
async function timeAnswer(page: Page, text: string): Promise<number> {
  await page.locator('#search-box').fill(text);
  // The page is watching before the key is pressed.
  await page.evaluate(`window.painted = new Promise((resolve) => {
    const said = () => document.querySelector('#verdict')?.textContent ?? '';
    const former = said();
    let pressed = 0;
    addEventListener('keydown', (event) => { if (event.key === 'Enter') pressed = event.timeStamp; }, { capture: true, once: true });
    const seen = new MutationObserver(() => {
      if (pressed === 0 || said() === '' || said() === former) return;
      seen.disconnect();
      // Two frames on, the one with the answer has been painted.
      requestAnimationFrame(() => requestAnimationFrame((now) => resolve(now - pressed)));
    });
    seen.observe(document.body, { childList: true, subtree: true, characterData: true });
  }); 0`);
  await page.keyboard.press('Enter');
  const ms = await page.evaluate<number>('window.painted');
  await page.keyboard.press('Escape'); // a new search: the next answer is a new one
  await page.locator('#verdict').waitFor({ state: 'detached' });
  return ms;
}

interface Scrolled {
  readonly frames: number[];
  readonly pages: number[];
  readonly rows: number;
  readonly seconds: number;
  readonly waited: number;
  readonly heapMb: number;
}

// Three pages a second: as fast as a hand turns a wheel, and faster than anybody reads.
const PIXELS_A_SECOND = 13_200;
const HEAP = 'performance.memory.usedJSHeapSize / 1e6';

/** Scrolls the open list over so many pages, as the page itself sees its frames. */
async function scrollList(page: Page, pages: number): Promise<Scrolled> {
  await page.locator('[data-row="0"]').waitFor();
  return page.evaluate<Scrolled>(`new Promise((resolve) => {
    const table = document.querySelector('[role=table]');
    performance.clearResourceTimings();
    performance.setResourceTimingBufferSize(${pages + 200});
    const frames = [];
    const began = performance.now();
    let last = began;
    let waited = 0;
    const rowAt = () => Number(table.querySelector('[data-row]:last-of-type')?.dataset.row ?? 0);
    const step = (now) => {
      const ms = now - last;
      last = now;
      if (ms > 0) frames.push(ms);
      const atEnd = table.scrollTop + table.clientHeight >= table.scrollHeight - 2;
      if (atEnd) waited += ms;
      table.scrollTop += ${PIXELS_A_SECOND} * Math.min(ms, 100) / 1000;
      const asked = performance.getEntriesByType('resource').filter(({ name }) => name.includes('/records?'));
      if (asked.length >= ${pages} || (atEnd && table.getAttribute('aria-rowcount') !== '-1')) {
        return resolve({
          frames: frames.slice(1), pages: asked.map(({ duration }) => duration), rows: rowAt(),
          seconds: (now - began) / 1000, waited, heapMb: ${HEAP},
        });
      }
      requestAnimationFrame(step);
    };
    requestAnimationFrame(step);
  })`);
}

function sayScrolled(figures: Figures, name: string, { frames, pages, rows, seconds, waited }: Scrolled): void {
  figures.sayLatencies(`${name}: a page of 100 rows`, pages);
  figures.say(name, 'rows passed', 'rows', rows);
  figures.sayLatencies(`${name}: a frame`, frames);
  figures.say(name, 'frames later than 50 ms', '%', (100 * frames.filter((ms) => ms > 50).length) / frames.length);
  figures.say(name, 'stood still for rows', '%', waited / seconds / 10);
}

/**
 * How the application feels: from Enter to the painted answer on a large register, the size of the first screen's
 * scripts, frames while a register is scrolled over many pages, and the time to the first search on a slowed processor. The browser shares the cores with the node.
 */
export async function run(args: string[]): Promise<void> {
  const figures = new Figures('web', args);
  const count = readFlag(args, 'records', 1e5);
  const searches = readFlag(args, 'searches', 60);
  const scrollPages = readFlag(args, 'pages', 40);
  const executablePath = findBrowser();
  if (!executablePath) throw new Error('There is no Chromium: apt-get install chromium');
  figures.step(`filling the registers with ${count} persons`);
  const trial = await prepareTrialHome(persons(count), { countries: 2 });
  let browser: Browser | undefined;
  try {
    figures.step('starting the node');
    const node = await startTrialNode(trial.home);
    const name = await makeOfficer(node);
    const url = `http://localhost:${new URL(node.url).port}`;
    browser = await chromium.launch({
      executablePath,
      args: [
        '--no-sandbox',
        '--disable-gpu',
        '--disable-background-networking',
        '--disable-component-update',
        '--no-first-run',
        '--enable-precise-memory-info',
      ],
    });
    const context = await browser.newContext();
    const page = await context.newPage();
    await page.goto(url);
    await page.locator('input[autocomplete=username]').waitFor();
    figures.say('sign-in page', 'scripts, compressed', 'kB', (await weigh(page, 'js')) / 1000);
    await signIn(page, name);
    const first = await weigh(page, 'js');
    figures.say('search screen, sign-in page included', 'scripts, compressed', 'kB', first / 1000);
    figures.say('search screen, sign-in page included', 'styles, compressed', 'kB', (await weigh(page, 'css')) / 1000);
    await page.waitForTimeout(EVERYTHING_IS_HERE_MS);
    const after = (await weigh(page, 'js')) - first;
    figures.say('what follows the search screen', 'scripts, compressed', 'kB', after / 1000);

    figures.step('searching');
    await page.locator('#search-box').fill('Nobody, Known');
    await page.keyboard.press('Enter');
    await page.locator('#verdict').waitFor();
    await page.keyboard.press('Escape');
    await page.locator('#verdict').waitFor({ state: 'detached' });
    const times: number[] = [];
    for (let i = -5; i < searches; i++) {
      const person = inventedPerson(i % 3 === 0 ? Math.abs(i) * 97 : count + i, SEED);
      const ms = await timeAnswer(page, `${person.family}, ${person.given} ${person.on}`);
      if (i >= 0) times.push(ms); // the first few warm up
    }
    figures.sayLatencies(`Enter to painted answer, ${count} persons`, times);

    figures.step(`scrolling over ${scrollPages} pages`);
    const session = await context.newCDPSession(page);
    await page.goto(`${url}/registers/person`);
    await page.locator('[data-row="0"]').waitFor();
    await session.send('HeapProfiler.collectGarbage');
    const heapBefore = await page.evaluate<number>(HEAP);
    sayScrolled(figures, `scrolling ${count} persons, newest first`, await scrollList(page, scrollPages));
    await session.send('HeapProfiler.collectGarbage');
    figures.say('scrolling', 'memory of the page grew by', 'MB', (await page.evaluate<number>(HEAP)) - heapBefore);
    for (const sort of ['title', 'review']) {
      await page.goto(`${url}/registers/person?sort=${sort}`);
      sayScrolled(figures, `scrolling ${count} persons by ${sort}`, await scrollList(page, Math.ceil(scrollPages / 4)));
    }

    await session.send('Emulation.setCPUThrottlingRate', { rate: SLOWED });
    await page.goto('about:blank');
    const began = performance.now();
    await page.goto(url);
    await page.locator('#search-box:focus').waitFor();
    figures.say(`${SLOWED}× slowed processor`, 'to the first search', 's', (performance.now() - began) / 1000);
    await node.stop();
  } finally {
    await browser?.close();
    trial.remove();
  }
  figures.print();
}

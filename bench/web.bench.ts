import { existsSync } from 'node:fs';
import { gzipSync } from 'node:zlib';
import { type Browser, chromium, type Page } from 'playwright-core';
import { inventedPerson, inventedRecord } from '../src/app/trial/invented-checks.ts';
import { prepareTrialHome, startTrialNode, type TrialNode } from '../src/app/trial/trial-node.ts';
import { Figures, readFlag } from './figures.ts';

const SEED = 20_211_015;
const PASSWORD = 'a bench by the river in June';
const SLOWED = 4;

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

/**
 * How the application feels: from Enter to the painted answer on a large register, the size of the first screen's
 * scripts, and the time to the first search on a slowed processor. The browser shares the cores with the node.
 */
export async function run(args: string[]): Promise<void> {
  const figures = new Figures('web', args);
  const count = readFlag(args, 'records', 1e5);
  const searches = readFlag(args, 'searches', 60);
  const executablePath = ['/usr/bin/chromium', '/usr/bin/chromium-browser'].find((path) => existsSync(path));
  if (!executablePath) throw new Error('There is no Chromium; "npm test" installs it where it may.');
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
      ],
    });
    const context = await browser.newContext();
    const page = await context.newPage();
    let scripts = 0;
    let styles = 0;
    const weighing: Promise<void>[] = [];
    page.on('response', (response) => {
      const kind = response.request().resourceType();
      if (kind !== 'script' && kind !== 'stylesheet') return;
      weighing.push(
        response.body().then((body) => {
          const bytes = gzipSync(body, { level: 9 }).length;
          if (kind === 'script') scripts += bytes;
          else styles += bytes;
        }),
      );
    });
    await page.goto(url);
    await page.locator('input[autocomplete=username]').waitFor();
    await Promise.all(weighing);
    figures.say('sign-in page', 'scripts, compressed', 'kB', scripts / 1000);
    await signIn(page, name);
    await Promise.all(weighing);
    figures.say('search screen, sign-in page included', 'scripts, compressed', 'kB', scripts / 1000);
    figures.say('search screen, sign-in page included', 'styles, compressed', 'kB', styles / 1000);

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

    const session = await context.newCDPSession(page);
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

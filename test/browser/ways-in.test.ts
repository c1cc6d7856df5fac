import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { totpCode } from '../../src/domains/access/public.ts';
import { type DeskInBrowser, findBarriers, picture, startDesk, type Window } from './browser.ts';
import { findBrowser } from './find-browser.ts';

const browser = findBrowser();
const PASSWORD = 'seven grey herons by the weir';

describe.skipIf(!browser)('the ways in', () => {
  let desk: DeskInBrowser;
  let window: Window;
  let signInName: string;
  let recoveryCodes: string[];
  let secret: string;

  beforeAll(async () => {
    // Nobody listens there: a provider that is away.
    const oidc = { issuer: 'http://127.0.0.1:9', clientId: 'entente', clientSecret: 'a secret between the two' };
    desk = await startDesk(browser!, { oidc });
    window = await desk.open();
  });
  afterAll(() => desk?.close());

  async function startSignIn(password: string): Promise<void> {
    const { page } = window;
    await window.context.clearCookies();
    await page.goto(`${desk.url}/sign-in`);
    await page.locator('input[autocomplete=username]').fill(signInName);
    await page.locator('input[type=password]').fill(password);
    await page.keyboard.press('Enter');
  }

  test('a new officer follows a one-time link and chooses a password; the link serves once', async () => {
    const admin = await desk.open();
    await desk.signIn(admin, 'admin');
    const made = await admin.page.evaluate(async () => {
      const officer = { name: 'Mirka Velm', signInName: 'mirka.velm', agency: 'ZZN-BORDER', roles: ['frontline'] };
      const answer = await fetch('/v1/officers', {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify(officer),
      });
      return (await answer.json()) as { link: string; officer: { signInName: string } };
    });
    signInName = made.officer.signInName;
    const { page } = window;
    await page.goto(made.link);
    const fields = page.locator('input[type=password]');
    await fields.first().fill('short');
    await page.keyboard.press('Enter');
    await page.getByText('Too short: at least 12 characters.').waitFor();
    await fields.first().fill(PASSWORD);
    await fields.nth(1).fill(PASSWORD);
    expect(await findBarriers(page)).toEqual([]);
    await picture(page, 'invitation en light');
    await page.keyboard.press('Enter');
    await page.getByText('Your password is set.').waitFor();
    await page.goto(made.link);
    await page.getByText('This link leads nowhere any more.').waitFor();
  });

  test('where the organisation signs in its officers there is a button for it; a provider that is away is told on the page', async () => {
    const guest = await desk.open();
    await guest.page.goto(`${desk.url}/sign-in`);
    const button = guest.page.getByRole('link', { name: 'Sign in through your organisation' });
    expect(await button.getAttribute('href')).toBe('/v1/oidc/start');
    await button.click();
    await guest.page.waitForURL(/\/sign-in\?problem=busy$/);
    await guest.page.getByText('The node has no room for this now').waitFor();
    expect(await findBarriers(guest.page)).toEqual([]);
    expect(await guest.page.locator('input[autocomplete=username]').isEditable()).toBe(true);
    await guest.context.close();
  });

  test('a wrong password is refused in words that tell nothing else', async () => {
    await startSignIn('not the password at all');
    await window.page.getByText('The sign-in did not succeed').waitFor();
    expect(await window.page.locator('input[autocomplete=username]').inputValue()).toBe(signInName);
  });

  test('the officer sets up a second step and keeps the recovery codes', async () => {
    const { page } = window;
    await startSignIn(PASSWORD);
    await page.locator('#main').waitFor();
    await page.goto(`${desk.url}/account`);
    await page.getByRole('button', { name: 'Set up' }).click();
    secret = (await page.locator('section code').textContent()) ?? '';
    await page.locator('input[autocomplete=one-time-code]').fill(totpCode(secret, desk.node.now()));
    await page.keyboard.press('Enter');
    await page.getByRole('button', { name: 'I have kept them' }).waitFor();
    recoveryCodes = await page.locator('ul[dir=ltr] li').allTextContents();
    expect(recoveryCodes.length).toBeGreaterThan(4);
    await page.getByRole('button', { name: 'I have kept them' }).click();
    await page.getByText('Set up: after the password', { exact: false }).waitFor();
  });

  test('a recovery code lets in once when the authenticator is lost', async () => {
    const { page } = window;
    const enterByRecoveryCode = async (): Promise<void> => {
      await startSignIn(PASSWORD);
      await page.getByRole('button', { name: 'Use a recovery code' }).click();
      await page.locator('input[autocomplete=one-time-code]').fill(recoveryCodes[0]!);
      await page.keyboard.press('Enter');
    };
    await enterByRecoveryCode();
    await page.locator('#main').waitFor();
    await enterByRecoveryCode();
    await page.getByText('The sign-in did not succeed').waitFor();
  });

  test('a passkey is added after one has signed in just now, over the page if need be; it lets in without a password', async () => {
    const { page } = window;
    const devices = await window.context.newCDPSession(page);
    await devices.send('WebAuthn.enable');
    await devices.send('WebAuthn.addVirtualAuthenticator', {
      options: {
        protocol: 'ctap2',
        transport: 'internal',
        hasResidentKey: true,
        hasUserVerification: true,
        isUserVerified: true,
        automaticPresenceSimulation: true,
      },
    });
    await startSignIn(PASSWORD);
    await page.getByRole('button', { name: 'Use a recovery code' }).click();
    await page.locator('input[autocomplete=one-time-code]').fill(recoveryCodes[1]!);
    await page.keyboard.press('Enter');
    await page.locator('#main').waitFor();
    await page.goto(`${desk.url}/account`);
    await page.getByLabel('Name for it').fill('Desk at lane 4');
    const sessions = (): Promise<number> =>
      page.evaluate(async () => (await (await fetch('/v1/me/sessions')).json()).items.length);
    const before = await sessions();
    // Half an hour later somebody else may stand before the screen.
    desk.node.later(30 * 60_000);
    await page.getByRole('button', { name: 'Add a passkey' }).click();
    const dialog = page.getByRole('dialog', { name: 'Show once more that it is you' });
    await dialog.locator('input[type=password]').fill(PASSWORD);
    await page.keyboard.press('Enter');
    await dialog.locator('input[autocomplete=one-time-code]').fill(totpCode(secret, desk.node.now()));
    await page.getByText('Desk at lane 4').waitFor();
    await dialog.waitFor({ state: 'detached' });
    // The new session takes the place of the one before.
    await expect.poll(sessions).toBe(before);
    await window.context.clearCookies();
    await page.goto(`${desk.url}/sign-in`);
    await page.getByRole('button', { name: 'Use a passkey' }).click();
    await page.locator('#main').waitFor();
    expect(window.complaints).toEqual([]);
  });
});

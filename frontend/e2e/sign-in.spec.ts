import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Page, Route } from '@playwright/test';
import type accountWords from '../features/account/messages.fr.json';
import type linkWords from '../features/auth/link-messages.fr.json';
import type authWords from '../features/auth/messages.fr.json';
import type signInWords from '../features/auth/sign-in-messages.fr.json';
import { Authenticator, keepPasskey } from './authenticator';
import { press, tabTo, type } from './keyboard';
import { fitsNarrowScreens, look } from './look';
import {
  invite,
  letBackIn,
  mailedLink,
  newcomer,
  nextCode,
  setUpApp,
  settle,
  token,
  type Newcomer,
} from './newcomer';
import { claire, PASSWORD, words, type Language } from './people';
import { expect, NEEDS_PLATFORM, test } from './platform';

const languages: Language[] = ['fr', 'en'];

/** The very words of the pages: what they say may change, where it leads may not. */
function said(language: Language) {
  const file = (name: string, feature = 'auth'): unknown =>
    JSON.parse(
      readFileSync(
        join(import.meta.dirname, `../features/${feature}/${name}.${language}.json`),
        'utf8',
      ),
    );
  return {
    prompt: (file('messages', 'account') as typeof accountWords).addressPrompt,
    auth: file('messages') as typeof authWords,
    door: file('sign-in-messages') as typeof signInWords,
    link: file('link-messages') as typeof linkWords,
  };
}

for (const language of languages) {
  test.describe(`coming in, ${language}`, () => {
    const w = words[language];
    const { auth, door, link, prompt } = said(language);
    const rules = link.password.rules.replace('{shortest}', '15');
    const main = (page: Page) => page.locator('main');
    const alert = (page: Page) => main(page).getByRole('alert');
    const heading = (page: Page, name: string) =>
      page.getByRole('heading', { level: 1, name, exact: true });
    test.use({
      viewport: { width: 360, height: 740 },
      locale: language === 'fr' ? 'fr-FR' : 'en-GB',
    });

    const see = async (page: Page, name: string) => {
      await look(page, language, name);
      await fitsNarrowScreens(page);
    };

    async function typePassword(page: Page, email: string, password: string): Promise<void> {
      await type(page, door.email, email);
      await type(page, door.password, password);
      await page.keyboard.press('Enter');
    }

    async function signOut(page: Page): Promise<void> {
      await page.getByRole('button', { name: w.signOut }).click();
      await page.waitForURL(`**/${language}/`);
    }

    test(
      'somebody invited makes an account, confirms it, and comes in',
      NEEDS_PLATFORM,
      async ({ page, request }) => {
        const nora = newcomer(language);
        await invite(request, language, nora);
        await page.goto(await mailedLink(request, nora.email, 'register'));
        await expect(page).toHaveURL(`/${language}/register/`);
        await expect(page.getByText(link.register.invited)).toBeVisible();
        await expect(page.getByText(rules)).toBeVisible();
        await see(page, 'register-invited');

        await type(page, link.register.name, nora.name);
        const own = nora.email.replace('lumiere.demo', 'example.org');
        await type(page, link.email, nora.email);
        await type(page, link.register.own, own);
        await type(page, link.register.password, 'demo1234');
        await press(page, link.register.submit);
        await expect(alert(page)).toBeFocused();
        const password = page.getByLabel(link.register.password, { exact: true });
        await expect(password).toHaveAttribute('aria-invalid', 'true');
        await see(page, 'register-refused');
        await expect(page.getByLabel(link.register.name, { exact: true })).toHaveValue(nora.name);
        await type(page, link.register.password, nora.password);
        await press(page, link.register.submit);
        await expect(heading(page, link.lookInMailbox)).toBeFocused();
        await see(page, 'register-sent');

        await page.goto(await mailedLink(request, nora.email, 'confirm-registration'));
        await expect(page).toHaveURL(`/${language}/confirm-registration/`);
        await type(page, link.confirm.password, 'not the one that was chosen');
        await press(page, link.confirm.submit);
        await expect(alert(page)).toBeFocused();
        await see(page, 'confirm-registration-refused');
        await type(page, link.confirm.password, nora.password);
        await press(page, link.confirm.submit);
        await expect(heading(page, link.confirm.done)).toBeFocused();
        await see(page, 'confirm-registration-done');
        await press(page, link.toSignIn);
        await typePassword(page, nora.email, nora.password);
        await page.waitForURL(`**/${language}/home/`);
        await expect(page.getByRole('heading', { level: 1 })).toContainText('Nora');

        await expect(page.getByRole('heading', { name: prompt.title })).toBeVisible();
        await see(page, 'home-without-own-address');
        await press(page, prompt.notNow);
        await expect(page.getByText(prompt.later)).toBeFocused();
        await page.goto(await mailedLink(request, own, 'confirm-address'));
        await press(page, link.address.submit);
        await expect(heading(page, link.address.done)).toBeFocused();
      },
    );

    test(
      'a forgotten password is replaced by a link that works once',
      NEEDS_PLATFORM,
      async ({ page, request }) => {
        const nora = newcomer(language);
        await settle(request, language, nora);
        await page.goto(`/${language}/sign-in/`);
        await type(page, door.email, nora.email);
        await press(page, door.forgotten);
        await expect(page.getByLabel(link.email, { exact: true })).toHaveValue(nora.email);
        await see(page, 'forgot-password');
        await press(page, link.forgotten.submit);
        await expect(heading(page, link.lookInMailbox)).toBeFocused();
        await see(page, 'forgot-password-sent');

        const mailed = await mailedLink(request, nora.email, 'reset-password');
        const [, secret = ''] = mailed.split('#');
        const sent: string[] = [];
        page.on('request', (seen) => sent.push(seen.url()));
        await page.goto(mailed);
        await expect(page).toHaveURL(`/${language}/reset-password/`);
        await expect(page.getByText(rules)).toBeVisible();
        await see(page, 'reset-password');
        await type(page, link.reset.password, `${nora.name} 2026`);
        await press(page, link.reset.submit);
        await expect(alert(page)).toBeFocused();
        await see(page, 'reset-password-refused');
        const chosen = 'cinq vaches vertes dansent la nuit';
        await type(page, link.reset.password, chosen);
        await press(page, link.reset.submit);
        await expect(heading(page, link.reset.done)).toBeFocused();
        expect(sent.filter((url) => url.split('#')[0]?.includes(secret))).toEqual([]);
        await press(page, link.toSignIn);
        await typePassword(page, nora.email, chosen);
        await page.waitForURL(`**/${language}/home/`);

        await signOut(page);
        await page.goto(mailed);
        await type(page, link.reset.password, 'six canards rouges nagent ensemble');
        await press(page, link.reset.submit);
        await expect(heading(page, link.link.ended)).toBeVisible();
        await see(page, 'reset-password-ended');
      },
    );

    test(
      'after the password comes a code, of the app or from paper',
      NEEDS_PLATFORM,
      async ({ page, request }) => {
        const nora = newcomer(language);
        await settle(request, language, nora);
        const app = await setUpApp(request, nora);
        await page.goto(`/${language}/sign-in/#next=${encodeURIComponent(`/${language}/triage/`)}`);
        await typePassword(page, nora.email, nora.password);
        await expect(heading(page, door.second.app.title)).toBeFocused();
        await see(page, 'second-step-app');
        await type(page, door.second.app.label, '000 000');
        await press(page, door.second.submit);
        await expect(alert(page)).toBeFocused();
        await see(page, 'second-step-wrong');
        await type(page, door.second.app.label, nextCode(app));
        await press(page, door.second.submit);
        await page.waitForURL(`**/${language}/triage/`);

        await signOut(page);
        await page.goto(`/${language}/sign-in/`);
        await typePassword(page, nora.email, nora.password);
        await press(page, door.second.recovery.instead);
        await expect(heading(page, door.second.recovery.title)).toBeFocused();
        await see(page, 'second-step-recovery');
        await type(page, door.second.recovery.label, (app.recoveryCodes[0] ?? '').toLowerCase());
        await press(page, door.second.submit);
        await page.waitForURL(`**/${language}/home/`);
      },
    );

    test(
      'who has lost telephone and paper comes back by a link and the password',
      NEEDS_PLATFORM,
      async ({ page, request }) => {
        const nora = newcomer(language);
        await settle(request, language, nora);
        const headers = await token(request, nora.email, nora.password);
        await setUpApp(request, nora);
        await letBackIn(request, headers);

        await page.goto(await mailedLink(request, nora.email, 'recover-account'));
        await expect(page).toHaveURL(`/${language}/recover-account/`);
        await see(page, 'recover-account');
        await type(page, link.recover.password, 'not this one');
        await press(page, link.recover.submit);
        await expect(alert(page)).toBeFocused();
        await see(page, 'recover-account-refused');
        await type(page, link.recover.password, nora.password);
        await press(page, link.recover.submit);
        await expect(heading(page, link.recover.done)).toBeFocused();
        await see(page, 'recover-account-done');
        await press(page, link.toSignIn);
        await typePassword(page, nora.email, nora.password);
        await page.waitForURL(`**/${language}/home/`);
      },
    );

    test(
      'a passkey opens by its button, by the list of the browser, and as second step',
      NEEDS_PLATFORM,
      async ({ page, request }) => {
        const nora = newcomer(language);
        await settle(request, language, nora);
        await page.goto(`/${language}/emergency/`);
        const device = await Authenticator.of(page);
        const bearer = await token(request, nora.email, nora.password);
        expect(await keepPasskey(page, bearer)).toBe(201);

        await device.isTouched(false);
        await page.goto(`/${language}/sign-in/`);
        await tabTo(page, main(page).getByRole('button', { name: door.passkey.use }));
        await device.isTouched(true);
        await page.keyboard.press('Enter');
        await page.waitForURL(`**/${language}/home/`);
        await expect(page.getByRole('heading', { level: 1 })).toContainText('Nora');

        // The browser's own list: this device has one passkey, and its owner takes it.
        await signOut(page);
        await page.goto(`/${language}/sign-in/`);
        await page.waitForURL(`**/${language}/home/`);

        await signOut(page);
        await device.isTouched(false);
        await page.goto(`/${language}/sign-in/`);
        await typePassword(page, nora.email, nora.password);
        await expect(heading(page, door.second.passkey.title)).toBeFocused();
        await see(page, 'second-step-passkey');
        await device.isTouched(true);
        await press(page, door.passkey.use);
        await page.waitForURL(`**/${language}/home/`);

        // A device that forgot it: said in plain words, and the password still works.
        await signOut(page);
        await device.forget();
        await page.goto(`/${language}/sign-in/`);
        await press(page, door.passkey.use);
        await expect(alert(page)).toContainText(door.passkey.turnedAway);
        await see(page, 'sign-in-no-passkey');
      },
    );

    test(
      'a personal address is confirmed by its owner, who signs in on the page',
      NEEDS_PLATFORM,
      async ({ page, request }) => {
        const nora: Newcomer = newcomer(language);
        await settle(request, language, nora);
        const own = nora.email.replace('lumiere.demo', 'example.org');
        const asked = await request.post('/api/v1/auth/personal-address', {
          headers: await token(request, nora.email, nora.password),
          data: { email: own },
        });
        expect(asked.status()).toBe(202);
        await page.goto(await mailedLink(request, own, 'confirm-address'));
        await expect(page).toHaveURL(`/${language}/confirm-address/`);
        await expect(page.getByText(link.address.signInFirst)).toBeVisible();
        await see(page, 'confirm-address-anonymous');
        await typePassword(page, nora.email, nora.password);
        await see(page, 'confirm-address');
        await press(page, link.address.submit);
        await expect(heading(page, link.address.done)).toBeFocused();
        await signOut(page);
        await page.goto(`/${language}/sign-in/`);
        await typePassword(page, own, nora.password);
        await page.waitForURL(`**/${language}/home/`);
      },
    );

    const answer = (status: number, type: string, more: object = {}) => ({
      status,
      contentType: 'application/problem+json',
      body: JSON.stringify({
        type: `/problems/${type}`,
        title: type,
        status,
        detail: type,
        ...more,
      }),
    });
    /** What the server answers next, whatever is asked. */
    const next = (page: Page, path: string, fulfil: Parameters<Route['fulfill']>[0]) =>
      page.route(`**/api/v1/auth/${path}`, (route) => route.fulfill(fulfil), { times: 1 });

    test('waiting, a busy or unreachable server and an ended challenge lose nothing', async ({
      page,
    }) => {
      await page.goto(`/${language}/sign-in/`);
      await next(page, 'login', {
        ...answer(429, 'auth/too-many-attempts'),
        headers: { 'Retry-After': '240' },
      });
      await typePassword(page, claire, PASSWORD);
      await expect(alert(page)).toContainText('4 minutes');
      await see(page, 'sign-in-wait');
      await next(page, 'login', { ...answer(503, 'auth/busy'), headers: { 'Retry-After': '3' } });
      await press(page, door.submit);
      await expect(alert(page)).toContainText('3 second');
      await page.route('**/api/v1/auth/login', (route) => route.abort(), { times: 1 });
      await press(page, door.submit);
      await expect(alert(page)).toContainText(w.unreachable);

      const asked = { challenge: 'c1.x', methods: ['recovery_code', 'totp'] };
      await next(page, 'login', answer(401, 'auth/second-factor-required', asked));
      await press(page, door.submit);
      await expect(heading(page, door.second.app.title)).toBeFocused();
      await press(page, door.second.submit);
      await expect(alert(page)).toContainText(door.second.app.none);
      await next(page, 'login/second-factor', answer(401, 'auth/challenge-ended'));
      await type(page, door.second.app.label, '123 456');
      await press(page, door.second.submit);
      await expect(alert(page)).toContainText('auth/challenge-ended');
      await expect(page.getByLabel(door.email, { exact: true })).toHaveValue(claire);
      await expect(page.getByLabel(door.password, { exact: true })).toHaveValue(PASSWORD);
      await press(page, door.submit);
      await page.waitForURL(`**/${language}/home/`);
    });

    test('the company’s own sign-in is offered, comes back, and is linked by signing in once', async ({
      page,
    }) => {
      await page.goto(`/${language}/sign-in/`);
      await press(page, door.company.use);
      await expect(alert(page)).toContainText(door.company.noEmail);
      await type(page, door.email, claire);
      await next(page, 'federation/discover', { json: { providers: [], localSignIn: true } });
      await press(page, door.company.use);
      await expect(page.getByText(door.company.none)).toBeVisible();
      const ways = ['Lumière SSO', 'Pro Santé Connect'].map((name, id) => ({
        id: `${id}`,
        kind: 'oidc',
        name,
        begin: `/${language}/sign-in/?federation=company.secret`,
      }));
      await next(page, 'federation/discover', { json: { providers: ways, localSignIn: true } });
      await press(page, door.company.use);
      await see(page, 'sign-in-company');
      await next(page, 'federation/finish', answer(409, 'auth/federation-not-linked'));
      await press(page, 'Pro Santé Connect');
      await expect(alert(page)).toContainText('auth/federation-not-linked');
      expect(page.url()).not.toContain('secret');
      await see(page, 'sign-in-not-linked');
      await next(page, 'federation/links', { status: 201, json: {} });
      const linked = page.waitForRequest('**/federation/links');
      await typePassword(page, claire, PASSWORD);
      await expect(heading(page, door.company.link.title)).toBeFocused();
      await see(page, 'sign-in-link');
      await press(page, door.company.link.yes);
      expect((await linked).postDataJSON()).toEqual({ federation: 'company.secret' });
      await page.waitForURL(`**/${language}/home/`);
    });

    test('a code comes by mail where the company allows it', async ({ page }) => {
      await page.goto(`/${language}/sign-in/`);
      const asked = { challenge: 'c1.x', methods: ['email_code'] };
      await next(page, 'login', answer(401, 'auth/second-factor-required', asked));
      await typePassword(page, claire, PASSWORD);
      await expect(heading(page, door.second.mail.title)).toBeFocused();
      await see(page, 'sign-in-mail');
      await next(page, 'login/second-factor/email', { status: 202 });
      await press(page, door.second.mail.send);
      await expect(page.getByRole('status').getByText(door.second.mail.sent)).toBeVisible();
      await see(page, 'sign-in-mail-sent');
      await next(page, 'login/second-factor', answer(401, 'auth/wrong-code'));
      await type(page, door.second.mail.label, '1234 5678');
      await press(page, door.second.submit);
      await expect(alert(page)).toContainText('auth/wrong-code');
      await next(page, 'login/second-factor/email', { status: 202 });
      await press(page, door.second.mail.again);
      await expect(page.getByText(door.second.mail.sentAgain)).toBeVisible();
    });

    test('who must set up a second factor first is sent to where that is done', async ({
      page,
    }) => {
      await page.route('**/api/v1/auth/me', async (route) => {
        const response = await route.fetch();
        const me = (await response.json()) as object;
        await route.fulfill({ response, json: { ...me, acr: '0', roles: [] } });
      });
      await page.goto(`/${language}/sign-in/`);
      await typePassword(page, claire, PASSWORD);
      await expect(heading(page, auth.enrol.title)).toBeVisible();
      const there = main(page).getByRole('link', { name: auth.enrol.go });
      await expect(there).toHaveAttribute('href', `/${language}/account/`);
      await see(page, 'sign-in-enrol');
      await page.goto(`/${language}/home/`);
      await expect(heading(page, auth.enrol.title)).toBeVisible();
    });

    test('one returns to pages of ours alone', async ({ page }) => {
      await page.goto(`/${language}/sign-in/#next=${encodeURIComponent('//elsewhere.example/')}`);
      await typePassword(page, claire, PASSWORD);
      await page.waitForURL(`**/${language}/home/`);
      await signOut(page);
      const asked = `/authorize/?request=${'x'.repeat(20)}`;
      await page.goto(`/${language}/sign-in/#next=${encodeURIComponent(asked)}`);
      const followed = page.waitForRequest((request) => request.url().endsWith(asked));
      await typePassword(page, claire, PASSWORD);
      await followed;
      await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
    });

    test('pages of links say what is missing without one, and tell of the rules before typing', async ({
      page,
    }) => {
      await page.goto(`/${language}/register/`);
      await expect(page.getByText(link.register.uninvited)).toBeVisible();
      await expect(page.getByText(rules)).toBeVisible();
      await press(page, link.register.submit);
      await expect(alert(page)).toBeFocused();
      await see(page, 'register-empty');
      for (const name of [
        'reset-password',
        'recover-account',
        'confirm-registration',
        'confirm-address',
      ]) {
        await page.goto(`/${language}/${name}/`);
        await expect(heading(page, link.link.missing)).toBeVisible();
        await see(page, `${name}-without-link`);
      }
    });
  });
}

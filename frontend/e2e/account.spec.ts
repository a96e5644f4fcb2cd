import { randomUUID } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { APIRequestContext, Locator, Page } from '@playwright/test';
import type accountWords from '../features/account/messages.fr.json';
import type authWords from '../features/auth/messages.fr.json';
import type consentWords from '../features/consent/messages.fr.json';
import type uiWords from '../ui/messages.fr.json';
import { Authenticator } from './authenticator';
import { press, tabTo, type } from './keyboard';
import { fitsNarrowScreens, look } from './look';
import {
  mailedLink,
  newcomer,
  nextCode,
  provenToken,
  settle,
  token,
  type Newcomer,
} from './newcomer';
import { PASSWORD, words, type Language } from './people';
import { expect, NEEDS_PLATFORM, test } from './platform';

/** As the browser's protocol hands a passkey out. */
interface Credential {
  credentialId: string;
  isResidentCredential: boolean;
  privateKey: string;
  signCount: number;
}

const languages: Language[] = ['fr', 'en'];
const PROGRAM = 'https://planner.example/cb';

const USB = {
  options: {
    protocol: 'ctap2',
    transport: 'usb',
    hasResidentKey: true,
    hasUserVerification: true,
    isUserVerified: true,
    automaticPresenceSimulation: true,
  },
} as const;

/** The very words of the pages: what they say may change, where it leads may not. */
function said(language: Language) {
  const file = (folder: string): unknown =>
    JSON.parse(
      readFileSync(join(import.meta.dirname, `../${folder}/messages.${language}.json`), 'utf8'),
    );
  return {
    account: file('features/account') as typeof accountWords,
    auth: file('features/auth') as typeof authWords,
    consent: file('features/consent') as typeof consentWords,
    ui: file('ui') as typeof uiWords,
  };
}

const filled = (text: string, name: string) => text.replace('{name}', name);

/** The server wants a proof once, as it does ten minutes after somebody signed in. */
async function wantsProof(page: Page, path: string): Promise<void> {
  await page.route(
    `**/api/v1/auth/${path}`,
    (route) =>
      route.fulfill({
        status: 401,
        contentType: 'application/problem+json',
        headers: {
          'WWW-Authenticate':
            'Bearer error="insufficient_user_authentication", acr_values="3", max_age="600"',
        },
        body: JSON.stringify({
          type: '/problems/platform/step-up-required',
          title: '',
          status: 401,
        }),
      }),
    { times: 1 },
  );
}

/** A security key beside the telephone, which its owner leaves in the drawer meanwhile. */
async function securityKey(page: Page, credential?: Credential): Promise<void> {
  const cdp = await page.context().newCDPSession(page);
  await cdp.send('WebAuthn.enable');
  const { authenticatorId } = await cdp.send('WebAuthn.addVirtualAuthenticator', USB);
  if (credential) {
    await cdp.send('WebAuthn.addCredential', { authenticatorId, credential });
  }
}

/** A program of somebody else's, which the company lets in. */
async function program(request: APIRequestContext, name: string): Promise<string> {
  const answer = await request.post('/api/v1/auth/oauth-clients', {
    headers: {
      ...(await provenToken(request, 'admin@lumiere.demo', PASSWORD)),
      'Idempotency-Key': randomUUID(),
    },
    data: { name, kind: 'secret', redirectUris: [PROGRAM], scopes: ['openid', 'profile', 'email'] },
  });
  expect(answer.status()).toBe(201);
  return ((await answer.json()) as { clientId: string }).clientId;
}

/** RFC 7636, appendix B. */
const CHALLENGE = 'E9Melhoa2OwvFrEMTJguCHaoeK1t8URWbuGJSstw-cM';

const asks = (clientId: string, more = '') =>
  `/oauth2/authorize?response_type=code&client_id=${clientId}&redirect_uri=${encodeURIComponent(PROGRAM)}&scope=openid%20profile%20email&state=s-1&code_challenge=${CHALLENGE}&code_challenge_method=S256${more}`;

for (const language of languages) {
  test.describe(`one's own account, ${language}`, NEEDS_PLATFORM, () => {
    const w = words[language];
    const { account, auth, consent, ui } = said(language);
    const dialogOf = (page: Page) => page.getByRole('dialog');
    const heading = (page: Page, name: string) =>
      page.getByRole('heading', { level: 1, name, exact: true });
    const status = (page: Page) => page.locator('main').getByRole('status').first();
    const alert = (page: Page) => page.locator('main').getByRole('alert');
    test.use({
      viewport: { width: 320, height: 640 },
      locale: language === 'fr' ? 'fr-FR' : 'en-GB',
    });

    const see = async (page: Page, name: string) => {
      await look(page, language, name);
      await fitsNarrowScreens(page);
    };

    async function typeInto(page: Page, field: Locator, text: string): Promise<void> {
      await tabTo(page, field);
      await page.keyboard.press('ControlOrMeta+a');
      await page.keyboard.type(text);
    }

    async function comeIn(page: Page, { email, password }: Newcomer): Promise<void> {
      await type(page, w.email, email);
      await type(page, w.password, password);
      await page.keyboard.press('Enter');
    }

    /** A tile of the overview, whose name also says how things are. */
    async function openPart(page: Page, part: keyof typeof account.parts): Promise<void> {
      await page.goto(`/${language}/account/`);
      await tabTo(page, page.locator('main').getByRole('link', { name: account.parts[part] }));
      await page.keyboard.press('Enter');
      await page.waitForURL(`**/${language}/account/${part}/`);
      await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
      await expect(page.locator('main').getByText(ui.loading)).toHaveCount(0); // it grows until then
    }

    async function settled(page: Page, request: APIRequestContext): Promise<Newcomer> {
      const nora = newcomer(language);
      await settle(request, language, nora);
      await page.goto(`/${language}/sign-in/`);
      await comeIn(page, nora);
      await page.waitForURL(`**/${language}/home/`);
      return nora;
    }

    async function pressInDialog(page: Page, name: string): Promise<void> {
      await tabTo(page, dialogOf(page).getByRole('button', { name, exact: true }));
      await page.keyboard.press('Enter');
    }

    test('passkeys are added, named and removed, which asks who one is', async ({
      page,
      request,
    }) => {
      await settled(page, request);
      const link = page.getByRole('navigation').getByRole('link', { name: ui.nav.account });
      await tabTo(page, link);
      await page.keyboard.press('Enter');
      await expect(heading(page, account.title)).toBeVisible();
      await expect(page.getByText(account.unprotected)).toBeVisible();
      await see(page, 'account');

      await openPart(page, 'passkeys');
      await expect(page.getByText(account.passkeys.none)).toBeVisible();
      const phone = await Authenticator.of(page);
      await phone.isTouched(true);
      await press(page, account.passkeys.add);
      await expect(page.locator('.codes li')).toHaveCount(10);
      await see(page, 'account-passkey-codes');
      await press(page, account.codes.kept);
      const name = page.getByLabel(account.passkeys.name, { exact: true });
      await expect(name).toBeFocused();
      await see(page, 'account-passkey-name');
      await page.keyboard.type('Nora 1');
      await page.keyboard.press('Enter');
      await expect(status(page)).toHaveText(filled(account.passkeys.renamed, 'Nora 1'));
      await expect(page.getByRole('heading', { name: 'Nora 1' })).toBeVisible();
      await expect(page.getByText(account.passkeys.onlyOne)).toBeVisible();

      await phone.isTouched(false);
      await securityKey(page);
      await press(page, account.passkeys.add);
      await expect(name).toBeFocused();
      await page.keyboard.type('Nora 2');
      await page.keyboard.press('Enter');
      await expect(status(page)).toHaveText(filled(account.passkeys.renamed, 'Nora 2'));
      await see(page, 'account-passkeys');

      await press(page, filled(account.passkeys.removeNamed, 'Nora 2'));
      await see(page, 'account-passkey-remove');
      await press(page, account.passkeys.removeYes);
      await expect(dialogOf(page).getByRole('button', { name: ui.stepUp.passkey })).toBeFocused();
      await see(page, 'step-up-passkey');
      await page.keyboard.press('Escape');
      await expect(alert(page)).toContainText(ui.problem.unproven.title);
      await expect(alert(page)).toBeFocused();
      await press(page, account.passkeys.removeYes);
      await pressInDialog(page, ui.stepUp.passkey);
      await expect(status(page)).toHaveText(filled(account.passkeys.removed, 'Nora 2'));
      await expect(status(page).locator('p')).toBeFocused();
      await expect(page.getByRole('heading', { name: 'Nora 2' })).toHaveCount(0);
      await press(page, filled(account.passkeys.removeNamed, 'Nora 1'));
      await press(page, account.passkeys.removeYes);
      await expect(page.getByText(account.passkeys.none)).toBeVisible();
    });

    test('a passkey that seems to have a copy is shown as such', async ({ page, request }) => {
      await settled(page, request);
      await openPart(page, 'passkeys');
      const cdp = await page.context().newCDPSession(page);
      await cdp.send('WebAuthn.enable');
      const { authenticatorId } = await cdp.send('WebAuthn.addVirtualAuthenticator', USB);
      await press(page, account.passkeys.add);
      await press(page, account.codes.kept);
      await expect(page.getByLabel(account.passkeys.name, { exact: true })).toBeFocused();
      const { credentials } = await cdp.send('WebAuthn.getCredentials', { authenticatorId });
      await cdp.send('WebAuthn.removeVirtualAuthenticator', { authenticatorId });
      const [original] = credentials;
      if (!original) {
        throw new Error('no passkey was kept');
      }
      await securityKey(page, { ...original, signCount: 0 });

      await openPart(page, 'authenticator');
      await wantsProof(page, 'mfa/totp');
      await press(page, account.authenticator.begin);
      await pressInDialog(page, ui.stepUp.passkey);
      await expect(dialogOf(page).getByRole('alert')).toBeVisible();
      await see(page, 'step-up-refused');
      await pressInDialog(page, ui.stepUp.cancel);
      await openPart(page, 'passkeys');
      await expect(page.locator('.warning')).toBeVisible();
      await see(page, 'account-passkey-copied');
      await page.goto(`/${language}/account/`);
      await expect(page.getByText(account.suspected)).toBeVisible();
    });

    test('an authenticator app and its codes are set up, renewed and turned off', async ({
      page,
      request,
    }) => {
      const nora = await settled(page, request);
      await openPart(page, 'recovery-codes');
      await expect(page.getByText(account.codes.first)).toBeVisible();
      await see(page, 'account-codes-none');

      await openPart(page, 'authenticator');
      await see(page, 'account-authenticator');
      await wantsProof(page, 'mfa/totp');
      await press(page, account.authenticator.begin);
      const password = dialogOf(page).getByLabel(ui.stepUp.password.label);
      await expect(password).toBeFocused();
      await see(page, 'step-up-password');
      await page.keyboard.type('not the one');
      await page.keyboard.press('Enter');
      await expect(dialogOf(page).getByRole('alert')).toBeVisible();
      await typeInto(page, password, nora.password);
      await page.keyboard.press('Enter');
      await expect(heading(page, account.authenticator.title)).toBeVisible();
      await expect(page.getByRole('img', { name: account.authenticator.qrLabel })).toBeVisible();
      await see(page, 'account-authenticator-secret');

      const secret = ((await page.locator('.secret').textContent()) ?? '').replaceAll(' ', '');
      await type(page, account.authenticator.code, '000 000');
      await press(page, account.authenticator.confirm);
      await expect(alert(page)).toBeFocused();
      const app = { secret, recoveryCodes: [], step: 0 };
      await type(page, account.authenticator.code, nextCode(app));
      await press(page, account.authenticator.confirm);
      await expect(page.locator('.codes li')).toHaveCount(10);
      await see(page, 'account-codes-sheet');
      const first = await page.locator('.codes li').first().textContent();
      await page.context().grantPermissions(['clipboard-read', 'clipboard-write']);
      await press(page, account.codes.copy);
      await expect(page.getByText(account.codes.copied)).toBeVisible();
      expect(await page.evaluate(() => navigator.clipboard.readText())).toContain(first);
      await press(page, account.codes.kept);
      await expect(status(page)).toHaveText(account.authenticator.ready);
      await see(page, 'account-authenticator-on');

      await openPart(page, 'recovery-codes');
      await press(page, account.codes.renew);
      await see(page, 'account-codes-renew');
      await press(page, account.codes.renewYes);
      await expect(page.locator('.codes li')).toHaveCount(10);
      expect(await page.locator('.codes li').first().textContent()).not.toBe(first);
      await press(page, account.codes.kept);
      await page.goto(`/${language}/account/`);
      await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
      await see(page, 'account-protected');

      await openPart(page, 'authenticator');
      await press(page, account.authenticator.remove);
      await wantsProof(page, 'mfa/totp');
      await press(page, account.authenticator.removeYes);
      const code = dialogOf(page).getByLabel(ui.stepUp.code.label);
      await expect(code).toBeFocused();
      await see(page, 'step-up-code');
      await page.keyboard.type(nextCode(app));
      await page.keyboard.press('Enter');
      await expect(status(page)).toHaveText(account.authenticator.removed);
    });

    test('other devices are signed out, one and all', async ({ page, request, browser }) => {
      const nora = await settled(page, request);
      const elsewhere = await browser.newContext({ baseURL: process.env.BASE_URL ?? '' });
      const other = await elsewhere.newPage();
      await other.goto(`/${language}/sign-in/`);
      await comeIn(other, nora);
      await other.waitForURL(`**/${language}/home/`);
      await openPart(page, 'devices');
      await expect(page.getByText(account.devices.this)).toBeVisible();
      await expect(page.getByRole('listitem').getByRole('heading')).toHaveCount(2);
      await see(page, 'account-devices');
      await tabTo(
        page,
        page.locator('main li').getByRole('button', { name: filled(account.devices.endNamed, '') }),
      );
      await page.keyboard.press('Enter');
      await see(page, 'account-device-end');
      await press(page, account.devices.endYes);
      await expect(status(page)).toHaveText(account.devices.ended);
      await expect(page.getByText(account.devices.onlyThis)).toBeVisible();
      await other.reload();
      await expect(other.locator('main').getByRole('link', { name: w.signIn })).toBeVisible();

      await other.goto(`/${language}/sign-in/`);
      await comeIn(other, nora);
      await other.waitForURL(`**/${language}/home/`);
      await openPart(page, 'devices');
      await press(page, account.devices.others);
      await press(page, account.devices.othersYes);
      await expect(status(page)).toHaveText(account.devices.othersEnded);
      await other.reload();
      await expect(other.locator('main').getByRole('link', { name: w.signIn })).toBeVisible();
      await elsewhere.close();
    });

    test('the password, an address of one’s own and the display are changed', async ({
      page,
      request,
    }) => {
      const nora = await settled(page, request);
      await openPart(page, 'password');
      await press(page, account.password.change);
      await expect(alert(page)).toBeFocused();
      await type(page, account.password.current, 'not the one');
      await type(page, account.password.new, 'cinq vaches vertes dansent la nuit');
      await press(page, account.password.change);
      await expect(alert(page)).toBeFocused();
      await see(page, 'account-password-wrong');
      await type(page, account.password.current, nora.password);
      await type(page, account.password.new, 'court');
      await press(page, account.password.change);
      await expect(page.getByLabel(account.password.new, { exact: true })).toHaveAttribute(
        'aria-invalid',
        'true',
      );
      await see(page, 'account-password-short');
      const password = 'cinq vaches vertes dansent la nuit';
      await type(page, account.password.new, password);
      await press(page, account.password.change);
      await expect(status(page)).toHaveText(account.password.changed);

      const own = nora.email.replace('lumiere.demo', 'example.org');
      await openPart(page, 'personal-address');
      await expect(page.getByText(account.address.none)).toBeVisible();
      await type(page, account.address.email, own);
      await wantsProof(page, 'personal-address');
      await press(page, account.address.send);
      await expect(dialogOf(page).getByLabel(ui.stepUp.password.label)).toBeFocused();
      await page.keyboard.type(password);
      await page.keyboard.press('Enter');
      await expect(status(page)).toHaveText(account.address.asked.replace('{email}', own));
      await see(page, 'account-address-asked');
      const [, link] = (await mailedLink(request, own, 'confirm-address')).split('#');
      const confirmed = await request.post('/api/v1/auth/personal-address/confirm', {
        headers: await token(request, nora.email, password),
        data: { token: link },
      });
      expect(confirmed.status()).toBe(204);
      await openPart(page, 'personal-address');
      await expect(page.getByText(account.address.now.replace('{email}', own))).toBeVisible();
      await see(page, 'account-address');
      await press(page, account.address.remove);
      await see(page, 'account-address-remove');
      await press(page, account.address.removeYes);
      await expect(status(page)).toHaveText(account.address.removed);

      await openPart(page, 'identities');
      await expect(page.getByText(account.identities.none)).toBeVisible();
      await see(page, 'account-identities');

      await openPart(page, 'display');
      await see(page, 'account-display');
      await tabTo(page, page.getByRole('radio', { name: account.display.themes.system }));
      await page.keyboard.press('ArrowDown');
      await page.keyboard.press('ArrowDown');
      await expect(page.locator('html')).toHaveAttribute('data-theme', 'dark');
      await page.reload();
      await expect(page.getByRole('radio', { name: account.display.themes.dark })).toBeChecked();
      await page.goto(`/${language}/account/`);
      await press(page, account.signOutHere);
      await page.waitForURL(`**/${language}/`);
    });

    test('who must set up a factor first does that, and nothing else is there', async ({
      page,
      request,
    }) => {
      const nora = newcomer(language);
      await settle(request, language, nora);
      let enrolling = true;
      await page.route('**/api/v1/auth/me', async (route) => {
        const response = await route.fetch();
        const me = (await response.json()) as object;
        await route.fulfill({ response, json: enrolling ? { ...me, acr: '0', roles: [] } : me });
      });
      await page.goto(`/${language}/sign-in/`);
      await comeIn(page, nora);
      await expect(
        page.getByRole('navigation').getByRole('link', { name: ui.nav.account }),
      ).toBeVisible();
      await page.goto(`/${language}/account/programs/`);
      await expect(heading(page, auth.enrol.title)).toBeVisible();
      await press(page, auth.enrol.go);
      await expect(heading(page, account.enrolment.title)).toBeVisible();
      await see(page, 'account-enrolment');
      await Authenticator.of(page);
      enrolling = false;
      await press(page, account.passkeys.add);
      await expect(heading(page, account.enrolment.codesTitle)).toBeVisible();
      await press(page, account.codes.kept);
      await expect(heading(page, account.enrolment.doneTitle)).toBeVisible();
      await see(page, 'account-enrolled');
      await press(page, account.enrolment.goOn);
      await page.waitForURL(`**/${language}/home/`);
    });

    test('a program is granted part of what it asks for, which is withdrawn again', async ({
      page,
      request,
    }) => {
      const nora = newcomer(language);
      await settle(request, language, nora);
      const name = `Planner ${language}`;
      const clientId = await program(request, name);
      await page.route('https://planner.example/**', (route) => route.fulfill({ body: 'planner' }));

      await page.goto(asks(clientId));
      await page.waitForURL(`**/${language}/authorize/#request=*`);
      expect(new URL(page.url()).search).toBe('');
      await expect(heading(page, consent.signIn)).toBeVisible();
      await see(page, 'consent-sign-in');
      await press(page, consent.signInGo);
      await comeIn(page, nora);
      await expect(heading(page, filled(consent.title, name))).toBeVisible();
      await expect(page.getByText('planner.example')).toBeVisible();
      await see(page, 'consent');
      const scopes = page.getByRole('checkbox');
      await expect(scopes).toHaveCount(3);
      for (const scope of await scopes.all()) {
        await tabTo(page, scope);
        await page.keyboard.press('Space');
      }
      await press(page, consent.accept);
      await expect(alert(page)).toBeFocused();
      await see(page, 'consent-nothing-chosen');
      await tabTo(page, scopes.first());
      await page.keyboard.press('Space');
      await press(page, consent.accept);
      await page.waitForURL('https://planner.example/**');
      const granted = new URL(page.url()).searchParams;
      expect(granted.get('state')).toBe('s-1');
      expect(granted.get('code')).toBeTruthy();

      // Asked for less than was granted before, it need not ask again; for more, it does.
      await page.goto(asks(clientId).replace('openid%20profile%20email', 'openid'));
      await page.waitForURL('https://planner.example/**');
      await page.goto(asks(clientId));
      await press(page, consent.refuse);
      await page.waitForURL('https://planner.example/**');
      expect(new URL(page.url()).searchParams.get('error')).toBe('access_denied');

      // Proven again on request, without losing the question.
      await page.goto(asks(clientId, '&prompt=login'));
      await expect(heading(page, consent.prove)).toBeVisible();
      await see(page, 'consent-prove');
      await press(page, consent.proveGo);
      await expect(dialogOf(page).getByLabel(ui.stepUp.password.label)).toBeFocused();
      await page.keyboard.type(nora.password);
      await page.keyboard.press('Enter');
      await expect(heading(page, filled(consent.title, name))).toBeVisible();
      const answered = page.url();
      await press(page, consent.refuse);
      await page.waitForURL('https://planner.example/**');
      await page.goto(answered);
      await expect(heading(page, consent.ended)).toBeVisible();
      await see(page, 'consent-ended');

      await openPart(page, 'programs');
      await expect(page.getByRole('heading', { name })).toBeVisible();
      await expect(page.locator('main li li')).toHaveCount(1);
      await see(page, 'account-programs');
      await press(page, filled(account.programs.withdrawNamed, name));
      await press(page, account.programs.withdrawYes);
      await expect(status(page)).toHaveText(filled(account.programs.withdrawn, name));
      await expect(page.getByText(account.programs.none)).toBeVisible();
    });

    test('nobody is sent where the question did not say', async ({ page, request }) => {
      const nora = newcomer(language);
      await settle(request, language, nora);
      const clientId = await program(request, `Planner ${language}`);
      const left: string[] = [];
      await page.route('https://elsewhere.example/**', (route) => {
        left.push(route.request().url());
        return route.fulfill({ body: 'elsewhere' });
      });
      await page.route('**/api/v1/auth/authorizations/*', (route) =>
        route.request().method() === 'POST'
          ? route.fulfill({ json: { redirect: 'https://elsewhere.example/cb?code=x' } })
          : route.fallback(),
      );
      await page.goto(asks(clientId));
      await press(page, consent.signInGo);
      await comeIn(page, nora);
      await press(page, consent.accept);
      await expect(alert(page)).toContainText(consent.elsewhere);
      expect(left).toEqual([]);

      await page.goto(`/authorize/?request=${encodeURIComponent('//elsewhere.example/')}`);
      await expect(heading(page, consent.ended)).toBeVisible();
      expect(new URL(page.url()).pathname).toBe(`/${language}/authorize/`);
    });
  });
}

import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Page } from '@playwright/test';
import type uiWords from '../ui/messages.fr.json';
import { press, tabTo } from './keyboard';
import { fitsNarrowScreens, look } from './look';
import { claire, hr, PASSWORD, words } from './people';
import { denyEverything, describe, expect, nothingDangerous, signIn, test } from './platform';

const w = words.fr;
const ui = JSON.parse(
  readFileSync(join(import.meta.dirname, '../ui/messages.fr.json'), 'utf8'),
) as typeof uiWords;

test('a refused sign-in says so in plain words and takes the focus', async ({ page }) => {
  await page.goto('/fr/sign-in/');
  const submit = page.locator('main').getByRole('button', { name: w.signIn });
  await submit.click();
  await expect(page.locator('main').getByRole('alert')).toBeFocused();
  await look(page, 'fr', 'sign-in-empty');
  await page.locator('main').getByRole('alert').getByRole('button').first().click();
  await expect(page.getByLabel(w.email)).toBeFocused();

  await page.getByLabel(w.email).fill(`nobody-${Date.now()}@lumiere.demo`);
  await page.getByLabel(w.password, { exact: true }).fill('not-the-password');
  await submit.click();
  await expect(page.locator('main').getByRole('alert')).toContainText(w.wrong);
  await expect(page.locator('main').getByRole('alert')).toBeFocused();
  await look(page, 'fr', 'sign-in-refused');
});

test('an unfinished check is found again, sealed, and goes when signing out', async ({ page }) => {
  await signIn(page, 'fr', claire);
  await page.goto('/fr/triage/');
  await nothingDangerous(page, 'fr');
  await page.getByLabel(w.describe).fill('canari-bleu au genou');
  await page.getByLabel(w.describe).blur();
  await expect.poll(() => rawDrafts(page)).toHaveLength(1);
  expect((await rawDrafts(page)).join()).not.toContain('canari');

  await page.reload();
  await expect(page.getByLabel(w.describe)).toHaveValue('canari-bleu au genou');

  await page.goto('/fr/home/');
  await expect(page.getByRole('link', { name: w.resume })).toBeVisible();
  await look(page, 'fr', 'home-draft');
  await page.getByRole('link', { name: w.resume }).click();
  await look(page, 'fr', 'triage-draft');
  await page.getByRole('button', { name: w.resume }).click();
  await expect(page.getByLabel(w.describe)).toHaveValue('canari-bleu au genou');

  await page.getByRole('button', { name: w.signOut }).click();
  await page.waitForURL('**/fr/');
  const databases = await page.evaluate(async () =>
    (await indexedDB.databases()).map(({ name }) => name),
  );
  expect(databases).not.toContain('employee-health');
});

/** The bytes at rest, as text. */
function rawDrafts(page: Page): Promise<string[]> {
  return page.evaluate(
    () =>
      new Promise<string[]>((resolve, reject) => {
        const request = indexedDB.open('employee-health');
        request.onerror = () => reject(new Error('cannot open'));
        request.onsuccess = () => {
          const all = request.result.transaction('drafts').objectStore('drafts').getAll();
          all.onsuccess = () => {
            request.result.close();
            const sealed = all.result as { bytes: ArrayBuffer }[];
            resolve(sealed.map(({ bytes }) => new TextDecoder('latin1').decode(bytes)));
          };
        };
      }),
  );
}

test('a session that ends midway leads through sign-in back to the same place', async ({
  page,
  context,
}) => {
  await signIn(page, 'fr', claire);
  await page.goto('/fr/triage/');
  await nothingDangerous(page, 'fr');
  await page.getByLabel(w.describe).fill('toux depuis hier');
  await page.getByLabel(w.describe).blur();
  await expect.poll(() => rawDrafts(page)).toHaveLength(1);
  await context.clearCookies();
  await page.reload();
  await look(page, 'fr', 'session-ended');
  await page.locator('main').getByRole('link', { name: w.signIn }).click();
  await page.getByLabel(w.email).fill(claire);
  await page.getByLabel(w.password, { exact: true }).fill(PASSWORD);
  await page.locator('main').getByRole('button', { name: w.signIn }).click();
  await expect(page.getByLabel(w.describe)).toHaveValue('toux depuis hier');
});

test('a service that does not answer is said in plain words, and trying again works', async ({
  page,
}) => {
  await signIn(page, 'fr', claire);
  await page.goto('/fr/triage/');
  await nothingDangerous(page, 'fr');
  const keys: (string | undefined)[] = [];
  await page.route('**/api/v1/triage/assessments', async (route) => {
    keys.push(route.request().headers()['idempotency-key']);
    await route.fulfill({
      status: 503,
      contentType: 'application/problem+json',
      body: JSON.stringify({
        type: '/problems/gateway/unavailable',
        title: 'Unavailable',
        status: 503,
      }),
    });
  });
  await describe(page, 'fr', w.cold);
  await expect(page.locator('main').getByRole('alert')).toContainText(w.unavailable);
  await page.unroute('**/api/v1/triage/assessments');
  const again = page.waitForRequest('**/api/v1/triage/assessments');
  await page.getByRole('button', { name: w.continue }).click();
  expect((await again).headers()['idempotency-key']).toBe(keys[0]);
  await denyEverything(page, 'fr');
  await expect(page.getByRole('heading', { name: w.check })).toBeVisible();
});

test('a ticked danger sign shows the call at once, though the service is down', async ({
  page,
}) => {
  await signIn(page, 'fr', claire);
  await page.goto('/fr/triage/');
  await expect(page.getByRole('checkbox').first()).toBeVisible();
  await page.route('**/api/**', (route) => route.abort());
  await page.getByRole('checkbox').first().check();
  await page.getByRole('button', { name: w.continue }).click();
  await expect(page.getByRole('heading', { level: 1, name: w.emergency })).toBeVisible();
  await expect(page.locator('main a[href="tel:15"]')).toBeInViewport();
});

test('the browser goes back and forward between steps and keeps the answers', async ({ page }) => {
  await signIn(page, 'fr', claire);
  await page.goto('/fr/triage/');
  await nothingDangerous(page, 'fr');
  await describe(page, 'fr', w.urinary);
  await expect(page).toHaveURL(/#question-1$/);
  await page.goBack();
  await expect(page.getByLabel(w.describe)).toHaveValue(w.urinary);
  await page.goBack();
  await expect(page.getByLabel(w.age, { exact: true })).toHaveValue('34');
  await page.goForward();
  await page.goForward();
  await expect(page).toHaveURL(/#question-1$/);
  await expect(page.getByRole('button', { name: w.continue })).toBeVisible();
  await page.getByRole('button', { name: w.back }).click();
  await expect(page.getByLabel(w.describe)).toBeVisible();
});

test('an employer sees what exists for this role, and no symptom check', async ({ page }) => {
  await signIn(page, 'fr', hr);
  await expect(page.getByRole('heading', { level: 2, name: w.employer })).toBeVisible();
  await expect(page.getByRole('link', { name: w.start })).toHaveCount(0);
  await expect(page.getByRole('link', { name: w.history })).toHaveCount(0);
  await look(page, 'fr', 'home-employer');
});

test('the language once chosen is remembered, and can be changed', async ({ page }) => {
  await page.goto('/');
  await look(page, 'fr', 'language');
  await fitsNarrowScreens(page);
  await page.getByRole('link', { name: 'English' }).click();
  await page.waitForURL('**/en/');
  await page.goto('/');
  await page.waitForURL('**/en/');
  await page.goto('/?choose');
  await expect(page.getByRole('link', { name: 'Français' })).toBeVisible();
});

test('the display once chosen is kept', async ({ page }) => {
  await page.goto('/fr/');
  await page.getByRole('button', { name: 'Passer en affichage sombre' }).click();
  await page.reload();
  await expect(page.locator('html')).toHaveAttribute('data-theme', 'dark');
  await look(page, 'fr', 'welcome-dark-chosen');
});

test('the API reference and the page for wrong addresses are in order', async ({ page }) => {
  await page.goto('/docs/');
  await expect(page.getByRole('heading', { level: 1, name: 'API reference' })).toBeVisible();
  await look(page, 'en', 'docs');
  await fitsNarrowScreens(page);
  await page.getByRole('link', { name: 'POST /api/v1/patients/search' }).click();
  await expect(
    page.getByRole('heading', { name: 'POST /api/v1/patients/search' }),
  ).toBeInViewport();
  await look(page, 'en', 'docs-area');
  await fitsNarrowScreens(page);
  await page.goto('/fr/there-is-nothing-here/');
  await expect(page.getByRole('heading', { level: 1 })).toContainText('Page introuvable');
  await look(page, 'fr', 'not-found');
  await fitsNarrowScreens(page);
});

test('the whole check works by keyboard, and the focus is never hidden', async ({ page }) => {
  await page.setViewportSize({ width: 360, height: 640 });
  await page.goto('/fr/sign-in/');
  await page.getByLabel(w.email).waitFor();
  await tabTo(page, page.getByLabel(w.email));
  await page.keyboard.type(claire);
  await tabTo(page, page.getByLabel(w.password, { exact: true }));
  await page.keyboard.type(PASSWORD);
  await page.keyboard.press('Enter');
  await page.waitForURL('**/fr/home/');
  await tabTo(page, page.getByRole('link', { name: w.start }));
  await page.keyboard.press('Enter');
  await tabTo(page, page.getByRole('checkbox', { name: w.none }));
  await page.keyboard.press('Space');
  await press(page, w.continue);
  await tabTo(page, page.getByRole('radio', { name: w.me, exact: true }));
  await page.keyboard.press('Space');
  await press(page, w.continue);
  await tabTo(page, page.getByLabel(w.describe));
  await page.keyboard.type(w.chest);
  await press(page, w.continue);
  await expect(page.getByRole('heading', { level: 1, name: w.emergency })).toBeFocused();
  await tabTo(page, page.locator('main a[href="tel:15"]'));
});

/** From now on nothing arrives that a page does not load at once; returns the way back. */
async function filesAreMissing(page: Page, address: string): Promise<() => Promise<void>> {
  const html = await (await page.request.get(address)).text();
  const files = '**/_next/static/chunks/*.js';
  await page.route(files, (route) =>
    html.includes(new URL(route.request().url()).pathname) ? route.continue() : route.abort(),
  );
  return () => page.unroute(files);
}

test('a part that does not arrive is said, and comes when it is tried again', async ({ page }) => {
  await signIn(page, 'fr', claire);
  const mend = await filesAreMissing(page, '/fr/triage/');
  await page.goto('/fr/triage/');
  await page.getByRole('checkbox', { name: w.none }).check();
  await page.getByRole('button', { name: w.continue }).click();
  const alert = page.locator('main').getByRole('alert');
  await expect(alert).toContainText(ui.problem.part.title);
  await look(page, 'fr', 'part-missing');
  await mend();
  await alert.getByRole('button', { name: ui.problem.retry }).click();
  await expect(page.getByRole('radio', { name: w.me, exact: true })).toBeVisible();
});

test('a danger is told whatever does not arrive', async ({ page }) => {
  await signIn(page, 'fr', claire);
  await filesAreMissing(page, '/fr/triage/');
  await page.goto('/fr/triage/');
  await page.locator('input[name="sign"]').first().check();
  await page.getByRole('button', { name: w.continue }).click();
  await expect(page.getByRole('heading', { name: w.emergency })).toBeVisible();
  await expect(page.locator('main').locator('a[href="tel:15"]')).toBeVisible();
});

test('a page that does not arrive leaves the emergency numbers, and is loaded when it can be', async ({
  page,
}) => {
  await signIn(page, 'fr', claire);
  const mend = await filesAreMissing(page, '/fr/home/');
  await page.getByRole('navigation').getByRole('link', { name: ui.nav.account }).click();
  const alert = page.locator('main').getByRole('alert');
  await expect(alert).toContainText(ui.broken.title);
  await expect(alert.locator('a[href="tel:112"]')).toBeVisible();
  await look(page, 'fr', 'page-broken');
  const again = alert.getByRole('button', { name: ui.broken.again });
  await page.route('**/fr/**', (route) => route.abort());
  await again.click();
  await expect(alert).toContainText(ui.broken.still);
  await page.unroute('**/fr/**');
  await mend();
  await again.click();
  await expect(page.getByRole('heading', { name: ui.nav.account, level: 1 })).toBeVisible();
});

import type { Page } from '@playwright/test';
import { look } from './look';
import { claire, words, type Language } from './people';
import { describe, expect, nothingDangerous, signIn, test } from './platform';

const languages: Language[] = ['fr', 'en'];
const numbers = ['tel:112', 'tel:15', 'tel:18', 'tel:17', 'sms:114', 'tel:3114'];

async function expectNumbers(page: Page): Promise<void> {
  for (const number of numbers) {
    await expect(page.locator(`main a[href="${number}"]`)).toBeVisible();
  }
}

/** The worker is in place: from here on the network may go. */
async function kept(page: Page): Promise<void> {
  await page.evaluate(async () => {
    await navigator.serviceWorker.ready;
    if (!navigator.serviceWorker.controller) {
      await new Promise((resolve) =>
        navigator.serviceWorker.addEventListener('controllerchange', resolve, { once: true }),
      );
    }
  });
}

test.describe('without script', () => {
  test.use({ javaScriptEnabled: false, viewport: { width: 360, height: 740 } });

  for (const language of languages) {
    test(`the emergency numbers are there (${language})`, async ({ browser }) => {
      const context = await browser.newContext({ javaScriptEnabled: false });
      const page = await context.newPage();
      await page.goto(`/${language}/emergency/`);
      await expectNumbers(page);
      await page.goto(`/${language}/`);
      await page.getByRole('complementary').getByRole('link').last().click();
      await expectNumbers(page);
      await context.close();
    });
  }
});

test.describe('without network', () => {
  test.use({ serviceWorkers: 'allow', viewport: { width: 360, height: 740 } });

  test('the emergency numbers are there, in both languages, and other pages say what is not', async ({
    page,
    context,
  }) => {
    await page.goto('/fr/emergency/');
    await kept(page);
    await context.setOffline(true);
    await page.reload();
    await expectNumbers(page);
    await look(page, 'fr', 'emergency-offline');
    await page.goto('/en/emergency/');
    await expectNumbers(page);
    await page.goto('/en/accessibility/');
    await expect(page.getByRole('heading', { level: 1, name: words.en.offline })).toBeVisible();
    await page.goto('/fr/accessibility/');
    await expect(page.getByRole('heading', { level: 1, name: words.fr.offline })).toBeVisible();
  });

  test('a danger sign leads to the emergency call', async ({ page, context }) => {
    await signIn(page, 'fr', claire);
    await kept(page);
    await context.setOffline(true);
    await page.goto('/fr/triage/');
    await page.getByRole('checkbox').first().check();
    await page.getByRole('button', { name: words.fr.continue }).click();
    await expect(page.getByRole('heading', { level: 1, name: words.fr.emergency })).toBeVisible();
    await expect(page.locator('main a[href="tel:15"]')).toBeVisible();
  });

  test('the emergency numbers are still there after signing out', async ({ page, context }) => {
    await signIn(page, 'fr', claire);
    await kept(page);
    await page.getByRole('button', { name: words.fr.signOut }).click();
    await page.waitForURL('**/fr/');
    await context.setOffline(true);
    await page.goto('/fr/emergency/');
    await expectNumbers(page);
  });

  test('a newer version is offered, and takes over when the person says so', async ({ page }) => {
    await page.goto('/fr/');
    await kept(page);
    await page.evaluate(() => {
      void navigator.serviceWorker.register('/sw.js?newer', { updateViaCache: 'none' });
    });
    const worker = () => page.evaluate(() => navigator.serviceWorker.controller?.scriptURL ?? '');
    const update = page.getByRole('button', { name: words.fr.update });
    await expect(update).toBeVisible();
    expect(await worker()).not.toContain('newer');
    await look(page, 'fr', 'update-offered');
    const reloaded = page.waitForEvent('load');
    await update.click();
    await reloaded;
    expect(await worker()).toContain('newer');
  });

  test('nothing is sent until the person sends it', async ({ page, context }) => {
    const w = words.fr;
    const sent: string[] = [];
    page.on('request', (request) => {
      if (request.method() === 'POST' && request.url().endsWith('/assessments')) {
        sent.push(request.url());
      }
    });
    await signIn(page, 'fr', claire);
    await page.goto('/fr/triage/');
    await nothingDangerous(page, 'fr');
    await kept(page);
    await context.setOffline(true);
    await describe(page, 'fr', w.cold);
    await expect(page.locator('main').getByRole('alert')).toContainText(w.unreachable);
    await look(page, 'fr', 'triage-not-sent');
    const before = sent.length;
    await context.setOffline(false);
    await expect(page.getByText(w.offline)).toHaveCount(0);
    expect(sent).toHaveLength(before);
    await page.getByRole('button', { name: w.continue }).click();
    await expect(page).toHaveURL(/#(question-1|check)$/);
  });

  test('no answer of the API is kept by the worker', async ({ page }) => {
    await signIn(page, 'fr', claire);
    await kept(page);
    await page.goto('/fr/triage/history/');
    await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
    const cached = await page.evaluate(async () => {
      const names = await caches.keys();
      const requests = await Promise.all(
        names.map(async (name) => (await caches.open(name)).keys()),
      );
      return requests.flat().map(({ url }) => new URL(url).pathname);
    });
    expect(cached.length).toBeGreaterThan(20);
    expect(cached.filter((path) => path.startsWith('/api/'))).toEqual([]);
  });
});

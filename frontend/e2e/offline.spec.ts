import type { Page } from '@playwright/test';
import { keptOnDevice } from './device';
import { look } from './look';
import { claire, words, type Language } from './people';
import {
  denyEverything,
  describe,
  expect,
  NEEDS_PLATFORM,
  nothingDangerous,
  signIn,
  test,
} from './platform';

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

/** The signed rules are on the device: from here on it can answer by itself. */
const rulesKept = (page: Page) => keptOnDevice(page, 'catalogues', 'triage-bundle');

/** What leaves the page about a check from now on. */
function sentBy(page: Page): string[] {
  const sent: string[] = [];
  page.on('request', (request) => {
    if (request.method() === 'POST' && request.url().includes('/triage/assessments')) {
      sent.push(request.url());
    }
  });
  return sent;
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

  test('without the rules on the device nothing is sent until the person sends it', async ({
    page,
    context,
  }) => {
    const w = words.fr;
    const sent = sentBy(page);
    await context.route('**/api/v1/triage/bundle', (route) => route.abort());
    await signIn(page, 'fr', claire);
    await page.goto('/fr/triage/');
    await nothingDangerous(page, 'fr');
    await kept(page);
    await context.setOffline(true);
    await describe(page, 'fr', w.cold);
    const alert = page.locator('main').getByRole('alert');
    await expect(alert).toContainText(w.unreachable);
    await expect(alert.getByRole('link')).toHaveAttribute('href', /emergency/);
    await look(page, 'fr', 'triage-not-sent');
    const before = sent.length;
    await context.setOffline(false);
    await expect(page.getByText(w.offline)).toHaveCount(0);
    expect(sent).toHaveLength(before);
    await page.getByRole('button', { name: w.continue }).click();
    await expect(page).toHaveURL(/#(question-1|check)$/);
  });

  for (const language of languages) {
    test(
      `the whole check, recorded when the network is back (${language})`,
      NEEDS_PLATFORM,
      async ({ page, context }) => {
        const w = words[language];
        const sent = sentBy(page);
        await signIn(page, language, claire);
        await kept(page);
        await rulesKept(page);
        await context.setOffline(true);
        await page.goto(`/${language}/triage/`);
        await nothingDangerous(page, language);
        await describe(page, language, w.cold);
        await denyEverything(page, language);
        await page.getByRole('button', { name: w.submit }).click();
        await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
        const note = page.getByRole('region', { name: w.deviceNote });
        await expect(note).toBeVisible();
        await look(page, language, 'triage-answered-offline');
        expect(sent).toEqual([]);
        // Without the person's word it stays, also when the network is back.
        await context.setOffline(false);
        await expect(page.getByText(w.offline)).toHaveCount(0);
        await context.setOffline(true);
        await expect(page.getByText(w.offline)).toBeVisible();
        expect(sent).toEqual([]);
        await note.getByRole('button', { name: w.recordLater }).click();
        await expect(note.getByText(w.agreed)).toBeVisible();
        const answered = page.waitForResponse((one) => one.url().endsWith('/assessments/offline'));
        await context.setOffline(false);
        const recorded = (await (await answered).json()) as {
          offline: { same: boolean; known: boolean };
        };
        expect(recorded.offline).toMatchObject({ same: true, known: true });
        await expect(note.getByText(w.recorded)).toBeVisible();
        await look(page, language, 'triage-recorded-afterwards');
        expect(sent).toHaveLength(1);
        // Neither the result again nor the home page sends it twice.
        await page.reload();
        await expect(note.getByText(w.recorded)).toBeVisible();
        await page.goto(`/${language}/home/`);
        await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
        expect(sent).toHaveLength(1);
      },
    );
  }

  test('an emergency is told without a network', NEEDS_PLATFORM, async ({ page, context }) => {
    const w = words.fr;
    await signIn(page, 'fr', claire);
    await kept(page);
    await rulesKept(page);
    await context.setOffline(true);
    await page.goto('/fr/triage/');
    await nothingDangerous(page, 'fr');
    await describe(page, 'fr', 'J’ai une douleur qui m’écrase la poitrine et descend dans le bras');
    await expect(page.getByRole('heading', { level: 1, name: w.emergency })).toBeVisible();
    await expect(page.locator('main a[href="tel:15"]')).toBeVisible();
    await expect(page.getByRole('region', { name: w.deviceNote })).toBeVisible();
  });

  test(
    'changed rules are refused, and the numbers stay',
    NEEDS_PLATFORM,
    async ({ page, context }) => {
      const w = words.fr;
      await signIn(page, 'fr', claire);
      await kept(page);
      await rulesKept(page);
      await page.evaluate(
        () =>
          new Promise<void>((resolve, reject) => {
            const opening = indexedDB.open('employee-health');
            opening.onerror = () => reject(new Error('not opened'));
            opening.onsuccess = () => {
              const transaction = opening.result.transaction('catalogues', 'readwrite');
              const store = transaction.objectStore('catalogues');
              const reading = store.get('triage-bundle');
              reading.onsuccess = () => {
                const kept = reading.result as { bundle: { files: Record<string, string> } };
                kept.bundle.files['cold.json'] = `${kept.bundle.files['cold.json'] ?? ''} `; // one byte
                store.put(kept, 'triage-bundle');
              };
              transaction.oncomplete = () => {
                opening.result.close();
                resolve();
              };
            };
          }),
      );
      await context.setOffline(true);
      await page.goto('/fr/triage/');
      await nothingDangerous(page, 'fr');
      await describe(page, 'fr', w.cold);
      const alert = page.locator('main').getByRole('alert');
      await expect(alert).toContainText(w.forged);
      await expect(alert.getByRole('link')).toHaveAttribute('href', /emergency/);
      await look(page, 'fr', 'triage-rules-refused');
    },
  );

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

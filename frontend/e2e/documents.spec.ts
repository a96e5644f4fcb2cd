import { readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Page } from '@playwright/test';
import type careWords from '../features/care/messages.fr.json';
import type documentWords from '../features/documents/messages.fr.json';
import { PART } from '../features/documents/rules';
import type profileWords from '../features/profile/messages.fr.json';
import { tabTo } from './keyboard';
import { brittleLine, type Line } from './line';
import { fitsNarrowScreens, look } from './look';
import { token } from './newcomer';
import { claire, PASSWORD, type Language } from './people';
import { expect, NEEDS_PLATFORM, signIn, test as everyTest } from './platform';
import { bears, scan } from './scan';

const languages: Language[] = ['fr', 'en'];
const physician = 'physician@lumiere.demo';

/** Of a file of fifty megabytes: in the midst of its second part and of its sixth. */
const BREAKS = [6_000_000, 22_000_000];

/** An opposition holds within a minute; it should at once. */
const PROMISED = { timeout: 60_000 };

const said = (language: Language) => {
  const words = (feature: string): unknown =>
    JSON.parse(
      readFileSync(
        join(import.meta.dirname, `../features/${feature}/messages.${language}.json`),
        'utf8',
      ),
    );
  return {
    ...(words('documents') as typeof documentWords),
    care: words('care') as typeof careWords,
    profile: words('profile') as typeof profileWords,
  };
};

const filled = (text: string, values: Record<string, string>) =>
  Object.entries(values).reduce((all, [name, value]) => all.replace(`{${name}}`, value), text);

/** All of it goes over a line that breaks. */
const test = everyTest.extend<{ line: Line }>({
  line: async ({}, use, { project }) => {
    const line = await brittleLine(new URL(project.use.baseURL ?? ''), BREAKS);
    await use(line);
    line.close();
  },
  baseURL: async ({ line }, use) => use(line.url),
});

/** Where the parts begin that are sent from now on. */
function partsOf(page: Page): number[] {
  const begin: number[] = [];
  page.on('request', (request) => {
    if (request.method() === 'PATCH') {
      begin.push(Number(request.headers()['upload-offset']));
    }
  });
  return begin;
}

for (const language of languages) {
  const w = said(language);

  test(
    `a scan of fifty megabytes is sent, shared, looked at, and closed by an opposition (${language})`,
    NEEDS_PLATFORM,
    async ({ page, line, request, browser }) => {
      test.setTimeout(300_000);
      const title = `scan-${language}-${Date.now()}`;
      const allergen = `Pollen ${language} ${Date.now()}`;
      await page.setViewportSize({ width: 320, height: 640 });
      await signIn(page, language, claire);

      // Claire fills her profile.
      await page.goto(`/${language}/profile/health/`);
      await page.getByRole('button', { name: w.profile.section.addTo.allergies }).click();
      await page.getByRole('combobox').fill(allergen);
      await page.getByRole('button', { name: w.profile.form.save }).click();
      await expect(page.getByText(allergen, { exact: true })).toBeVisible();

      // A scan is sent, twice broken off; what had arrived by then is not sent again.
      await page.goto(`/${language}/profile/documents/`);
      await expect(page.getByRole('heading', { name: w.title, level: 1 })).toBeVisible();
      await look(page, language, 'documents');
      await fitsNarrowScreens(page);
      const parts = partsOf(page);
      const path = test.info().outputPath(`${title}.pdf`);
      writeFileSync(path, scan());
      await page.getByLabel(w.add.category).selectOption('imaging');
      await page.getByTestId('files').setInputFiles(path);
      await expect(page.getByText(w.sending.filed)).toBeVisible({ timeout: 180_000 });
      rmSync(path);
      expect(line.broken()).toBe(BREAKS.length);
      expect(new Set(parts.map((begin) => begin % PART)).size).toBeGreaterThan(BREAKS.length);
      await expect(page.getByRole('heading', { name: title })).toBeVisible();

      // By keyboard alone: share it with the physician until tomorrow.
      await tabTo(page, page.getByRole('button', { name: filled(w.one.named.share, { title }) }));
      await page.keyboard.press('Enter');
      await expect(page.getByText(w.share.none)).toBeVisible();
      await expect(page.getByRole('link', { name: w.share.let })).toBeVisible();
      const care = await token(request, physician, PASSWORD);
      const me = await request.get('/api/v1/auth/me', { headers: care });
      const { displayName: name } = (await me.json()) as { displayName: string };
      await page.getByLabel(w.share.who).selectOption({ label: name });
      await tabTo(page, page.getByRole('button', { name: w.share.share, exact: true }));
      await page.keyboard.press('Enter');
      await expect(page.getByRole('button', { name: filled(w.share.end, { name }) })).toBeVisible();
      await look(page, language, 'documents-shared');

      // The physician opens it, elsewhere.
      const own = await request.get('/api/v1/auth/me', {
        headers: await token(request, claire, PASSWORD),
      });
      const { id } = (await own.json()) as { id: string };
      const context = await browser.newContext({ baseURL: test.info().project.use.baseURL ?? '' });
      const theirs = await context.newPage();
      await signIn(theirs, language, physician);
      await theirs.goto(`/${language}/patients/documents/#id=${id}`);
      const open = theirs.getByRole('button', { name: filled(w.shared.fetchNamed, { title }) });
      const download = theirs.waitForEvent('download');
      await open.click();
      const file = readFileSync(await (await download).path());
      expect(file.length).toBeGreaterThan(50_000_000);
      expect(bears(file, name)).toBe(true);
      const reads = (part: string) =>
        request.get(`/api/v1/patients/${id}/${part}`, { headers: care });
      expect(await (await reads('profile')).text()).toContain(allergen);

      // Claire sees it within seconds.
      await page.getByRole('button', { name: filled(w.one.named.accesses, { title }) }).click();
      await expect(page.locator('li').filter({ hasText: name }).last()).toBeVisible();

      // And opposes: nothing is there for the physician any more.
      const words = w.care.sharing;
      await page.goto(`/${language}/profile/sharing/`);
      await page.getByRole('button', { name: filled(words.opposeOf, { name }) }).click();
      try {
        await expect(page.getByText(filled(words.opposed, { name }))).toBeVisible();
        for (const part of ['profile', 'documents']) {
          await expect.poll(async () => (await reads(part)).status(), PROMISED).toBe(404);
        }
        const refused = theirs.waitForResponse((one) => one.url().endsWith('/links'));
        await open.click();
        expect((await refused).status()).toBe(404);
        await expect(theirs.getByRole('main').getByRole('alert')).toBeVisible();
      } finally {
        await page.getByRole('button', { name: filled(words.takeBackOf, { name }) }).click();
        await expect(page.getByText(filled(words.takenBack, { name }))).toBeVisible();
      }
      expect((await reads('profile')).status()).toBe(200);
      await context.close();

      await page.goto(`/${language}/profile/documents/`);
      await page.getByRole('button', { name: filled(w.one.removeNamed, { title }) }).click();
      await page.getByRole('button', { name: w.one.removeYes }).click();
      await expect(page.getByText(filled(w.one.removed, { title }))).toBeVisible();
    },
  );

  test(`what is no document is refused before it is sent (${language})`, async ({ page }) => {
    await signIn(page, language, claire);
    await page.goto(`/${language}/profile/documents/`);
    await page.getByTestId('files').setInputFiles([
      { name: 'page.html', mimeType: 'text/html', buffer: Buffer.from('<p>') },
      { name: 'vide.pdf', mimeType: 'application/pdf', buffer: Buffer.alloc(0) },
    ]);
    await expect(page.getByText(w.sending.refused.kind)).toBeVisible();
    await expect(page.getByText(w.sending.refused.empty)).toBeVisible();
    await look(page, language, 'documents-refused');
  });
}

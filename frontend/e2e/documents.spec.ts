import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Page } from '@playwright/test';
import type documentWords from '../features/documents/messages.fr.json';
import { tabTo } from './keyboard';
import { fitsNarrowScreens, look } from './look';
import { token } from './newcomer';
import { claire, PASSWORD, type Language } from './people';
import { expect, NEEDS_PLATFORM, signIn, test } from './platform';

const languages: Language[] = ['fr', 'en'];
const physician = 'physician@lumiere.demo';
const MEGABYTES = 50;

const said = (language: Language) =>
  JSON.parse(
    readFileSync(
      join(import.meta.dirname, `../features/documents/messages.${language}.json`),
      'utf8',
    ),
  ) as typeof documentWords;

const filled = (text: string, values: Record<string, string>) =>
  Object.entries(values).reduce((all, [name, value]) => all.replace(`{${name}}`, value), text);

/** A letter of fifty megabytes that nobody has sent before: the same content is kept once. */
function letter(language: Language, name: string): string {
  const line = `${language} ${Date.now()} ${'Tout va bien. '.repeat(20)}\n`;
  const path = test.info().outputPath(name);
  writeFileSync(path, line.repeat(Math.ceil((MEGABYTES * 1024 * 1024) / line.length)));
  return path;
}

/** The connection is lost in the midst of the second part and of the sixth. */
async function breaksTwice(page: Page): Promise<() => number> {
  let parts = 0;
  let broken = 0;
  await page.route('**/api/v1/profile/uploads/*', async (route) => {
    if (route.request().method() !== 'PATCH') {
      await route.continue();
      return;
    }
    parts += 1;
    if (parts === 2 || parts === 6) {
      broken += 1;
      await route.abort('connectionreset');
      return;
    }
    await route.continue();
  });
  return () => broken;
}

for (const language of languages) {
  const w = said(language);

  test(
    `a document of fifty megabytes is sent, shared, looked at and taken back (${language})`,
    NEEDS_PLATFORM,
    async ({ page, request, browser }) => {
      test.setTimeout(300_000);
      const title = `lettre-${language}-${Date.now()}`;
      await page.setViewportSize({ width: 320, height: 640 });
      await signIn(page, language, claire);
      await page.goto(`/${language}/profile/documents/`);
      await expect(page.getByRole('heading', { name: w.title, level: 1 })).toBeVisible();
      await look(page, language, 'documents');
      await fitsNarrowScreens(page);

      const broken = await breaksTwice(page);
      await page.getByLabel(w.add.category).selectOption('letter');
      await page.getByTestId('files').setInputFiles(letter(language, `${title}.txt`));
      await expect(page.getByText(w.sending.filed)).toBeVisible({ timeout: 180_000 });
      expect(broken()).toBe(2);
      await expect(page.getByRole('heading', { name: title })).toBeVisible();

      // By keyboard alone: share it with the physician until tomorrow.
      await tabTo(page, page.getByRole('button', { name: filled(w.one.named.share, { title }) }));
      await page.keyboard.press('Enter');
      await expect(page.getByText(w.share.none)).toBeVisible();
      await expect(page.getByRole('link', { name: w.share.let })).toBeVisible();
      const me = await request.get('/api/v1/auth/me', {
        headers: await token(request, physician, PASSWORD),
      });
      const { displayName } = (await me.json()) as { displayName: string };
      await page.getByLabel(w.share.who).selectOption({ label: displayName });
      await tabTo(page, page.getByRole('button', { name: w.share.share, exact: true }));
      await page.keyboard.press('Enter');
      const end = page.getByRole('button', { name: filled(w.share.end, { name: displayName }) });
      await expect(end).toBeVisible();
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
      const file = await (await download).path();
      expect(readFileSync(file, 'utf8').slice(0, 200)).toContain(displayName);

      // Claire sees it within seconds.
      await page.getByRole('button', { name: filled(w.one.named.accesses, { title }) }).click();
      await expect(page.locator('li').filter({ hasText: displayName }).last()).toBeVisible();

      // And takes it back: nothing is there for the physician any more.
      await page.getByRole('button', { name: filled(w.one.named.share, { title }) }).click();
      await end.click();
      await expect(page.getByText(w.share.none)).toBeVisible();
      await open.click();
      await expect(theirs.getByRole('main').getByRole('alert')).toBeVisible();
      await context.close();

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

import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Page } from '@playwright/test';
import type profileWords from '../features/profile/messages.fr.json';
import { fitsNarrowScreens, look } from './look';
import { claire, PASSWORD, words, type Language } from './people';
import { expect, test } from './platform';

const languages: Language[] = ['fr', 'en'];

/** The very words of the pages: what they say may change, where it leads may not. */
const said = (language: Language) =>
  JSON.parse(
    readFileSync(
      join(import.meta.dirname, `../features/profile/messages.${language}.json`),
      'utf8',
    ),
  ) as typeof profileWords;

async function signIn(page: Page, language: Language, then: string): Promise<void> {
  const t = words[language];
  await page.goto(`/${language}/sign-in/#next=/${language}${then}`);
  await page.getByLabel(t.email).fill(claire);
  await page.getByLabel(t.password, { exact: true }).fill(PASSWORD);
  await page.getByRole('button', { name: t.signIn }).click();
  await page.waitForURL(`**${then}`);
}

for (const language of languages) {
  test.describe(`my file, ${language}`, () => {
    test.use({ viewport: { width: 390, height: 844 } });
    const t = said(language);

    test('leads to its parts', async ({ page }) => {
      await signIn(page, language, '/profile/');
      await expect(page.getByRole('heading', { level: 1, name: t.title })).toBeVisible();
      await look(page, language, 'profile');
      await fitsNarrowScreens(page);
      await page.getByRole('link', { name: t.parts.health.name }).click();
      await expect(page.getByRole('heading', { level: 1, name: t.health.title })).toBeVisible();
    });

    test('takes an allergy in own words and one of the list, and remembers what changed', async ({
      page,
    }) => {
      const own = `Peinture ${language} ${Date.now()}`;
      await signIn(page, language, '/profile/health/');
      await page.getByRole('button', { name: t.section.addTo.allergies }).click();
      await page.getByRole('button', { name: t.form.save }).click();
      await expect(page.locator('.problem')).toContainText(t.form.whatMissing);
      await page.getByRole('combobox').fill(own);
      await page.getByLabel(t.form.criticalities.high).check();
      await page.getByLabel(t.form.since).fill('05/2019');
      await look(page, language, 'profile-entry');
      await page.getByRole('button', { name: t.form.save }).click();
      await expect(page.getByRole('status').filter({ hasText: t.health.saved })).toBeVisible();
      await expect(page.getByText(own, { exact: true })).toBeVisible();

      const asthma = page.getByText(/^Asth/); // an earlier run may have left some
      const before = await asthma.count();
      await page.getByRole('button', { name: t.section.addTo.conditions }).click();
      await page.getByRole('combobox').fill('asth');
      await expect(page.getByRole('option').first()).toBeVisible();
      await page.keyboard.press('ArrowDown');
      await page.keyboard.press('Enter');
      await expect(page.getByText(t.form.chosen)).toBeVisible();
      await page.getByRole('button', { name: t.form.save }).click();
      await expect(page.getByRole('status').filter({ hasText: t.health.saved })).toBeVisible();
      await expect(page.getByRole('combobox')).toBeHidden();
      await expect(asthma).toHaveCount(before + 1);
      await look(page, language, 'profile-health');
      await fitsNarrowScreens(page);

      await page.getByRole('button', { name: t.entry.removeNamed.replace('{name}', own) }).click();
      await page.getByRole('button', { name: t.entry.removeYes, exact: true }).last().click();
      await expect(page.getByText(own, { exact: true })).toBeHidden();
      await page.getByRole('link', { name: t.health.history }).click();
      await expect(page.getByText(own).first()).toBeVisible();
      await look(page, language, 'profile-history');
    });

    test('keeps what was typed when another screen was quicker', async ({ page, context }) => {
      const own = `Gants ${language} ${Date.now()}`;
      await signIn(page, language, '/profile/health/');
      await page.getByRole('button', { name: t.section.addTo.allergies }).click();
      await page.getByRole('combobox').fill(own);

      const other = await context.newPage();
      await other.goto(`/${language}/profile/health/`);
      await other.getByRole('button', { name: t.section.addTo.medications }).click();
      await other.getByRole('combobox').fill(`${own} M`);
      await other.getByRole('button', { name: t.form.save }).click();
      await expect(other.getByText(`${own} M`, { exact: true })).toBeVisible();

      await page.getByRole('button', { name: t.form.save }).click();
      await expect(page.getByText(t.health.changedMeanwhile)).toBeVisible();
      await expect(page.getByRole('combobox')).toHaveValue(own);
      await page.getByRole('button', { name: t.form.save }).click();
      await expect(page.getByText(own, { exact: true })).toBeVisible();
      await expect(page.getByText(`${own} M`, { exact: true })).toBeVisible();
    });

    test('is read and drafted while nobody answers', async ({ page }) => {
      const own = `Poussière ${language} ${Date.now()}`;
      await signIn(page, language, '/profile/health/');
      const allergies = page.getByRole('heading', { level: 2, name: t.section.allergies });
      await expect(allergies).toBeVisible();
      await page.reload();
      await expect(allergies).toBeVisible();

      // Nobody answers: what was seen last is shown, and says from when it is.
      await page.route('**/api/v1/profile', (route) => route.abort());
      await page.reload();
      await expect(page.getByText(t.health.keptAt.split('{')[0] ?? '')).toBeVisible();
      await expect(page.getByRole('button', { name: t.basics.change })).toBeHidden();
      for (const words of [own, `${own} 2`]) {
        await page.getByRole('button', { name: t.section.addTo.allergies }).click();
        await page.getByRole('combobox').fill(words);
        await page.getByRole('button', { name: t.form.keep }).click();
        await expect(page.getByText(t.health.draftKept)).toBeVisible();
        await expect(page.getByRole('combobox')).toBeHidden();
      }

      await page.unroute('**/api/v1/profile');
      await page.getByRole('button', { name: t.health.retry, exact: true }).click();
      await expect(page.getByRole('button', { name: t.basics.change })).toBeVisible();
      for (const words of [own, `${own} 2`]) {
        await page
          .getByRole('button', { name: `${t.health.draftOpen} – ${words}`, exact: true })
          .click();
        await expect(page.getByRole('combobox')).toHaveValue(words);
        await page.getByRole('button', { name: t.form.save }).click();
        await expect(page.getByText(words, { exact: true })).toBeVisible();
      }
    });
  });
}

import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type words from '../features/rights/messages.fr.json';
import type uiWords from '../ui/messages.fr.json';
import type { Page } from '@playwright/test';
import { fitsNarrowScreens, look } from './look';
import { claire, PASSWORD, type Language } from './people';
import { expect, signIn, test } from './platform';
import { press } from './walk';

const read = (file: string): unknown =>
  JSON.parse(readFileSync(join(import.meta.dirname, file), 'utf8'));

/** The very words of the page. */
const said = (language: Language) =>
  read(`../features/rights/messages.${language}.json`) as typeof words;
const ui = (language: Language) => read(`../ui/messages.${language}.json`) as typeof uiWords;

/** Signs in, and proves again who it is whenever that is asked. */
async function comeIn(page: Page, language: Language): Promise<void> {
  await signIn(page, language, claire);
  const dialog = page.getByRole('dialog', { name: ui(language).stepUp.title });
  await page.addLocatorHandler(dialog, async () => {
    await expect(dialog.getByRole('textbox')).toBeFocused();
    await page.keyboard.type(PASSWORD);
    await page.keyboard.press('Enter');
  });
}

for (const language of ['fr', 'en'] as const) {
  const t = said(language);

  test(`one takes all of one’s data along (${language})`, async ({ page }) => {
    await comeIn(page, language);
    await page.goto(`/${language}/profile/rights/`);
    await expect(page.getByRole('heading', { level: 1, name: t.title })).toBeVisible();
    await look(page, language, 'rights');
    await fitsNarrowScreens(page);

    const again = page.getByRole('button', { name: t.archive.again });
    const ask = page.getByRole('button', { name: t.archive.ask }).or(again);
    await press(page, ask);
    const fetch = page.getByRole('button', { name: t.archive.fetch });
    await expect(fetch).toBeVisible({ timeout: 60_000 });
    await look(page, language, 'rights-archive');
    const download = page.waitForEvent('download');
    await press(page, fetch);
    expect((await download).suggestedFilename()).toMatch(/\.zip$/);
  });

  test(`one sees what an erasure would do, wants it, and takes it back (${language})`, async ({
    page,
  }) => {
    await comeIn(page, language);
    await page.goto(`/${language}/profile/rights/`);
    const plan = page.getByRole('button', { name: t.erase.plan });
    const forget = page.getByRole('button', { name: t.erase.forget });
    await expect(plan.or(forget)).toBeVisible();
    if (await plan.isVisible()) {
      await press(page, plan);
    }
    for (const part of [t.erase.goes, t.erase.nameless, t.erase.stays]) {
      await expect(page.getByRole('heading', { level: 3, name: part.title })).toBeVisible();
    }
    await look(page, language, 'rights-plan');
    await fitsNarrowScreens(page);

    await press(page, page.getByRole('button', { name: t.erase.confirm }));
    const sure = page.getByRole('dialog', { name: t.erase.sure });
    await expect(sure).toBeVisible();
    await press(page, sure.getByRole('button', { name: t.erase.yes }));
    await expect(page.getByRole('heading', { level: 3, name: t.receipt.title })).toBeVisible();
    await look(page, language, 'rights-receipt');
    await fitsNarrowScreens(page);
    const receipt = await page.locator('.rights-receipt code').innerText();

    await press(page, page.getByRole('button', { name: t.erase.takeBack }));
    await expect(plan).toBeVisible();

    await page.goto(`/${language}/erased/`);
    await page.getByLabel(t.certificate.receipt).fill(receipt);
    await press(page, page.getByRole('button', { name: t.certificate.show }));
    await expect(
      page.getByRole('heading', { level: 2, name: t.certificate.notDone }),
    ).toBeFocused();
    await look(page, language, 'erased');
    await fitsNarrowScreens(page);
  });
}

import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Page } from '@playwright/test';
import type accessWords from '../features/accesses/messages.fr.json';
import type consentWords from '../features/consents/messages.fr.json';
import { tabTo } from './keyboard';
import { fitsNarrowScreens, look } from './look';
import { claire, type Language } from './people';
import { expect, signIn, test } from './platform';
import { press } from './walk';

/** The very words of the pages. */
function said(language: Language) {
  const file = (folder: string): unknown =>
    JSON.parse(
      readFileSync(
        join(import.meta.dirname, `../features/${folder}/messages.${language}.json`),
        'utf8',
      ),
    );
  return {
    consents: file('consents') as typeof consentWords,
    accesses: file('accesses') as typeof accessWords,
  };
}

/** What nothing depends on yet: other journeys of the same person go on as before. */
const wearables = {
  fr: 'Relevés de mes appareils connectés',
  en: 'Readings of my connected devices',
} as const;

/** Whatever an earlier run has left, it begins and ends as a person who refuses. */
async function decides(page: Page, button: string, now: string): Promise<void> {
  await press(page, page.getByRole('button', { name: button }));
  await expect(page.getByText(now, { exact: false }).first()).toBeVisible();
}

for (const language of ['fr', 'en'] as const) {
  const { consents: c, accesses: a } = said(language);

  test(`one agrees, withdraws, and has it in writing (${language})`, async ({ page }) => {
    await signIn(page, language, claire);
    await page.goto(`/${language}/profile/consents/`);
    await expect(page.getByRole('heading', { level: 1, name: c.title })).toBeVisible();
    await expect(page.getByRole('heading', { level: 2, name: c.otherBases })).toBeVisible();
    await look(page, language, 'consents');
    await fitsNarrowScreens(page);

    await press(page, page.getByRole('link', { name: wearables[language] }));
    const heading = page.getByRole('heading', { level: 1, name: wearables[language] });
    await expect(heading).toBeFocused();
    await expect(page).toHaveURL(/#wearables$/);
    await decides(page, c.agree, c.now.granted);

    const refuse = page.getByRole('button', { name: c.withdraw });
    const agree = page.getByRole('button', { name: c.agree });
    const [no, yes] = [await refuse.boundingBox(), await agree.boundingBox()];
    expect(no?.width).toBeCloseTo(yes?.width ?? 0, 0);
    expect(no?.height).toBeCloseTo(yes?.height ?? 0, 0);
    await look(page, language, 'consent-given');
    await fitsNarrowScreens(page);

    await decides(page, c.withdraw, c.now.refused);
    await expect(page.getByRole('heading', { level: 2, name: c.history })).toBeVisible();
    const download = page.waitForEvent('download');
    await press(page, page.getByRole('button', { name: c.receipt }));
    expect((await download).suggestedFilename()).toBe(`${c.file}-wearables.json`);
    await look(page, language, 'consent-withdrawn');

    await press(page, page.getByRole('link', { name: c.title }));
    await expect(
      page.getByRole('link', { name: wearables[language] }).filter({ hasText: c.state.refused }),
    ).toBeVisible();
  });

  test(`one reads who saw the file, and on request what one did oneself (${language})`, async ({
    page,
  }) => {
    await signIn(page, language, claire);
    await page.goto(`/${language}/profile/accesses/`);
    await expect(page.getByRole('heading', { level: 1, name: a.title })).toBeVisible();
    await look(page, language, 'accesses');
    await fitsNarrowScreens(page);

    const own = page.getByRole('checkbox', { name: a.own });
    await tabTo(page, own);
    await page.keyboard.press('Space');
    await expect(page.getByText(a.who.self, { exact: true }).first()).toBeVisible();
    await look(page, language, 'accesses-own');
  });
}

import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type adminWords from '../features/admin/messages.fr.json';
import type rightsWords from '../features/rights/messages.fr.json';
import { fitsNarrowScreens, look } from './look';
import { claire, PASSWORD, type Language } from './people';
import { expect, signIn, test } from './platform';
import type uiWords from '../ui/messages.fr.json';
import type { Page } from '@playwright/test';
import { choose, press, type } from './walk';

const DPO = 'dpo@lumiere.demo';

const read = (file: string): unknown =>
  JSON.parse(readFileSync(join(import.meta.dirname, file), 'utf8'));

/** The very words of the pages. */
const said = (language: Language) => ({
  ...(read(`../features/rights/messages.${language}.json`) as typeof rightsWords).requests,
  desk: (read(`../features/admin/messages.${language}.json`) as typeof adminWords).requests,
  register: (read(`../features/admin/messages.${language}.json`) as typeof adminWords).register,
});
const ui = (language: Language) => read(`../ui/messages.${language}.json`) as typeof uiWords;

/** Signs in as somebody else, and proves again who it is whenever that is asked. */
async function comeIn(page: Page, language: Language, email: string): Promise<void> {
  await page.context().clearCookies();
  await signIn(page, language, email);
  const dialog = page.getByRole('dialog', { name: ui(language).stepUp.title });
  await page.addLocatorHandler(dialog, async () => {
    await expect(dialog.getByRole('textbox')).toBeFocused();
    await page.keyboard.type(PASSWORD);
    await page.keyboard.press('Enter');
  });
}

async function take(page: Page, language: Language, step: 'ask_identity' | 'begin' | 'answer') {
  const t = said(language).desk;
  const form = page.getByRole('form', { name: t.next });
  await choose(page, form.getByRole('radio', { name: t.do[step] }));
  if (step !== 'begin') {
    await type(page, form.getByLabel(t.text), `${step} ${language}`);
  }
  await press(page, form.getByRole('button', { name: t.take }));
  await expect(page.getByRole('status').filter({ hasText: t.act[step] })).toBeVisible();
}

for (const language of ['fr', 'en'] as const) {
  const t = said(language);

  test(`one asks, the officer checks and answers, one reads it (${language}) @platform`, async ({
    page,
  }) => {
    const words = `${language} ${Date.now()}`;
    await comeIn(page, language, claire);
    await page.goto(`/${language}/profile/requests/`);
    await expect(page.getByRole('heading', { level: 1, name: t.title })).toBeVisible();
    await choose(page, page.getByRole('radio', { name: t.kind.rectification }));
    await type(page, page.getByLabel(t.words), words);
    await press(page, page.getByRole('button', { name: t.send }));
    await expect(page.getByText(t.filed)).toBeVisible();
    await look(page, language, 'my-requests');
    await fitsNarrowScreens(page);

    await comeIn(page, language, DPO);
    await page.goto(`/${language}/admin/requests/`);
    await expect(page.getByRole('heading', { level: 1, name: t.desk.title })).toBeVisible();
    await look(page, language, 'data-requests');
    await fitsNarrowScreens(page);
    const mine = page
      .getByRole('link', { name: t.desk.kind.rectification })
      .filter({ hasText: 'Claire' })
      .last();
    await press(page, mine);
    await expect(page.getByText(words)).toBeVisible();
    const own = page.url();
    await take(page, language, 'ask_identity');
    await look(page, language, 'data-request');

    await comeIn(page, language, claire);
    await page.goto(`/${language}/profile/requests/`);
    const card = page.getByRole('article').filter({ hasText: words });
    await expect(card.getByText(t.state.identity_asked)).toBeVisible();
    await press(page, card.getByRole('button', { name: t.prove }));
    await expect(page.getByText(t.proven)).toBeVisible();

    await comeIn(page, language, DPO);
    await page.goto(own);
    await take(page, language, 'begin');
    await take(page, language, 'answer');

    await comeIn(page, language, claire);
    await page.goto(`/${language}/profile/requests/`);
    await expect(card.getByText(t.state.answered)).toBeVisible();
    await expect(card.getByText(`answer ${language}`)).toBeVisible();
  });

  test(`the officer reads the register of processing (${language})`, async ({ page }) => {
    await comeIn(page, language, DPO);
    await page.goto(`/${language}/admin/register/`);
    await expect(page.getByRole('heading', { level: 2 }).first()).toBeVisible();
    await look(page, language, 'processing-register');
    await fitsNarrowScreens(page);
    await page.goto(`/${language}/admin/break-glass/`);
    await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
    await look(page, language, 'break-glass-register');
  });
}

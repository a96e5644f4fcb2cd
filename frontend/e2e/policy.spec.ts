import type { Browser, Page } from '@playwright/test';
import { fitsNarrowScreens, look } from './look';
import { PASSWORD, words } from './people';
import {
  denyEverything,
  describe,
  expect,
  NEEDS_PLATFORM,
  nothingDangerous,
  signIn,
  test,
} from './platform';

const w = words.fr;
const admin = 'admin@lumiere.demo';
const employee = 'e0012@lumiere.demo';
const employeeElsewhere = 'employee@verrerie.demo';
const reason =
  'Aux ateliers, une gorge douloureuse peut venir des vernis\u00a0: elle est vue le jour même.';
const today = 'Voyez un médecin aujourd’hui';
const nurse = 'tel:0499004444';

// The policy of the company is one: whoever changes it waits for nobody, so this journey is alone.
test(
  'an administrator raises a level: people of the company read it, others do not',
  {
    ...NEEDS_PLATFORM,
  },
  async ({ page, browser }) => {
    test.setTimeout(120_000);
    await signIn(page, 'fr', admin);
    await provesWhoTheyAre(page);
    await page.goto('/fr/admin/');
    await page.getByRole('main').getByRole('link', { name: 'Bilan de symptômes' }).last().click();
    await expect(page.getByRole('heading', { level: 2, name: 'Niveaux relevés' })).toBeVisible();
    await look(page, 'fr', 'admin-symptom-check');
    await fitsNarrowScreens(page);

    // What lowers is refused in plain words, and nothing that was typed is lost.
    await page.getByRole('button', { name: 'Relever un niveau' }).click();
    const raise = page
      .getByRole('group')
      .filter({ has: page.getByLabel('Le motif du bilan') })
      .last();
    await raise.getByLabel('Le motif du bilan').selectOption('sore-throat');
    await raise.getByLabel('À partir de quel niveau').selectOption('same_day');
    await raise.getByLabel('Ce qui est dit au moins').selectOption('self_care');
    await raise.getByLabel('Pourquoi, comme on le lira (français)').fill(reason);
    await raise
      .getByLabel('Pourquoi, comme on le lira (anglais)')
      .fill('In the workshops a sore throat may come from varnish: it is seen the same day.');
    await page.getByRole('button', { name: 'Enregistrer' }).click();
    await expect(page.locator('.problem')).toContainText('jamais l’abaisser');
    await look(page, 'fr', 'admin-symptom-check-refused');

    await raise.getByLabel('À partir de quel niveau').selectOption('self_care');
    await raise.getByLabel('Ce qui est dit au moins').selectOption('same_day');
    await page.getByRole('button', { name: 'Montrer' }).click();
    await expect(page.getByRole('article')).toHaveCount(5);
    await expect(page.getByRole('article').first()).toContainText('Appelez le 15 ou le 112');
    await look(page, 'fr', 'admin-symptom-check-preview');
    await page.getByRole('button', { name: 'Enregistrer' }).click();
    await expect(page.getByText('Les nouveaux bilans de symptômes l’utilisent')).toBeVisible();

    try {
      await soreThroat(browser, employee, async (told) => {
        await expect(told.getByText(reason)).toBeVisible();
        await expect(told.getByRole('main')).toContainText(today);
        await expect(told.locator(`a[href="${nurse}"]`)).toBeVisible();
        await look(told, 'fr', 'triage-company');
        await fitsNarrowScreens(told);
      });
      await soreThroat(browser, employeeElsewhere, async (told) => {
        await expect(told.locator('.level h1')).toBeVisible();
        await expect(told.getByText(reason)).toHaveCount(0);
        await expect(told.getByRole('main')).not.toContainText(today);
        await expect(told.locator(`a[href="${nurse}"]`)).toHaveCount(0);
      });
    } finally {
      await page.getByRole('button', { name: /^Retirer.*gorge/i }).click();
      await page.getByRole('button', { name: 'Enregistrer' }).click();
      await expect(page.getByText('Les nouveaux bilans de symptômes l’utilisent')).toBeVisible();
    }
  },
);

async function provesWhoTheyAre(page: Page): Promise<void> {
  const dialog = page.getByRole('dialog', { name: 'Confirmez que c’est bien vous' });
  await page.addLocatorHandler(dialog, async () => {
    await expect(dialog.getByRole('textbox')).toBeFocused();
    await page.keyboard.type(PASSWORD);
    await page.keyboard.press('Enter');
  });
}

async function soreThroat(
  browser: Browser,
  email: string,
  look: (page: Page) => Promise<void>,
): Promise<void> {
  const context = await browser.newContext({ baseURL: process.env.BASE_URL ?? '' });
  const page = await context.newPage();
  await signIn(page, 'fr', email);
  await page.goto('/fr/triage/');
  await nothingDangerous(page, 'fr');
  await describe(page, 'fr', 'J’ai mal à la gorge depuis hier.');
  await denyEverything(page, 'fr');
  await page.getByRole('button', { name: w.submit }).click();
  await expect(page.locator('.level h1')).toBeVisible();
  await look(page);
  await context.close();
}

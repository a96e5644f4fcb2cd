import { fitsNarrowScreens, look } from './look';
import { claire, words, type Language } from './people';
import { denyEverything, describe, expect, nothingDangerous, signIn, test } from './platform';

const languages: Language[] = ['fr', 'en'];
const widths = [360, 1280];

for (const language of languages) {
  for (const width of widths) {
    test.describe(`${language} at ${width} px`, () => {
      const w = words[language];
      test.use({ viewport: { width, height: width < 600 ? 740 : 800 } });

      // ASVS 7.4.4
      test('an employee is told what to do, three times, and finds it in the history', async ({
        page,
      }) => {
        const see = async (name: string, signedIn = true) => {
          await look(page, language, name);
          await fitsNarrowScreens(page);
          await expect(page.getByRole('button', { name: w.signOut })).toBeVisible({
            visible: signedIn,
          });
        };
        await page.goto(`/${language}/sign-in/`);
        await see('sign-in', false);
        await signIn(page, language, claire);
        await expect(page.getByRole('heading', { level: 1 })).toContainText('Claire');
        await expect(page.getByText(w.demo)).toBeVisible();

        // Self-care
        await page.getByRole('link', { name: w.start }).click();
        await expect(page.getByRole('checkbox', { name: w.none })).toBeVisible();
        await see('triage-danger');
        await page.getByRole('checkbox', { name: w.none }).check();
        await page.getByRole('button', { name: w.continue }).click();
        await page.getByRole('radio', { name: w.female }).check();
        await see('triage-who');
        await page.goBack();
        await nothingDangerous(page, language);
        await see('triage-words');
        await describe(page, language, w.cold);
        await denyEverything(page, language);
        await expect(page.getByRole('heading', { name: w.check })).toBeVisible();
        await see('triage-check');
        await page.getByRole('button', { name: w.submit }).click();
        await expect(page.getByRole('heading', { level: 1, name: w.selfCare })).toBeVisible();
        await expect(page.locator('blockquote mark').first()).toBeVisible();
        await see('triage-self-care');

        // A doctor
        await page.getByRole('button', { name: w.again }).click();
        await nothingDangerous(page, language);
        await describe(page, language, w.urinary);
        await denyEverything(page, language, () => see('triage-question'));
        await see('triage-check-answers');
        await page.getByRole('button', { name: w.submit }).click();
        await expect(page.getByRole('heading', { level: 1, name: w.doctor })).toBeVisible();
        await see('triage-teleconsultation');

        // An emergency interrupts
        await page.getByRole('button', { name: w.again }).click();
        await nothingDangerous(page, language);
        await describe(page, language, w.chest);
        await expect(page.getByRole('heading', { level: 1, name: w.emergency })).toBeVisible();
        await expect(page.getByRole('main').locator('a[href="tel:112"]')).toBeInViewport();
        await see('triage-emergency');

        // All three are in the history, latest first
        await page.getByRole('navigation').getByRole('link', { name: w.history }).click();
        await expect(page.locator('.tile').nth(2)).toBeVisible();
        await see('history');
        await page.locator('.tile').nth(0).click();
        await expect(page.getByRole('heading', { level: 1, name: w.emergency })).toBeVisible();
        await page.goBack();
        await page.locator('.tile').nth(2).click();
        await expect(page.getByRole('heading', { level: 1, name: w.selfCare })).toBeVisible();
        await see('history-assessment');

        await page.goto(`/${language}/home/`);
        await expect(page.locator('.tile').first()).toBeVisible();
        await see('home');
        await page.getByRole('button', { name: w.signOut }).click();
        await page.waitForURL(`**/${language}/`);
        await expect(page.getByRole('link', { name: w.signIn }).first()).toBeVisible();
        await see('welcome', false);
      });

      test('somebody picks from the list and finds it by searching', async ({ page }) => {
        await signIn(page, language, claire);
        await page.goto(`/${language}/triage/`);
        await nothingDangerous(page, language);
        await page.getByRole('button', { name: w.list }).click();
        const region = page.locator('.region').first();
        await region.locator('summary').click();
        await expect(region.getByRole('checkbox').first()).toBeVisible();
        await look(page, language, 'triage-list');
        await fitsNarrowScreens(page);
        await page.getByLabel(w.search).fill(w.sought);
        const row = page.getByRole('checkbox').first();
        await row.check();
        await page.getByRole('button', { name: w.continue }).click();
        await denyEverything(page, language);
        await page.getByRole('button', { name: w.submit }).click();
        await expect(page.locator('.level h1')).toBeVisible();
      });

      test('the pages for everybody are in order', async ({ page }) => {
        for (const name of ['emergency', 'offline', 'accessibility', 'privacy']) {
          await page.goto(`/${language}/${name}/`);
          await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
          await look(page, language, name);
          await fitsNarrowScreens(page);
        }
      });
    });
  }
}

import { expect, test as base, type Page } from '@playwright/test';
import { PASSWORD, words, type Language } from './people';

/** Every test fails when a page met its content policy, or threw. */
export const test = base.extend<{ page: Page }>({
  page: async ({ page }, use) => {
    const complaints: string[] = [];
    await page.exposeFunction('reportViolation', (what: string) => complaints.push(what));
    await page.addInitScript(() => {
      document.addEventListener('securitypolicyviolation', (event) => {
        const { reportViolation } = window as unknown as { reportViolation(what: string): void };
        reportViolation(`${event.violatedDirective} ${event.blockedURI} ${event.sample}`);
      });
    });
    page.on('pageerror', (error) => complaints.push(`page error: ${error.message}`));
    await use(page);
    expect(complaints).toEqual([]);
  },
});

export { expect };

/** Accounts, mails and signatures are those of a running platform: the mock API has none. */
export const NEEDS_PLATFORM = { tag: '@platform' };

export async function signIn(page: Page, language: Language, email: string): Promise<void> {
  const w = words[language];
  await page.goto(`/${language}/sign-in/`);
  await page.getByLabel(w.email).fill(email);
  await page.getByLabel(w.password, { exact: true }).fill(PASSWORD);
  await page.locator('main').getByRole('button', { name: w.signIn }).click();
  await page.waitForURL(`**/${language}/home/`);
}

/** From the danger screen to the page where the person says what is happening. */
export async function nothingDangerous(page: Page, language: Language): Promise<void> {
  const w = words[language];
  await page.getByRole('checkbox', { name: w.none }).check();
  await page.getByRole('button', { name: w.continue }).click();
  await page.getByRole('radio', { name: w.me, exact: true }).check();
  await page.getByLabel(w.age, { exact: true }).fill('34');
  await page.getByRole('radio', { name: w.female }).check();
  await page.getByRole('radio', { name: w.no, exact: true }).check();
  await page.getByRole('button', { name: w.continue }).click();
}

export async function describe(page: Page, language: Language, text: string): Promise<void> {
  const w = words[language];
  await page.getByLabel(w.describe).fill(text);
  await page.getByRole('button', { name: w.continue }).click();
}

const MOST_QUESTIONS = 40;

/** Says no to every question, or "I don't know" where no is not an answer; returns how many there were. */
export async function denyEverything(
  page: Page,
  language: Language,
  onFirst: () => Promise<void> = async () => undefined,
): Promise<number> {
  const w = words[language];
  for (let asked = 0; asked < MOST_QUESTIONS; asked += 1) {
    await expect(page).toHaveURL(/#(question-\d+|check|result)$/);
    if (!page.url().includes('#question-')) {
      return asked;
    }
    await expect(page.getByRole('button', { name: w.continue })).toBeVisible();
    if (asked === 0) {
      await onFirst();
    }
    const no = page.getByRole('radio', { name: w.no, exact: true });
    const unknown = page.getByLabel(w.unknown);
    await ((await no.count()) > 0 ? no : unknown).check();
    const before = page.url();
    await page.getByRole('button', { name: w.continue }).click();
    await page.waitForURL((url) => url.href !== before);
  }
  throw new Error(`more than ${MOST_QUESTIONS} questions`);
}

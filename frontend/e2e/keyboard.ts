import { expect, type Locator, type Page } from '@playwright/test';

const MOST_TABS = 60;

/** Moves by Tab alone; every stop on the way must be seen. */
export async function tabTo(page: Page, wanted: Locator): Promise<void> {
  await wanted.waitFor();
  for (let tabs = 0; tabs < MOST_TABS; tabs += 1) {
    if (await wanted.evaluate((element) => element === document.activeElement)) {
      return;
    }
    await page.keyboard.press('Tab');
    expect(await focusIsSeen(page), `focus hidden on the way to ${wanted.toString()}`).toBe(true);
  }
  throw new Error(`not reached by keyboard: ${wanted.toString()}`);
}

function focusIsSeen(page: Page): Promise<boolean> {
  return page.evaluate(() => {
    const focused = document.activeElement;
    if (!focused || focused === document.body) {
      return true; // between two rounds through the page
    }
    const { left, top, width, height } = focused.getBoundingClientRect();
    const shown = document.elementFromPoint(left + width / 2, top + height / 2);
    return shown !== null && (focused.contains(shown) || shown.contains(focused));
  });
}

/** Presses a button or follows a link of the page, by keyboard. */
export async function press(page: Page, name: string): Promise<void> {
  const main = page.locator('main');
  const control = main.getByRole('button', { name, exact: true });
  const link = main.getByRole('link', { name, exact: true });
  await tabTo(page, control.or(link).first());
  await page.keyboard.press('Enter');
}

/** Replaces what a field holds, by keyboard. */
export async function type(page: Page, label: string, text: string): Promise<void> {
  await tabTo(page, page.getByLabel(label, { exact: true }));
  await page.keyboard.press('ControlOrMeta+a');
  await page.keyboard.type(text);
}

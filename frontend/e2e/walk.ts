import { expect, type Locator, type Page } from '@playwright/test';
import { tabTo } from './keyboard';

export async function press(page: Page, wanted: Locator): Promise<void> {
  await tabTo(page, wanted);
  await page.keyboard.press('Enter');
}

export async function type(page: Page, field: Locator, text: string): Promise<void> {
  await tabTo(page, field);
  await page.keyboard.type(text);
}

export async function tick(page: Page, box: Locator): Promise<void> {
  await tabTo(page, box);
  await page.keyboard.press('Space');
}

/** Radio buttons are one stop: the arrows go from one to the next. */
export async function choose(page: Page, wanted: Locator): Promise<void> {
  const group = page.locator(`input[type="radio"][name="${await nameOf(wanted)}"]`);
  const checked = group.and(page.locator(':checked'));
  await tabTo(page, (await checked.count()) > 0 ? checked : group.first());
  if ((await checked.count()) === 0) {
    await page.keyboard.press('Space');
  }
  for (let steps = await group.count(); steps > 0 && !(await wanted.isChecked()); steps -= 1) {
    await page.keyboard.press('ArrowDown');
  }
  await expect(wanted).toBeChecked();
}

const nameOf = (radio: Locator): Promise<string> =>
  radio.evaluate((element) => (element as HTMLInputElement).name);

/** A list to choose from, by the first letters of what is wanted. */
export async function pick(page: Page, list: Locator, text: string): Promise<void> {
  await tabTo(page, list);
  await page.keyboard.type(text);
  await expect(list.locator('option:checked')).toHaveText(text);
}

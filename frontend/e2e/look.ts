import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { expect, type Page } from '@playwright/test';

const axeSource = readFileSync(
  createRequire(import.meta.url).resolve('axe-core/axe.min.js'),
  'utf8',
);
const SHOTS = join(import.meta.dirname, '../../artifacts/screenshots');
const THEMES = ['light', 'dark'] as const;

interface Violation {
  id: string;
  nodes: { target: unknown[]; failureSummary?: string }[];
}

/** Off unless asked for: axe waits for more laws to name WCAG 2.2. */
const WCAG_22_AA = { 'target-size': { enabled: true } };

/** Looks at a page as it is now: a picture, and no violation that axe knows, in light and dark. */
export async function look(page: Page, language: string, name: string): Promise<void> {
  const width = page.viewportSize()?.width ?? 0;
  await expect(page).toHaveTitle(/./); // it follows the content, a moment later
  for (const theme of THEMES) {
    await page.emulateMedia({ colorScheme: theme, reducedMotion: 'reduce' });
    const path = join(SHOTS, `${language}-${width}-${theme}-${name}.png`);
    let found = await seen(page, path);
    if (found.length > 0) {
      found = await seen(page, path); // a list that arrived meanwhile moved the page: what stays counts
    }
    expect(found, `axe on ${name}, ${theme}`).toEqual([]);
  }
  await page.emulateMedia({ colorScheme: 'light' });
}

const seen = (page: Page, path: string): Promise<string[]> =>
  asAWhole(page, async () => {
    await page.screenshot({ path, animations: 'disabled' });
    return violations(page);
  });

/**
 * The window grows to the whole page, so that the emergency bar is where it belongs: in a small
 * window it always covers half of something that one scrolls out from under it.
 */
async function asAWhole<T>(page: Page, what: () => Promise<T>): Promise<T> {
  const before = page.viewportSize();
  if (before) {
    const { width } = before;
    let height = before.height;
    let whole = await wholeHeight(page);
    while (whole > height) {
      height = whole; // what a wider view loads may make the page longer still
      await page.setViewportSize({ width, height });
      whole = await wholeHeight(page);
    }
  }
  const result = await what();
  if (before) {
    await page.setViewportSize(before);
  }
  return result;
}

const wholeHeight = (page: Page): Promise<number> =>
  page.evaluate(() => document.documentElement.scrollHeight);

async function violations(page: Page): Promise<string[]> {
  await page.evaluate(axeSource);
  const found = await page.evaluate(async (rules) => {
    const { axe } = window as unknown as {
      axe: { run(what: Document, options: object): Promise<{ violations: Violation[] }> };
    };
    const result = await axe.run(document, { resultTypes: ['violations'], rules });
    return result.violations;
  }, WCAG_22_AA);
  return found.map(
    ({ id, nodes }) =>
      `${id}: ${nodes.map(({ target, failureSummary }) => `${target.join(' ')} ${failureSummary ?? ''}`).join(' | ')}`,
  );
}

/** At 320 px nothing is wider than the screen. */
export async function fitsNarrowScreens(page: Page): Promise<void> {
  const before = page.viewportSize();
  await page.setViewportSize({ width: 320, height: 640 });
  const overflow = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
  expect(overflow, `horizontal overflow on ${page.url()}`).toBeLessThanOrEqual(0);
  if (before) {
    await page.setViewportSize(before);
  }
}

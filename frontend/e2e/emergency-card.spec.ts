import { randomUUID } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Page } from '@playwright/test';
import type cardWords from '../features/emergency-card/messages.fr.json';
import { press } from './keyboard';
import { fitsNarrowScreens, look } from './look';
import { mailedLink, newcomer, settle, token, type Newcomer } from './newcomer';
import { words, type Language } from './people';
import { expect, NEEDS_PLATFORM, test } from './platform';

const languages: Language[] = ['fr', 'en'];
const PASSCODE = 'lilas-2026';

/** The very words of the pages: what they say may change, where it leads may not. */
const said = (language: Language) =>
  JSON.parse(
    readFileSync(
      join(import.meta.dirname, `../features/emergency-card/messages.${language}.json`),
      'utf8',
    ),
  ) as typeof cardWords;

const filled = (text: string, name: string) => text.replaceAll('{name}', name);

async function signIn(page: Page, language: Language, who: Newcomer, then: string): Promise<void> {
  const w = words[language];
  await page.goto(`/${language}/sign-in/#next=/${language}${then}`);
  await page.getByLabel(w.email).fill(who.email);
  await page.getByLabel(w.password, { exact: true }).fill(who.password);
  await page.locator('main').getByRole('button', { name: w.signIn }).click();
  await page.waitForURL(`**${then}`);
}

for (const language of languages) {
  test.describe(`emergency, ${language}`, NEEDS_PLATFORM, () => {
    test.use({ viewport: { width: 390, height: 844 } });
    const t = said(language);

    test('what a responder sees is chosen, previewed, shared by a link, and cut off', async ({
      page,
      request,
      browser,
    }) => {
      const nora = newcomer(language);
      await settle(request, language, nora);
      const saved = await request.put('/api/v1/profile', {
        headers: { ...(await token(request, nora.email, nora.password)), 'If-Match': '"0"' },
        data: { allergies: [{ text: 'Chrysanthème', criticality: 'high' }] },
      });
      expect(saved.status()).toBe(200);

      await signIn(page, language, nora, '/profile/emergency-card/');
      const preview = page.getByRole('region', { name: t.card.preview });
      await expect(preview).toContainText(t.preview.nothing);
      await look(page, language, 'emergency-card-nothing');
      await fitsNarrowScreens(page);
      const allergies = page.getByRole('group', { name: t.fields.allergies });
      await allergies.getByRole('radio', { name: t.fields.which.all }).check();
      await expect(preview).toContainText('Chrysanthème');
      await expect(preview).toContainText(nora.name);
      await expect(preview).toContainText(t.preview.known.hidden);
      await page.getByRole('button', { name: t.card.save }).click();
      await expect(page.getByText(t.card.saved)).toBeFocused();
      await look(page, language, 'emergency-card');
      await fitsNarrowScreens(page);

      const download = page.waitForEvent('download');
      await page.getByRole('button', { name: t.card.pdf }).click();
      expect((await download).suggestedFilename()).toBe(t.card.file);

      await page.getByLabel(t.links.label, { exact: true }).fill('Voyage');
      await page.getByLabel(t.links.passcode, { exact: true }).fill(PASSCODE);
      await page.getByRole('button', { name: t.links.make }).click();
      const link = page.getByRole('article', { name: 'Voyage' });
      await link.getByText(t.links.show).click();
      await expect(link.getByRole('img')).toBeVisible();
      const url = (await link.getByText('shlink:/').textContent()) ?? '';
      await look(page, language, 'health-links');
      await fitsNarrowScreens(page);

      const elsewhere = await browser.newContext({ viewport: { width: 390, height: 844 } });
      const reader = await elsewhere.newPage();
      await reader.goto(url);
      await expect(reader).not.toHaveURL(/shlink/);
      await reader.getByLabel(t.viewer.who).fill('SAMU 69');
      await reader.getByLabel(t.viewer.passcode, { exact: true }).fill('not this');
      await reader.getByRole('button', { name: t.viewer.open }).click();
      await expect(reader.getByRole('main').getByRole('alert')).toContainText('9');
      await reader.getByLabel(t.viewer.passcode, { exact: true }).fill(PASSCODE);
      await look(reader, language, 'health-link');
      await reader.getByRole('button', { name: t.viewer.open }).click();
      await expect(reader.getByText(/Chrysanthème/)).toBeVisible();
      await look(reader, language, 'health-link-opened');
      await fitsNarrowScreens(reader);

      await page.reload();
      await expect(link).toContainText('SAMU 69');
      await press(page, filled(t.links.revokeNamed, 'Voyage'));
      await page.getByRole('dialog').getByRole('button', { name: t.links.revoke }).click();
      await expect(page.getByText(t.links.state.revoked)).toBeVisible();
      await reader.goto('about:blank');
      await reader.goto(url);
      await reader.getByLabel(t.viewer.who).fill('SAMU 69');
      await reader.getByLabel(t.viewer.passcode, { exact: true }).fill(PASSCODE);
      await reader.getByRole('button', { name: t.viewer.open }).click();
      await expect(reader.getByRole('heading', { name: t.viewer.ended })).toBeVisible();
      await elsewhere.close();
    });

    test('contacts are named, ordered by keyboard, and agree by their mail', async ({
      page,
      request,
      browser,
    }) => {
      const nora = newcomer(language);
      await settle(request, language, nora);
      await signIn(page, language, nora, '/profile/emergency-contacts/');
      await expect(page.getByText(t.contacts.nobodySuggested)).toBeVisible();
      const paul = `paul-${randomUUID()}@example.org`;
      for (const [name, email] of [
        ['Léa', ''],
        ['Paul', paul],
      ] as const) {
        await page.getByRole('button', { name: t.contacts.add }).click();
        await page.getByLabel(t.contacts.name, { exact: true }).fill(name);
        await page.getByLabel(t.contacts.relationLabel).selectOption('friend');
        await page.getByLabel(t.contacts.phone, { exact: true }).fill('+33 6 12 34 56 78');
        await page.getByLabel(t.contacts.email, { exact: true }).fill(email);
        await page.getByRole('button', { name: t.contacts.save }).click();
        await expect(page.getByText(t.contacts.added)).toBeVisible();
        await expect(page.getByRole('heading', { name })).toBeVisible();
      }
      await look(page, language, 'emergency-contacts');
      await fitsNarrowScreens(page);
      await press(page, filled(t.contacts.up, 'Paul'));
      await expect(page.getByRole('heading', { level: 2, name: '1. Paul' })).toBeVisible();

      const elsewhere = await browser.newContext({ viewport: { width: 390, height: 844 } });
      const reader = await elsewhere.newPage();
      await reader.goto(await mailedLink(request, paul, 'emergency-contact'));
      await expect(
        reader.getByRole('heading', { name: filled(t.asked.title.unconfirmed, nora.name) }),
      ).toBeVisible();
      await expect(reader).not.toHaveURL(/c1\./);
      await expect(reader.getByText(t.asked.never)).toBeVisible();
      await look(reader, language, 'emergency-contact');
      await fitsNarrowScreens(reader);
      await press(reader, t.asked.agree);
      await expect(
        reader.getByRole('heading', { name: filled(t.asked.title.confirmed, nora.name) }),
      ).toBeFocused();
      await elsewhere.close();

      await page.reload();
      await expect(page.getByText(t.contacts.state.confirmed)).toBeVisible();
    });
  });
}

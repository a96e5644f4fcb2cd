import type { Browser, Page } from '@playwright/test';
import { fitsNarrowScreens, look } from './look';
import { token } from './newcomer';
import { claire, hr, PASSWORD, type Language } from './people';
import { expect, signIn, test } from './platform';
import { choose, press, tick, type as write } from './walk';

/** The mock API knows the same account by another name. */
const onPlatform = process.env.BASE_URL !== undefined;
const NAME = onPlatform ? 'Claire Fontaine' : 'Claire Martin';

const said = {
  fr: {
    part: 'Questionnaire avant la visite',
    begin: /^(Commencer|Recommencer de zéro)$/,
    resume: 'Reprendre',
    continue: 'Continuer',
    skip: 'Passer cette question',
    back: 'Retour',
    first: 'Depuis votre dernière visite, qu’est-ce qui a changé',
    hours: 'Mes horaires',
    nothing: 'Rien d’important',
    well: 'Bien',
    distress: 'Y a-t-il des jours où vous ne voyez plus comment continuer',
    yes: 'Oui',
    help: 'Appeler le 3114',
    topics: 'De quoi voulez-vous parler',
    words: 'Vos mots',
    discuss: 'Je préfère en parler',
    check: 'Relisez vos réponses',
    changeDistress: /^Changer la réponse.*continuer/,
    send: 'Envoyer au service de santé',
    sent: 'C’est envoyé',
    last: /Vous l’avez envoyé le/,
    search: 'Qui cherchez-vous',
    before: 'Avant la visite',
    lookFirst: 'À voir d’abord',
    rather: 'préfère en parler',
    history: 'Historique du dossier',
    notForYou: 'Cette page n’est pas pour vous',
  },
  en: {
    part: 'Questionnaire before the visit',
    begin: /^(Begin|Start from scratch)$/,
    resume: 'Resume',
    continue: 'Continue',
    skip: 'Skip this question',
    back: 'Back',
    first: 'Since your last visit, what has changed',
    hours: 'My hours',
    nothing: 'Nothing important',
    well: 'Well',
    distress: 'Are there days when you no longer see how to go on',
    yes: 'Yes',
    help: 'Call 3114',
    topics: 'What would you like to talk about',
    words: 'Your words',
    discuss: 'I would rather talk about it',
    check: 'Read your answers again',
    changeDistress: /^Change the answer.*go on/,
    send: 'Send to the health service',
    sent: 'It is sent',
    last: /You sent it on/,
    search: 'Whom are you looking for',
    before: 'Before the visit',
    lookFirst: 'To look at first',
    rather: 'would rather talk about it',
    history: 'History of the file',
    notForYou: 'This page is not for you',
  },
} as const;

async function as(
  browser: Browser,
  language: Language,
  account: string,
  work: (page: Page) => Promise<void>,
): Promise<void> {
  const page = await (await browser.newContext()).newPage();
  try {
    await signIn(page, language, account);
    await work(page);
  } finally {
    await page.context().close();
  }
}

for (const language of ['fr', 'en'] as const) {
  const w = said[language];
  const heading = (page: Page, name: string) => page.getByRole('heading', { level: 1, name });

  test(`somebody answers at their own pace, and the physician reads it (${language})`, async ({
    page,
    browser,
  }) => {
    test.setTimeout(180_000);
    const topic = `${language === 'fr' ? 'Mon siège' : 'My chair'} ${Date.now()}`;
    const button = (name: string | RegExp) => page.getByRole('button', { name, exact: true });
    await signIn(page, language, claire);
    await page.goto(`/${language}/profile/`);
    await page.getByRole('link', { name: w.part }).click();
    await expect(heading(page, w.part)).toBeFocused();
    await look(page, language, 'questionnaire-start');
    await fitsNarrowScreens(page);

    // By keyboard alone: the heading of each question is read out, and nothing is lost on the way.
    await press(page, page.getByRole('button', { name: w.begin }));
    await expect(heading(page, w.first)).toBeFocused();
    await tick(page, page.getByLabel(w.nothing));
    await tick(page, page.getByLabel(w.hours));
    await expect(page.getByLabel(w.nothing)).not.toBeChecked();
    await look(page, language, 'questionnaire-question');
    await fitsNarrowScreens(page);
    await press(page, button(w.continue));
    await choose(page, page.getByLabel(w.well, { exact: true }));
    await press(page, button(w.back));
    await expect(page.getByLabel(w.hours)).toBeChecked();

    // Left and come back: what was answered is sealed on this device.
    await page.goto(`/${language}/home/`);
    await page.goto(`/${language}/profile/questionnaire/`);
    await press(page, button(w.resume));
    while (!(await heading(page, w.distress).isVisible())) {
      const before = await page.getByRole('heading', { level: 1 }).innerText();
      await press(page, button(w.skip));
      await expect(page.getByRole('heading', { level: 1 })).not.toHaveText(before);
    }
    await choose(page, page.getByLabel(w.yes, { exact: true }));
    await expect(page.getByRole('link', { name: w.help })).toHaveAttribute('href', 'tel:3114');
    await look(page, language, 'questionnaire-support');
    await fitsNarrowScreens(page);
    await press(page, button(w.continue));
    await choose(page, page.getByLabel(w.discuss));
    await press(page, button(w.continue));
    while (!(await heading(page, w.topics).isVisible())) {
      const before = await page.getByRole('heading', { level: 1 }).innerText();
      await press(page, button(w.skip));
      await expect(page.getByRole('heading', { level: 1 })).not.toHaveText(before);
    }
    await write(page, page.getByLabel(w.words), topic);
    await press(page, button(w.continue));

    await expect(heading(page, w.check)).toBeFocused();
    await expect(page.getByRole('button', { name: w.changeDistress })).toBeVisible();
    await expect(page.getByRole('main')).toContainText(topic);
    await look(page, language, 'questionnaire-check');
    await fitsNarrowScreens(page);
    await press(page, button(w.send));
    await expect(heading(page, w.sent)).toBeFocused();
    await page.goto(`/${language}/profile/questionnaire/`);
    await expect(page.getByText(w.last)).toBeVisible();
    await expect(button(w.resume)).toHaveCount(0);

    let patient = '';
    await as(browser, language, 'physician@lumiere.demo', async (physician) => {
      await physician.goto(`/${language}/patients/`);
      await physician.getByLabel(w.search).fill(NAME);
      await physician.keyboard.press('Enter');
      await physician.getByRole('link', { name: NAME }).click();
      const part = physician.getByRole('region', { name: w.before });
      patient = new URL(physician.url()).hash.replace('#id=', '');
      await expect(part).toContainText(topic);
      await expect(part).toContainText(w.rather);
      await expect(part.locator('dt').first()).toContainText(w.lookFirst);
      await look(physician, language, 'questionnaire-file');
      await fitsNarrowScreens(physician);
      await physician.getByText(w.history).click();
      await physician.getByText(w.part).first().click();
      await expect(physician.getByRole('region', { name: w.history })).toContainText(topic);
    });

    await as(browser, language, hr, async (employer) => {
      await employer.goto(`/${language}/patients/`);
      await expect(employer.getByText(w.notForYou)).toBeVisible();
      const headers = await token(employer.request, hr, PASSWORD);
      for (const address of [
        '/api/v1/profile/pre-visit-questionnaire',
        `/api/v1/patients/${patient}/pre-visit-questionnaire`,
      ]) {
        const answer = await employer.request.get(address, { headers });
        expect([403, 404]).toContain(answer.status());
        expect(await answer.text()).not.toContain(topic);
      }
      await employer.goto(`/${language}/opinions/`);
      await expect(employer.getByRole('main')).not.toContainText(topic);
    });
  });
}

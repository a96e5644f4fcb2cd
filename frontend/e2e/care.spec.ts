import type { Browser, Page } from '@playwright/test';
import { keptOnDevice } from './device';
import { fitsNarrowScreens, look } from './look';
import { PASSWORD, type Language } from './people';
import { expect, signIn, test } from './platform';

/** The mock API knows the same accounts by other names. */
const onPlatform = process.env.BASE_URL !== undefined;

const said = {
  fr: {
    who: 'claire@lumiere.demo',
    name: onPlatform ? 'Claire Fontaine' : 'Claire Martin',
    search: 'Qui cherchez-vous',
    go: 'Chercher',
    dangers: 'À savoir avant tout geste',
    addAllergy: 'Ajouter une allergie',
    addMeasurement: 'Ajouter une mesure',
    value: 'Valeur',
    unit: 'Unité',
    weight: '82,5 kg',
    what: 'Quoi',
    severe: 'Gravité de la prochaine exposition',
    high: 'grave',
    save: 'Enregistrer',
    saved: 'Enregistré dans le dossier',
    addVisit: 'Noter une visite',
    note: 'Note',
    show: 'Montrer cette note à la personne',
    written: 'Visite enregistrée',
    correct: 'Corriger la visite du',
    reviewed: 'revu avec la personne',
    earlier: 'Versions précédentes',
    addOpinion: 'Rédiger un avis',
    arranged: 'Apte avec aménagements',
    arrangements: 'Aménagements',
    saveDraft: 'Enregistrer le projet',
    draftSaved: 'Projet enregistré',
    draft: /projet, l’employeur ne le voit pas/,
    release: 'Transmettre à l’employeur…',
    yes: 'Transmettre',
    released: 'Avis transmis à l’employeur',
    noneReleased: 'Aucun avis n’a été transmis.',
    oppose: 'M’opposer à toute l’équipe',
    opposed: 'L’équipe ne peut plus lire',
    let: 'Laisser l’équipe lire de nouveau',
    lets: 'L’équipe peut de nouveau lire',
    nobody: /Personne que vous suivez ne correspond/,
    nothing: 'Rien à voir ici',
    reason: 'Pourquoi devez-vous l’ouvrir',
    tooShort: 'Donnez un motif',
    resumed: 'Voici ce que vous aviez saisi',
    cancel: 'Annuler',
    open: 'Ouvrir le dossier',
    opened: 'Ouvert en urgence.',
    password: 'Mot de passe',
  },
  en: {
    who: 'karim@lumiere.demo',
    name: onPlatform ? 'Karim Haddad' : 'Karim Benali',
    search: 'Whom are you looking for',
    go: 'Search',
    dangers: 'To know before anything is done',
    addAllergy: 'Add an allergy',
    addMeasurement: 'Add a measurement',
    value: 'Value',
    unit: 'Unit',
    weight: '82.5 kg',
    what: 'What',
    severe: 'How dangerous the next contact may be',
    high: 'severe',
    save: 'Save',
    saved: 'Saved in the file',
    addVisit: 'Note a visit',
    note: 'Note',
    show: 'Show this note to the person',
    written: 'Visit saved',
    correct: 'Correct the visit of',
    reviewed: 'gone over with the person',
    earlier: 'Earlier versions',
    addOpinion: 'Write an opinion',
    arranged: 'Fit with arrangements',
    arrangements: 'Arrangements',
    saveDraft: 'Save the draft',
    draftSaved: 'Draft saved',
    draft: /draft, the employer does not see it/,
    release: 'Release to the employer…',
    yes: 'Release',
    released: 'Released to the employer',
    noneReleased: 'No opinion was released.',
    oppose: 'Object to the whole team',
    opposed: 'The team cannot read',
    let: 'Let the team read again',
    lets: 'The team can read your file again',
    nobody: /Nobody whom you look after fits/,
    nothing: 'Nothing to see here',
    reason: 'Why do you have to open it',
    tooShort: 'Give a reason',
    resumed: 'This is what you had typed',
    cancel: 'Cancel',
    open: 'Open the file',
    opened: 'Opened in an emergency.',
    password: 'Password',
  },
} as const;

async function finds(page: Page, language: Language): Promise<void> {
  const w = said[language];
  await page.goto(`/${language}/patients/`);
  await page.getByLabel(w.search).fill(w.name);
  await page.keyboard.press('Enter');
}

async function opens(page: Page, language: Language): Promise<void> {
  const w = said[language];
  await finds(page, language);
  await page.getByRole('link', { name: w.name }).click();
  await expect(page.getByRole('heading', { level: 1, name: w.name })).toBeVisible();
}

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

  test(`a physician's day, and what the person and the employer see of it (${language})`, async ({
    page,
    browser,
  }) => {
    test.setTimeout(180_000);
    const allergen = `Latex ${Date.now()}`;
    const noted = `RAS ${Date.now()}`;
    const reviewed = `${noted}, ${w.reviewed}`;
    const arrangement = `${language === 'fr' ? 'Sans port de charge' : 'No lifting'} ${Date.now()}`;
    await signIn(page, language, 'physician@lumiere.demo');
    await opens(page, language);
    await look(page, language, 'care-file');
    await fitsNarrowScreens(page);
    expect(new URL(page.url()).pathname).toBe(`/${language}/patients/`);
    expect(await page.title()).not.toContain(w.name);

    // A number is typed as one writes it.
    await page.getByRole('button', { name: w.addMeasurement }).click();
    await page.getByRole('combobox', { name: w.what, exact: true }).fill('Poids');
    await page.getByLabel(w.value, { exact: true }).fill('82,5');
    await page.getByLabel(w.unit, { exact: true }).fill('kg');
    await page.getByRole('dialog').getByRole('button', { name: w.save }).click();
    await expect(page.getByText(w.saved)).toBeFocused();
    await expect(page.getByText(w.weight).first()).toBeVisible();

    // By key from here on: what was saved just now is read again and moves the page.
    // What is dangerous stands first, from the moment that it is known.
    await page.getByRole('button', { name: w.addAllergy }).press('Enter');
    const dialog = page.getByRole('dialog');
    await dialog.getByRole('combobox', { name: w.what, exact: true }).fill(allergen);
    await dialog.getByLabel(w.severe).selectOption({ label: w.high });
    await look(page, language, 'care-entry');
    await dialog.getByRole('button', { name: w.save }).click();
    await expect(page.getByText(w.saved)).toBeFocused();
    await expect(page.getByRole('region', { name: w.dangers })).toContainText(allergen);

    await page.getByRole('button', { name: w.addVisit }).press('Enter');
    await dialog.getByLabel(w.note, { exact: true }).fill(noted);
    await dialog.getByLabel(w.show).check();
    await dialog.getByRole('button', { name: w.save }).click();
    await expect(page.getByText(w.written)).toBeVisible();

    // What it said before a correction stays to be read.
    const visit = page.locator('.visits > li').filter({ hasText: noted });
    await visit.locator('summary').press('Enter');
    await visit.getByRole('button', { name: w.correct }).press('Enter');
    await dialog.getByLabel(w.note, { exact: true }).fill(reviewed);
    await dialog.getByRole('button', { name: w.save }).click();
    await expect(visit.getByText(reviewed)).toBeVisible();
    await visit.locator('summary', { hasText: w.earlier }).press('Enter');
    await expect(visit.getByText(noted, { exact: true })).toBeVisible();
    await expect(visit.getByRole('listitem')).toHaveCount(1);
    await look(page, language, 'care-visit');
    await fitsNarrowScreens(page);

    // The preview is what the employer reads, word for word.
    await page.getByRole('button', { name: w.addOpinion }).press('Enter');
    await dialog.getByLabel(w.arranged).check();
    await dialog.getByRole('textbox', { name: w.arrangements }).fill(arrangement);
    await expect(dialog.locator('.employer-sees')).toContainText(arrangement);
    await look(page, language, 'care-opinion');
    await fitsNarrowScreens(page);
    await dialog.getByRole('button', { name: w.saveDraft }).click();
    await expect(page.getByText(w.draftSaved)).toBeVisible();

    await as(browser, language, 'hr@lumiere.demo', async (hr) => {
      await hr.goto(`/${language}/opinions/`);
      // Of a list that is not there yet nothing can be missing.
      const list = hr.locator('.employer-sees').first();
      await expect(list.or(hr.getByText(w.noneReleased))).toBeVisible();
      await expect(hr.getByRole('main')).not.toContainText(arrangement);
    });
    await page.getByText(w.draft).first().click();
    await page.getByRole('button', { name: w.release }).first().click();
    await page.getByRole('dialog').getByRole('button', { name: w.yes, exact: true }).click();
    await expect(page.getByText(w.released)).toBeVisible();

    await as(browser, language, 'hr@lumiere.demo', async (hr) => {
      await hr.goto(`/${language}/opinions/`);
      await expect(hr.getByText(arrangement)).toBeVisible();
      await expect(hr.getByRole('main')).not.toContainText(allergen);
      await look(hr, language, 'care-released');
      await fitsNarrowScreens(hr);
    });
    await as(browser, language, w.who, async (person) => {
      await person.goto(`/${language}/profile/visits/`);
      await expect(person.getByText(arrangement)).toBeVisible();
      await expect(person.getByText(reviewed)).toBeVisible();
      await expect(person.getByText(noted, { exact: true })).toHaveCount(0);
      await look(person, language, 'care-own');
      await fitsNarrowScreens(person);
    });
  });

  test(`what was typed is there again after the page was left (${language})`, async ({ page }) => {
    await signIn(page, language, 'physician@lumiere.demo');
    await opens(page, language);
    const dialog = page.getByRole('dialog');
    for (const [add, field, kept] of [
      [w.addAllergy, dialog.getByRole('combobox', { name: w.what, exact: true }), 'entry|'],
      [w.addOpinion, dialog.getByRole('textbox', { name: w.arrangements }), 'opinion|'],
      [w.addVisit, dialog.getByLabel(w.note, { exact: true }), 'visit-note|'],
    ] as const) {
      await page.getByRole('button', { name: add }).press('Enter');
      await field.fill('Kiwi');
      await keptOnDevice(page, 'drafts', kept);
      await page.reload({ waitUntil: 'networkidle' });
      await page.getByRole('button', { name: add }).press('Enter');
      await expect(dialog.getByText(w.resumed)).toBeVisible();
      await expect(field).toHaveValue('Kiwi');
      await dialog.getByRole('button', { name: w.cancel }).press('Enter');
      await page.getByRole('button', { name: add }).press('Enter');
      await expect(field).toHaveValue('');
      await dialog.getByRole('button', { name: w.cancel }).press('Enter');
    }
  });

  test(`an opposition holds at once; the glass breaks with a reason (${language})`, async ({
    page,
    browser,
  }) => {
    test.setTimeout(180_000);
    await signIn(page, language, 'nurse@lumiere.demo');
    await opens(page, language);
    const file = page.url();
    await as(browser, language, w.who, async (person) => {
      await person.goto(`/${language}/profile/sharing/`);
      await expect(person.getByRole('button', { name: w.oppose })).toBeVisible();
      await look(person, language, 'care-sharing');
      await fitsNarrowScreens(person);
      await person.getByRole('button', { name: w.oppose }).click();
      await expect(person.getByText(w.opposed)).toBeVisible();
    });
    try {
      await finds(page, language);
      await expect(page.getByText(w.nobody)).toBeVisible();
      await page.goto(`/${language}/home/`);
      await page.goto(file);
      await expect(page.getByRole('heading', { name: w.nothing })).toBeVisible();
      await page.getByLabel(w.reason).fill('?');
      await page.getByRole('button', { name: w.open }).click();
      await expect(page.getByText(w.tooShort)).toBeVisible();
      await look(page, language, 'care-glass');
      await fitsNarrowScreens(page);
      await page.getByLabel(w.reason).fill('Inconscient en atelier, antécédents inconnus');
      await page.getByRole('button', { name: w.open }).click();
      const proof = page.getByRole('dialog');
      await proof.locator('input[type=password]').fill(PASSWORD);
      await page.keyboard.press('Enter');
      await expect(page.getByText(w.opened)).toBeVisible();
      await expect(page.getByRole('button', { name: w.addAllergy })).toHaveCount(0);
      await expect(page.getByRole('button', { name: w.addVisit })).toHaveCount(0);
    } finally {
      await as(browser, language, w.who, async (person) => {
        await person.goto(`/${language}/profile/sharing/`);
        await person.getByRole('button', { name: w.let }).click();
        await expect(person.getByText(w.lets)).toBeVisible();
      });
    }
  });
}

test('an employee and human resources have no such pages', async ({ page }) => {
  await signIn(page, 'fr', 'hr@lumiere.demo');
  await page.goto('/fr/patients/');
  await expect(page.getByText('Cette page n’est pas pour vous')).toBeVisible();
  await page.goto('/fr/patients/openings/');
  await expect(page.getByText('Cette page n’est pas pour vous')).toBeVisible();
});

import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Page } from '@playwright/test';
import type adminWords from '../features/admin/messages.fr.json';
import { tabTo } from './keyboard';
import { fitsNarrowScreens, look } from './look';
import { claire, PASSWORD, type Language } from './people';
import { expect, signIn, test } from './platform';
import { choose, pick, press, tick, type } from './walk';

const admin = 'admin@lumiere.demo';
const nurse = 'nurse@lumiere.demo';
const languages: Language[] = ['fr', 'en'];
const stepUp = { fr: 'Confirmez que c’est bien vous', en: 'Please confirm that it is you' };

/** The very words of the pages. */
const pages = (language: Language): typeof adminWords =>
  JSON.parse(
    readFileSync(join(import.meta.dirname, `../features/admin/messages.${language}.json`), 'utf8'),
  ) as typeof adminWords;

/** Signs in, and proves again who it is whenever that is asked. */
async function comeIn(page: Page, language: Language, email: string): Promise<void> {
  await signIn(page, language, email);
  await provesWhoTheyAre(page, language);
}

async function provesWhoTheyAre(page: Page, language: Language): Promise<void> {
  const dialog = page.getByRole('dialog', { name: stepUp[language] });
  await page.addLocatorHandler(dialog, async () => {
    // How one can prove it is asked of the server first; then the field is there, with the focus.
    await expect(dialog.getByRole('textbox')).toBeFocused();
    await page.keyboard.type(PASSWORD);
    await page.keyboard.press('Enter');
  });
}

/** Somebody of their own for each language, whom no other journey uses. */
const said = {
  fr: {
    colleague: 'e0017@lumiere.demo',
    admin: 'Administration',
    people: 'Personnes',
    search: 'Chercher par nom',
    give: 'Donner un rôle',
    submit: 'Donner ce rôle',
    firstAider: /^Secouriste/,
    employer: /^Employeur/,
    excluded: 'L’employeur n’apprend rien de la santé',
    site: 'Où',
    until: 'Dernier jour',
    takeAway: 'Retirer\u00a0: Secouriste',
    yes: 'Retirer',
    cancel: 'Annuler',
    given: 'a maintenant ce rôle',
    taken: 'a été retiré à',
    already: 'a déjà été retiré',
    takeEmployee: 'Retirer\u00a0: Salarié·e',
    changed: 'Cela a changé entre-temps',
    show: 'Afficher',
    health: 'Ne voit aucune donnée de santé',
    yourself: 'Personne ne se donne un rôle',
    invitations: 'Invitations',
    invite: 'Inviter des personnes',
    lines: 'Une personne par ligne',
    send: 'Envoyer les invitations',
    sent: '2 invitations sont en route',
    takeBack: 'Annuler l’invitation',
    takenBack: 'a été annulée',
    domains: 'Domaines e-mail',
    roles: 'Rôles',
    make: 'Composer un rôle',
    roleName: 'Nom du rôle',
    review: /^Lire qui a quels droits/,
    sites: /^Ajouter des sites/,
    save: 'Enregistrer',
    change: 'Modifier ce rôle',
    roleChanged: 'a été modifié',
    remove: 'Supprimer ce rôle',
    removeYes: 'Supprimer',
    places: 'Sites et groupes',
    programs: 'Programmes',
    register: 'Enregistrer un programme',
    programName: 'Nom du programme',
    redirects: 'Où les personnes sont renvoyées',
    registerNow: 'Enregistrer',
    once: 'Il n’est montré que cette fois',
    kept: 'Je l’ai gardé, masquer',
    newSecret: 'Nouveau secret pour',
    newSecretYes: 'Créer un nouveau secret',
    shutOut: 'Exclure',
    shut: 'est exclu',
    accessReview: 'Revue des accès',
    download: 'Tout télécharger',
    notForYou: 'Cette page n’est pas pour vous',
  },
  en: {
    colleague: 'e0018@lumiere.demo',
    admin: 'Administration',
    people: 'People',
    search: 'Search by name',
    give: 'Give a role',
    submit: 'Give this role',
    firstAider: /^First-aider/,
    employer: /^Employer/,
    excluded: 'The employer learns nothing about anybody',
    site: 'Where',
    until: 'Last day',
    takeAway: 'Take away: First-aider',
    yes: 'Take away',
    cancel: 'Cancel',
    given: 'now has this role',
    taken: 'was taken away from',
    already: 'had already been taken away',
    takeEmployee: 'Take away: Employee',
    changed: 'This has changed meanwhile',
    show: 'Show',
    health: 'Sees no health data',
    yourself: 'Nobody gives themself a role',
    invitations: 'Invitations',
    invite: 'Invite people',
    lines: 'One person a line',
    send: 'Send the invitations',
    sent: '2 invitations are on their way',
    takeBack: 'Take back',
    takenBack: 'was taken back',
    domains: 'E-mail domains',
    roles: 'Roles',
    make: 'Make a role',
    roleName: 'Name of the role',
    review: /^Read who may do what/,
    sites: /^Add places of work/,
    save: 'Save',
    change: 'Change this role',
    roleChanged: 'was changed',
    remove: 'Remove this role',
    removeYes: 'Remove',
    places: 'Sites and groups',
    programs: 'Programs',
    register: 'Register a program',
    programName: 'Name of the program',
    redirects: 'Where people are sent back to',
    registerNow: 'Register',
    once: 'It is shown this one time',
    kept: 'I have kept it, hide it',
    newSecret: 'New secret for',
    newSecretYes: 'Make a new secret',
    shutOut: 'Shut out',
    shut: 'is shut out',
    accessReview: 'Access review',
    download: 'Download everything',
    notForYou: 'This page is not for you',
  },
} as const;

/** Once in each run: a second run on the same platform meets what the first one left. */
const unique = Date.now().toString(36);

for (const language of languages) {
  test.describe(`administration in ${language}, by keyboard`, () => {
    const s = said[language];
    test.use({ viewport: { width: 1280, height: 800 } });

    test('a role is given with its limits, explained, and taken away', async ({
      page,
      context,
    }) => {
      const main = page.getByRole('main');
      await comeIn(page, language, admin);
      await press(page, page.getByRole('navigation').getByRole('link', { name: s.admin }));
      await page.waitForURL(`**/${language}/admin/`);
      await expect(main.getByRole('heading', { level: 1, name: s.admin })).toBeVisible();
      await see('admin');
      await press(page, main.getByRole('link', { name: s.people, exact: true }));
      await expect(main.locator('.tile').nth(5)).toBeVisible();
      await see('admin-people');

      await type(page, page.getByLabel(s.search), s.colleague);
      await page.keyboard.press('Enter');
      await expect(main.locator('.tile')).toHaveCount(1);
      expect(page.url()).not.toContain('lumiere');
      await press(page, main.locator('.tile'));
      await expect(main.getByRole('heading', { level: 1 })).toBeFocused();
      await expect(main).toContainText(s.colleague);

      const other = await context.newPage();
      await provesWhoTheyAre(other, language);
      await other.goto(page.url());
      await other.getByRole('button', { name: s.takeEmployee }).waitFor();

      await press(page, main.getByRole('button', { name: s.give }));
      await press(page, main.getByRole('button', { name: s.submit }));
      await expect(main.getByRole('alert')).toBeFocused();
      await choose(page, main.getByRole('radio', { name: s.firstAider }));
      await pick(page, page.getByLabel(s.site, { exact: true }), 'Nantes');
      // Its segments are in the order of the browser's own language, so they are not typed.
      await tabTo(page, page.getByLabel(s.until));
      await page.getByLabel(s.until).fill('2031-01-31');
      await see('admin-give');
      await press(page, main.getByRole('button', { name: s.submit }));
      await expect(main.getByRole('status').filter({ hasText: s.given })).toBeFocused();
      await expect(
        main.locator('.entry').filter({ hasText: s.firstAider.source.slice(1) }),
      ).toContainText('Nantes');

      // A tab that was opened before says so, changes nothing, and shows what is true now.
      await endIn(other, s.takeEmployee);
      await expect(other.getByRole('alert').filter({ hasText: s.changed })).toBeFocused();
      await expect(other.getByRole('button', { name: s.takeAway })).toBeVisible();

      // What excludes it is said in words, before anything is sent.
      await press(page, main.getByRole('button', { name: s.give }));
      await choose(page, main.getByRole('radio', { name: s.employer }));
      await expect(main.locator('.choice').filter({ hasText: s.employer })).toContainText(
        s.excluded,
      );
      await press(page, main.getByRole('button', { name: s.submit }));
      await expect(main.getByRole('alert')).toContainText(s.excluded);
      await see('admin-excluded');
      await press(page, main.getByRole('button', { name: s.cancel }));
      await expect(main.getByRole('button', { name: s.give })).toBeFocused();

      await press(page, main.getByRole('button', { name: s.show }));
      await expect(main.getByText(s.health)).toBeVisible();
      await see('admin-person');

      await press(page, main.getByRole('button', { name: s.takeAway }));
      await see('admin-take-away');
      await press(page, page.getByRole('dialog').getByRole('button', { name: s.cancel }));
      await expect(main.getByRole('button', { name: s.takeAway })).toBeFocused();
      await press(page, main.getByRole('button', { name: s.takeAway }));
      await press(page, page.getByRole('dialog').getByRole('button', { name: s.yes }));
      await expect(main.getByRole('status').filter({ hasText: s.taken })).toBeFocused();
      await endIn(other, s.takeAway);
      await expect(other.getByRole('status').filter({ hasText: s.already })).toBeFocused();
      await expect(other.getByRole('button', { name: s.takeAway })).toHaveCount(0);
      await other.close();

      async function endIn(tab: Page, name: string) {
        await tab.getByRole('button', { name }).click();
        await tab.getByRole('dialog').getByRole('button', { name: s.yes }).click();
      }

      async function see(name: string) {
        await look(page, language, name);
        await fitsNarrowScreens(page);
      }
    });

    test('nobody gives themself a role', async ({ page }) => {
      await comeIn(page, language, admin);
      await page.goto(`/${language}/admin/people/`);
      await type(page, page.getByLabel(s.search), admin);
      await page.keyboard.press('Enter');
      await expect(page.locator('.tile')).toHaveCount(1);
      await press(page, page.locator('.tile'));
      await expect(page.getByText(s.yourself)).toBeVisible();
      await expect(page.getByRole('button', { name: s.give })).toHaveCount(0);
    });

    test('somebody who has lost their telephone is let back in', async ({ page }) => {
      const main = page.getByRole('main');
      const dialog = page.getByRole('dialog');
      const w = pages(language).letBackIn;
      await comeIn(page, language, admin);
      await page.goto(`/${language}/admin/people/`);
      await type(page, page.getByLabel(s.search), s.colleague);
      await page.keyboard.press('Enter');
      await expect(main.locator('.tile')).toHaveCount(1);
      await press(page, main.locator('.tile'));
      await press(page, main.getByRole('button', { name: w.open }));
      await expect(dialog).toContainText(w.identify);
      await look(page, language, 'admin-let-back-in');
      await fitsNarrowScreens(page);
      await press(page, dialog.getByRole('button', { name: w.yes }));
      const done = w.done.split('{name}').at(-1) ?? '';
      await expect(main.getByRole('status').filter({ hasText: done })).toBeFocused();
    });

    test('several people are invited, and one invitation is taken back', async ({ page }) => {
      const main = page.getByRole('main');
      await comeIn(page, language, nurse);
      await page.goto(`/${language}/admin/invitations/`);
      await press(page, main.getByRole('button', { name: s.invite }));
      await type(page, page.getByLabel(s.lines), 'nobody');
      await press(page, main.getByRole('button', { name: s.send }));
      await expect(main.getByRole('alert')).toBeFocused();
      await look(page, language, 'admin-invite');
      await fitsNarrowScreens(page);
      await tabTo(page, page.getByLabel(s.lines));
      await page.keyboard.press('Control+a');
      const guests = ['one', 'two'].map((name) => `${name}-${unique}-${language}@guests.example`);
      for (const guest of guests) {
        await page.keyboard.type(`Journey Guest, ${guest}\n`);
      }
      await press(page, main.getByRole('button', { name: s.send }));
      await expect(main.getByRole('status').filter({ hasText: s.sent })).toBeFocused();
      for (const guest of guests) {
        await press(page, main.locator('.entry').filter({ hasText: guest }).getByRole('button'));
        await press(page, page.getByRole('dialog').getByRole('button', { name: s.takeBack }));
        await expect(main.getByRole('status').filter({ hasText: s.takenBack })).toBeFocused();
        await expect(main.locator('.entry').filter({ hasText: guest })).toHaveCount(0);
      }
      await look(page, language, 'admin-invitations');
    });

    test('a role of the company’s own is made, changed and removed', async ({ page }) => {
      const main = page.getByRole('main');
      const name = `Journey ${unique} ${language}`;
      await comeIn(page, language, admin);
      await page.goto(`/${language}/admin/roles/`);
      await expect(main.locator('.tile').nth(3)).toBeVisible();
      await look(page, language, 'admin-roles');
      await fitsNarrowScreens(page);
      await press(page, main.getByRole('button', { name: s.make }));
      await type(page, page.getByLabel(s.roleName), name);
      await tick(page, main.getByRole('checkbox', { name: s.review }));
      await look(page, language, 'admin-role-form');
      await press(page, main.getByRole('button', { name: s.save }));
      await expect(main.getByRole('status').filter({ hasText: name })).toBeFocused();

      await press(page, main.locator('.tile').filter({ hasText: name }));
      await expect(main.getByRole('heading', { level: 1, name })).toBeFocused();
      await press(page, main.getByRole('button', { name: s.show }));
      await expect(main.getByText(s.health)).toBeVisible();
      await press(page, main.getByRole('button', { name: s.change }));
      await tick(page, main.getByRole('checkbox', { name: s.sites }));
      await press(page, main.getByRole('button', { name: s.save }));
      await expect(main.getByRole('status').filter({ hasText: s.roleChanged })).toBeFocused();
      await expect(main.locator('.rights').first().getByRole('listitem')).toHaveCount(2);
      await look(page, language, 'admin-role');
      await fitsNarrowScreens(page);
      await press(page, main.getByRole('button', { name: s.remove }));
      await press(page, page.getByRole('dialog').getByRole('button', { name: s.removeYes }));
      await expect(
        main.getByRole('heading', { level: 1, name: s.roles, exact: true }),
      ).toBeFocused();
      await expect(main.getByText(name)).toHaveCount(0);
    });

    test('a program is registered, gets another secret, and is shut out', async ({ page }) => {
      const main = page.getByRole('main');
      const name = `Journey ${unique} ${language}`;
      await comeIn(page, language, admin);
      await page.goto(`/${language}/admin/programs/`);
      await press(page, main.getByRole('button', { name: s.register }));
      await type(page, page.getByLabel(s.programName), name);
      await press(page, main.getByRole('button', { name: s.registerNow, exact: true }));
      await expect(main.getByRole('alert')).toBeFocused();
      await type(page, page.getByLabel(s.redirects), 'https://journey.example/back');
      await look(page, language, 'admin-program-form');
      await fitsNarrowScreens(page);
      await press(page, main.getByRole('button', { name: s.registerNow, exact: true }));
      await expect(main.getByText(s.once)).toBeVisible();
      const first = await main.getByTestId('secret').textContent();
      await look(page, language, 'admin-secret');
      await fitsNarrowScreens(page);
      await press(page, main.getByRole('button', { name: s.kept }));
      await expect(page.getByTestId('secret')).toHaveCount(0);

      await press(page, main.getByRole('button', { name: `${s.newSecret} ${name}` }));
      await press(page, page.getByRole('dialog').getByRole('button', { name: s.newSecretYes }));
      await expect(main.getByTestId('secret')).toBeVisible();
      expect(await main.getByTestId('secret').textContent()).not.toBe(first);
      await press(page, main.getByRole('button', { name: s.kept }));

      await press(page, main.getByRole('button', { name: `${s.shutOut} ${name}` }));
      await press(page, page.getByRole('dialog').getByRole('button', { name: s.shutOut }));
      await expect(main.getByRole('status').filter({ hasText: s.shut })).toBeFocused();
      await expect(main.getByRole('button', { name: `${s.shutOut} ${name}` })).toHaveCount(0);
      await look(page, language, 'admin-programs');
      await fitsNarrowScreens(page);
    });

    test('the access review is read and kept as a file; the other pages are in order', async ({
      page,
    }) => {
      await comeIn(page, language, admin);
      await page.goto(`/${language}/admin/review/`);
      await expect(page.getByRole('row').nth(3)).toBeVisible();
      await look(page, language, 'admin-review');
      await fitsNarrowScreens(page);
      const kept = page.waitForEvent('download');
      await press(page, page.getByRole('button', { name: s.download }));
      expect((await kept).suggestedFilename()).toMatch(/^access-review-.+\.csv$/);
      await press(page, page.getByRole('main').getByRole('link', { name: s.domains }));
      await expect(page.getByRole('heading', { level: 1, name: s.domains })).toBeVisible();
      await look(page, language, 'admin-domains');
      await fitsNarrowScreens(page);
      await press(page, page.getByRole('main').getByRole('link', { name: s.places }));
      await expect(page.getByText('Nantes')).toBeVisible();
      await look(page, language, 'admin-places');
      await fitsNarrowScreens(page);
    });

    test('the directory is linked, gets another token, and is unlinked', async ({ page }) => {
      const main = page.getByRole('main');
      const { directory, secret } = pages(language);
      const ask = page.getByRole('dialog');
      await comeIn(page, language, admin);
      await page.goto(`/${language}/admin/directory/`);
      await press(page, main.getByRole('button', { name: directory.letIn }));
      await expect(page.getByLabel(directory.domains)).toBeFocused();
      await look(page, language, 'admin-directory-none');
      await type(page, page.getByLabel(directory.domains), 'lumiere.demo');
      await press(page, main.getByRole('button', { name: directory.letIn }));
      await expect(main.getByTestId('secret')).toBeVisible();
      const first = await main.getByTestId('secret').textContent();
      await look(page, language, 'admin-directory');
      await fitsNarrowScreens(page);
      await press(page, main.getByRole('button', { name: secret.kept }));
      await press(page, main.getByRole('button', { name: directory.token.open }));
      await press(page, ask.getByRole('button', { name: directory.token.yes }));
      await expect(main.getByTestId('secret')).not.toHaveText(first ?? '');
      await press(page, main.getByRole('button', { name: directory.shutOut.open }));
      await press(page, ask.getByRole('button', { name: directory.shutOut.yes }));
      await expect(main.getByText(directory.gone)).toBeFocused();
      await expect(main.getByText(directory.none)).toBeVisible();
    });

    test('a provider is described, and one that does not answer is not linked', async ({
      page,
    }) => {
      const main = page.getByRole('main');
      const { providers, providerForm: form } = pages(language);
      await comeIn(page, language, admin);
      await page.goto(`/${language}/admin/providers/`);
      await expect(main.getByText(providers.none)).toBeVisible();
      await press(page, main.getByRole('button', { name: providers.add }));
      await press(page, main.getByRole('button', { name: form.submit, exact: true }));
      await expect(main.getByRole('alert')).toBeFocused();
      await type(page, page.getByLabel(form.name.label, { exact: true }), 'Lumière SSO');
      await type(page, page.getByLabel(form.issuer.label), 'https://127.0.0.1:9/realms/all');
      await type(page, page.getByLabel(form.clientId.label), 'employee-health');
      await type(page, page.getByLabel(form.domains.label), 'lumiere.demo');
      await look(page, language, 'admin-provider-form');
      await fitsNarrowScreens(page);
      await press(page, main.getByRole('button', { name: form.submit, exact: true }));
      await expect(main.getByRole('alert')).toBeFocused();
      await look(page, language, 'admin-provider-refused');
      await expect(page.getByLabel(form.clientId.label)).toHaveValue('employee-health');
      await page.reload();
      await expect(main.getByText(providers.none)).toBeVisible();
    });

    test('what a role has to prove is changed, and back', async ({ page }) => {
      const main = page.getByRole('main');
      const { factors } = pages(language);
      await comeIn(page, language, admin);
      await page.goto(`/${language}/admin/factors/`);
      const auditor = page.locator('#factor-auditor');
      for (const wanted of [factors.requirement.phishing_resistant, factors.requirement.none]) {
        await pick(page, auditor, wanted);
        await press(page, main.getByRole('button', { name: factors.keep }));
        await expect(main.getByText(factors.done)).toBeFocused();
      }
      await look(page, language, 'admin-factors');
      await fitsNarrowScreens(page);
    });

    test('whoever administers nothing is told so kindly', async ({ page }) => {
      await signIn(page, language, claire);
      await expect(page.getByRole('navigation').getByRole('link', { name: s.admin })).toHaveCount(
        0,
      );
      await page.goto(`/${language}/admin/people/`);
      await expect(page.getByRole('heading', { level: 1, name: s.notForYou })).toBeVisible();
      await look(page, language, 'admin-not-for-you');
      await fitsNarrowScreens(page);
    });

    test('a nurse sees their own part only', async ({ page }) => {
      await comeIn(page, language, nurse);
      await page.goto(`/${language}/admin/`);
      await expect(page.getByRole('main').getByRole('link', { name: s.invitations })).toBeVisible();
      await expect(page.getByRole('main').getByRole('listitem')).toHaveCount(1);
      await page.goto(`/${language}/admin/review/`);
      await expect(page.getByRole('heading', { level: 1, name: s.notForYou })).toBeVisible();
    });
  });
}

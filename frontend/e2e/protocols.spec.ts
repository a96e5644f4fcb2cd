import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Browser, Page } from '@playwright/test';
import type protocolWords from '../features/protocols/messages.fr.json';
import { fitsNarrowScreens, look } from './look';
import { claire, PASSWORD } from './people';
import { expect, NEEDS_PLATFORM, signIn, test } from './platform';

const author = 'author@lumiere.demo';
const reviewer = 'reviewer@lumiere.demo';
const stepUp = 'Confirmez que c’est bien vous';
const HEADACHE = 'J’ai mal à la tête depuis trois jours.';

const w = JSON.parse(
  readFileSync(join(import.meta.dirname, '../features/protocols/messages.fr.json'), 'utf8'),
) as typeof protocolWords;

/** Signs in, and proves again who it is whenever that is asked. */
async function comeIn(page: Page, email: string): Promise<void> {
  await signIn(page, 'fr', email);
  const dialog = page.getByRole('dialog', { name: stepUp });
  await page.addLocatorHandler(dialog, async () => {
    await expect(dialog.getByRole('textbox')).toBeFocused();
    await page.keyboard.type(PASSWORD);
    await page.keyboard.press('Enter');
  });
}

const view = (page: Page, name: keyof typeof w.draft.view) =>
  page
    .getByRole('navigation', { name: w.draft.views })
    .getByRole('button', { name: w.draft.view[name] })
    .click();

async function part(page: Page, name: keyof typeof w.edit.part): Promise<void> {
  await view(page, 'edit');
  await page
    .getByRole('navigation', { name: w.edit.parts })
    .getByRole('button', { name: w.edit.part[name] })
    .click();
}

async function check(page: Page): Promise<void> {
  await view(page, 'check');
  const go = page.locator('main').getByRole('button', {
    name: /^(Contrôler|Enregistrer et contrôler)$/,
  });
  await go.last().click();
  await expect(page.locator('.said, .unsound')).toBeVisible();
  await expect(page.getByText(w.check.stale)).toBeHidden();
}

/** The text before the first value that a message is about. */
const begins = (message: string): string => message.split('{')[0] ?? message;

async function finds(page: Page, sentence: string): Promise<void> {
  await check(page);
  await expect(page.locator('.findings').getByText(sentence).first()).toBeVisible();
}

const goThere = (page: Page) => page.getByRole('button', { name: w.check.goThere }).first().click();

/** What somebody would be answered now; by the API of the browser's session. */
class Employee {
  private constructor(
    private readonly page: Page,
    private readonly token: string,
  ) {}

  static async of(browser: Browser): Promise<Employee> {
    const page = await (await browser.newContext()).newPage();
    await page.goto('/fr/');
    const token = await page.evaluate(
      async ([email, password]) => {
        const answer = await fetch('/api/v1/auth/login', {
          method: 'POST',
          headers: { 'Content-Type': 'application/json' },
          body: JSON.stringify({ email, password }),
        });
        return ((await answer.json()) as { accessToken: string }).accessToken;
      },
      [claire, PASSWORD] as const,
    );
    return new Employee(page, token);
  }

  /** The very text of the answer. */
  ask(method: string, path: string, body?: object): Promise<string> {
    return this.page.evaluate(
      async ([token, verb, address, sent]) => {
        const answer = await fetch(`/api/v1/triage/${address}`, {
          method: verb,
          headers: { Authorization: `Bearer ${token}`, 'Content-Type': 'application/json' },
          ...(sent !== undefined && { body: sent }),
        });
        return answer.text();
      },
      [this.token, method, path, body && JSON.stringify(body)] as const,
    );
  }

  async checked() {
    const text = await this.ask('POST', 'assessments', { text: HEADACHE, language: 'fr' });
    return JSON.parse(text) as {
      id: string;
      protocol: { id: string; version: string; signedBy: string[] };
    };
  }
}

/** One thing that is wrong at a time: planted, found, and mended again. */
async function eachFaultIsFound(page: Page): Promise<void> {
  const title = page.locator('[id="at.title.en"]');
  await part(page, 'general');
  await title.fill('');
  await finds(page, w.fault['translation-missing'].replace('{first}', 'en'));
  await goThere(page);
  await expect(title).toBeFocused();
  await expect(page.locator('[id="at.title.en-error"]')).toBeVisible();
  await title.fill('Headache');

  const when = page.locator('[id="at.rules.0.when"]');
  await part(page, 'rules');
  await page.locator('[id="at.rules.0"]').click();
  const condition = await when.inputValue();
  await when.fill('headache and (');
  await finds(page, begins(w.fault['condition-name']));
  await goThere(page);
  await expect(when).toBeFocused();
  await look(page, 'fr', 'protocol-fault');
  await fitsNarrowScreens(page);
  await when.fill('count(headache) >= 2');
  await finds(page, w.fault['rule-never'].replace('{first}', 'headache.pressure-vision'));
  await goThere(page);
  await when.fill(condition);

  const urgency = page.locator('[id="at.rules.0.urgency"]');
  await urgency.selectOption('self_care');
  await finds(page, w.fault['rule-below'].replace('{first}', 'headache.pressure-vision'));
  await part(page, 'rules');
  await page.locator('[id="at.rules.0"]').click();
  await urgency.selectOption('emergency_department');

  const otherwise = page.locator('[id="at.otherwise.urgency"]');
  await part(page, 'outcomes');
  await otherwise.selectOption('self_care');
  await finds(page, w.fault['self-care-by-default']);
  await part(page, 'outcomes');
  await otherwise.selectOption('consultation');

  await inJson(page, 'otherwise', () => '', w.fault.missing.replace('{first}', 'urgency'));
  await inJson(page, 'sources', () => '{}', w.fault.shape.replace('{first}', 'sources'));
  await inJson(
    page,
    'redFlags',
    (text) =>
      text.replace('"id": "weakness",', '"id": "weakness", "sameAs": ["headache.weakness"],'),
    begins(w.fault.circle),
  );

  await view(page, 'table');
  const row = page.getByRole('listitem', {
    name: w.table.row.replace('{number}', '1'),
    exact: true,
  });
  const answer = row.getByLabel(w.table.expected);
  const right = await answer.inputValue();
  await answer.selectOption('self_care');
  await finds(page, `Ligne 1, «`);
  await page.getByRole('button', { name: w.check.goToRow.replace('{row}', '1') }).click();
  await expect(row).toBeFocused();
  await answer.selectOption(right);
}

/** By the advanced view, for what no form would let through. */
async function inJson(
  page: Page,
  name: string,
  change: (text: string) => string,
  sentence: string,
): Promise<void> {
  const text = page.getByLabel(w.edit.jsonText);
  const choose = async () => {
    await part(page, 'json');
    await page.getByLabel(w.edit.jsonPart, { exact: true }).selectOption(name);
  };
  await choose();
  const before = await text.inputValue();
  await text.fill(change(before));
  await finds(page, sentence);
  await choose();
  await text.fill(before);
}

test(
  'a protocol is drafted, checked, mended, signed by two, published and rolled back',
  NEEDS_PLATFORM,
  async ({ page, browser }) => {
    test.setTimeout(600_000);
    const employee = await Employee.of(browser);
    const old = await employee.checked();
    const bytes = await employee.ask('GET', `assessments/${old.id}`);
    expect(old.protocol).toMatchObject({ id: 'headache', version: '1.0.0' });

    await comeIn(page, author);
    await page.getByRole('link', { name: w.title, exact: true }).click();
    await expect(page.getByRole('heading', { level: 1, name: w.title })).toBeVisible();
    await page.getByLabel(w.newDraft.protocol).selectOption('headache');
    await expect(page.getByLabel(w.newDraft.version)).toHaveValue('1.0.1');
    await look(page, 'fr', 'protocols');
    await fitsNarrowScreens(page);
    await page.getByRole('button', { name: w.newDraft.go }).click();
    await expect(page.getByRole('heading', { level: 1 })).toHaveText('Mal de tête 1.0.1');
    await look(page, 'fr', 'protocol-draft');
    await fitsNarrowScreens(page);

    await eachFaultIsFound(page);

    // What is meant to change: the answer after fifty, in both languages.
    await part(page, 'rules');
    await page.locator('summary[id="at.rules.10"]').click();
    await page.locator('[id="at.rules.10.when"]').fill('headache and age >= 45');
    await page.locator('[id="at.rules.10.text.fr"]').fill('Mal de tête après 45 ans.');
    await page.locator('[id="at.rules.10.text.en"]').fill('Headache after 45.');
    await check(page);
    await expect(page.locator('.said')).toContainText(begins(w.check.sound).trim());
    await look(page, 'fr', 'protocol-sound');

    await view(page, 'try');
    await page.getByLabel(w.try.words).fill(HEADACHE);
    await page.getByLabel(w.try.age).fill('47');
    await page.getByRole('button', { name: w.try.go, exact: true }).last().click();
    await expect(page.getByText('Mal de tête après 45 ans.')).toBeVisible();
    await look(page, 'fr', 'protocol-try');
    await fitsNarrowScreens(page);

    await view(page, 'compare');
    await expect(page.getByText('headache and age >= 45')).toBeVisible();
    await look(page, 'fr', 'protocol-compare');
    await fitsNarrowScreens(page);

    await view(page, 'effect');
    await page.getByRole('button', { name: w.effect.go, exact: true }).click();
    const figures = page.getByRole('table').or(page.getByText('aucun chiffre n’est donné'));
    await expect(figures).toBeVisible({ timeout: 30_000 });
    await look(page, 'fr', 'protocol-effect');
    await fitsNarrowScreens(page);

    await view(page, 'sign');
    await page.getByRole('button', { name: w.sign.as.author }).click();
    await expect(page.getByText(w.sign.signed)).toBeVisible();

    const second = await (await browser.newContext({ locale: 'fr-FR' })).newPage();
    await comeIn(second, reviewer);
    await second.getByRole('link', { name: w.title, exact: true }).click();
    await second.getByRole('link', { name: 'Mal de tête 1.0.1' }).click();
    await expect(second.getByText(w.draft.readOnly)).toBeVisible();
    await view(second, 'sign');
    await expect(second.getByText(w.sign.notYet)).toBeVisible();
    await second.getByRole('button', { name: w.sign.as.signatory }).click();
    await expect(second.getByText(w.sign.signed)).toBeVisible();
    await look(second, 'fr', 'protocol-sign');
    await second.getByRole('button', { name: w.sign.publishNow, exact: true }).click();
    await expect(second.getByText(w.sign.inForce)).toBeVisible();

    // Who asks now is answered by it; who asked before replays with what there was.
    await expect.poll(async () => (await employee.checked()).protocol.version).toBe('1.0.1');
    expect((await employee.checked()).protocol.signedBy).toHaveLength(2);
    expect(await employee.ask('GET', `assessments/${old.id}`)).toBe(bytes);
    expect(JSON.parse(await employee.ask('GET', `assessments/${old.id}/replay`))).toMatchObject({
      same: true,
    });

    await second.getByRole('link', { name: w.draft.back }).click();
    await second.getByRole('button', { name: w.history.rollBack }).click();
    await second.getByRole('dialog').getByRole('button', { name: w.history.yes }).click();
    await expect(second.getByText('n’est plus en vigueur')).toBeVisible();
    await look(second, 'fr', 'protocol-rolled-back');
    await fitsNarrowScreens(second);
    await expect.poll(async () => (await employee.checked()).protocol.version).toBe('1.0.0');
    expect(await employee.ask('GET', `assessments/${old.id}`)).toBe(bytes);
  },
);

test(
  'a second tab loses nothing, and an employee has no such page',
  NEEDS_PLATFORM,
  async ({ page, browser }) => {
    test.setTimeout(240_000);
    await comeIn(page, author);
    await page.goto('/fr/protocols/');
    await page.getByLabel(w.newDraft.protocol).selectOption('neck-pain');
    await page.getByRole('button', { name: w.newDraft.go }).click();
    const title = page.locator('[id="at.title.fr"]');
    await expect(title).toBeVisible();

    const tab = await page.context().newPage();
    await tab.goto(page.url());
    await tab.locator('[id="at.title.fr"]').fill('Cou');
    await tab.getByRole('button', { name: w.draft.save, exact: true }).click();
    await expect(tab.getByText(w.draft.allSaved)).toBeVisible();

    await title.fill('Douleur du cou');
    await page.getByRole('button', { name: w.draft.save, exact: true }).click();
    await expect(page.getByText(w.draft.conflict.title)).toBeVisible();
    await expect(title).toHaveValue('Douleur du cou');
    await look(page, 'fr', 'protocol-conflict');
    await fitsNarrowScreens(page);
    await page.getByRole('button', { name: w.draft.conflict.keepOurs }).click();
    await page.getByRole('button', { name: w.draft.save, exact: true }).click();
    await expect(page.getByText(w.draft.allSaved)).toBeVisible();

    await page.getByRole('button', { name: w.draft.remove.open }).click();
    await page.getByRole('dialog').getByRole('button', { name: w.draft.remove.yes }).click();
    await expect(page.getByRole('heading', { level: 1, name: w.title })).toBeVisible();
    await expect(page.getByRole('link', { name: 'Douleur du cou 1.0.1' })).toBeHidden();

    const other = await (await browser.newContext({ locale: 'fr-FR' })).newPage();
    await signIn(other, 'fr', claire);
    await expect(other.getByRole('link', { name: w.title, exact: true })).toBeHidden();
    await other.goto('/fr/protocols/');
    await expect(other.getByText(w.only.notForYou.title)).toBeVisible();
  },
);

test(
  'a wholly new protocol begins empty, and takes nobody’s name',
  NEEDS_PLATFORM,
  async ({ page }) => {
    test.setTimeout(240_000);
    await comeIn(page, author);
    await page.goto('/fr/protocols/');
    const id = page.getByLabel(w.newProtocol.id, { exact: true });
    const go = page.getByRole('button', { name: w.newProtocol.go });
    await id.fill('headache');
    await expect(page.getByText(w.newProtocol.taken)).toBeVisible();
    await id.fill('noise-exposure');
    await go.click();
    await expect(page.getByLabel(w.newProtocol.fr, { exact: true })).toBeFocused();
    await look(page, 'fr', 'protocol-new');
    await fitsNarrowScreens(page);
    await page.getByLabel(w.newProtocol.fr, { exact: true }).fill('Exposition au bruit');
    await page.getByLabel(w.newProtocol.en, { exact: true }).fill('Noise exposure');
    await go.click();
    await expect(page.getByRole('heading', { level: 1 })).toHaveText('Exposition au bruit 1.0.0');

    await finds(page, w.fault['never-opens']);
    await finds(page, w.fault['no-source']);
    await view(page, 'compare');
    await expect(page.getByText(w.compare.new)).toBeVisible();

    await page.getByRole('button', { name: w.draft.remove.open }).click();
    await page.getByRole('dialog').getByRole('button', { name: w.draft.remove.yes }).click();
    await expect(page.getByRole('heading', { level: 1, name: w.title })).toBeVisible();
    await expect(page.getByRole('link', { name: 'Exposition au bruit 1.0.0' })).toBeHidden();
  },
);

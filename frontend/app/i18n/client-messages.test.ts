import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { dirname, join, normalize } from 'node:path';
import ts from 'typescript';
import { expect, test } from 'vitest';
import messages from './all-messages';

/** What one file imports, which messages it says, and which ones it hands to browsers. */
interface Read {
  imports: string[];
  says: RegExp[];
  hands: string[];
}

const leaves = (tree: object, path = ''): string[] =>
  Object.entries(tree).flatMap(([name, value]) =>
    typeof value === 'string' ? [path + name] : leaves(value as object, `${path}${name}.`),
  );
const all = leaves(messages);
const known = new Map<string, Read>();

function read(file: string): Read {
  const source = ts.createSourceFile(
    file,
    readFileSync(file, 'utf8'),
    ts.ScriptTarget.Latest,
    true,
  );
  const found: Read = { imports: [], says: [], hands: [] };
  const visit = (node: ts.Node): void => {
    const imported = importedBy(node, file);
    if (imported !== null) {
      found.imports.push(imported);
    }
    if (ts.isVariableDeclaration(node) && isTranslations(node.initializer)) {
      found.says.push(...saidBy(node));
    }
    if (hands(node, file)) {
      found.hands.push(...[...node.getText().matchAll(/'([^']+)'/g)].map(([, path = '']) => path));
    }
    ts.forEachChild(node, visit);
  };
  visit(source);
  return found;
}

/** Pages say it in the attributes of what surrounds them. */
const hands = (node: ts.Node, file: string) =>
  file.startsWith('app/') && ts.isJsxAttribute(node) && /^(of|words)$/.test(node.name.getText());

/** A file of ours that runs in the browser, too; types and libraries do not count. */
function importedBy(node: ts.Node, file: string): string | null {
  const named =
    ts.isImportDeclaration(node) && node.importClause?.phaseModifier !== ts.SyntaxKind.TypeKeyword
      ? node.moduleSpecifier
      : ts.isExportDeclaration(node) && !node.isTypeOnly
        ? node.moduleSpecifier
        : ts.isCallExpression(node) && node.expression.kind === ts.SyntaxKind.ImportKeyword
          ? node.arguments[0]
          : undefined;
  if (!named || !ts.isStringLiteral(named)) {
    return null;
  }
  const path = named.text.startsWith('@/')
    ? named.text.slice(2)
    : normalize(join(dirname(file), named.text));
  return ['.tsx', '.ts'].map((ending) => path + ending).find((name) => existsSync(name)) ?? null;
}

const isTranslations = (node?: ts.Expression): node is ts.CallExpression =>
  node !== undefined &&
  ts.isCallExpression(node) &&
  node.expression.getText() === 'useTranslations';

/** Everything that `const t = useTranslations(…)` is asked for in the function that it stands in. */
function saidBy(declaration: ts.VariableDeclaration): RegExp[] {
  const { arguments: args } = declaration.initializer as ts.CallExpression;
  const spaces = args[0] ? keys(args[0]) : ['.+'];
  const name = declaration.name.getText();
  let scope: ts.Node = declaration;
  while (!ts.isFunctionLike(scope) && !ts.isSourceFile(scope)) {
    scope = scope.parent;
  }
  const asked: string[] = [];
  const visit = (node: ts.Node): void => {
    if (ts.isIdentifier(node) && node.text === name && node.parent !== declaration) {
      asked.push(...askedAt(node));
    }
    ts.forEachChild(node, visit);
  };
  visit(scope);
  return spaces.flatMap((space) =>
    // eslint-disable-next-line security/detect-non-literal-regexp -- made of our own sources
    asked.map((key) => new RegExp(`^${space}\\.${key}(\\.|$)`)),
  );
}

function askedAt(node: ts.Identifier): string[] {
  const { parent } = node;
  const asking =
    ts.isPropertyAccessExpression(parent) && parent.expression === node ? parent : node;
  if (ts.isPropertyAccessExpression(parent) && parent.name === node) {
    return [];
  }
  const call = asking.parent;
  if (ts.isCallExpression(call) && call.expression === asking && call.arguments[0]) {
    return keys(call.arguments[0]);
  }
  // Named as what an effect depends on, it says nothing; handed on, it may say everything.
  return ts.isArrayLiteralExpression(parent) ? [] : ['.+'];
}

/** The keys that an expression may stand for, as patterns. */
function keys(node: ts.Expression): string[] {
  if (ts.isStringLiteralLike(node)) {
    return [escaped(node.text)];
  }
  if (ts.isTemplateExpression(node)) {
    const rest = node.templateSpans.map(({ literal }) => `[^.]+${escaped(literal.text)}`);
    return [escaped(node.head.text) + rest.join('')];
  }
  if (ts.isConditionalExpression(node)) {
    return [...keys(node.whenTrue), ...keys(node.whenFalse)];
  }
  if (ts.isParenthesizedExpression(node) || ts.isAsExpression(node)) {
    return keys(node.expression);
  }
  return ['.+'];
}

const escaped = (text: string) => text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');

/** What Next puts around a layout's pages when they break is reached by no import. */
function reachable(file: string): Read[] {
  const seen = new Set<string>();
  const go = (name: string): Read[] => {
    if (seen.has(name)) {
      return [];
    }
    seen.add(name);
    const one = known.get(name) ?? read(name);
    known.set(name, one);
    return [one, ...one.imports.flatMap(go)];
  };
  const broken = file.replace(/layout\.tsx$/, 'error.tsx');
  return [file, ...(broken !== file && existsSync(broken) ? [broken] : [])].flatMap(go);
}

const pages = readdirSync('app/[locale]', { recursive: true, encoding: 'utf8' })
  .filter((name) => /(^|\/)(page|layout)\.tsx$/.test(name))
  .map((name) => join('app/[locale]', name))
  .filter((file) => reachable(file).some(({ hands }) => hands.length > 0));

test('there are pages to read', () => {
  expect(pages.length).toBeGreaterThan(30);
});

test.each(pages)('%s hands to browsers the words that its parts say, and no others', (page) => {
  const parts = reachable(page);
  const says = parts.flatMap((part) => part.says);
  const said = all.filter((key) => says.some((pattern) => pattern.test(key)));
  const paths = parts.flatMap((part) => part.hands);
  const handed = (key: string) => paths.some((path) => `${key}.`.startsWith(`${path}.`));
  expect(said.filter((key) => !handed(key))).toEqual([]);
  const idle = paths.filter((path) => !said.some((key) => `${key}.`.startsWith(`${path}.`)));
  expect(idle).toEqual([]);
});

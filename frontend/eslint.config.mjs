import { readdirSync } from 'node:fs';
import jsxA11y from 'eslint-plugin-jsx-a11y';
import reactHooks from 'eslint-plugin-react-hooks';
import security from 'eslint-plugin-security';
import tseslint from 'typescript-eslint';

const features = readdirSync('features');

/** A folder whose files may not import these others: the arrows of the house style. */
const zone = (folder, forbidden, why) => ({
  files: [`${folder}/**/*.{ts,tsx}`],
  rules: {
    'no-restricted-imports': [
      'error',
      {
        patterns: [
          { group: forbidden.flatMap((name) => [`@/${name}/**`, `**/${name}/**`]), message: why },
          { regex: '^\\.\\./', message: 'Other folders are named from the root: @/…' },
        ],
      },
    ],
  },
});

export default tseslint.config(
  {
    ignores: [
      '.next/',
      'out/',
      'engine/',
      'node_modules/',
      'api/schema.d.ts',
      'next-env.d.ts',
      'test-results/',
    ],
  },
  ...tseslint.configs.strictTypeChecked.map((config) => ({ ...config, files: ['**/*.{ts,tsx}'] })),
  {
    files: ['**/*.{ts,tsx}'],
    languageOptions: {
      parserOptions: { projectService: true, tsconfigRootDir: import.meta.dirname },
    },
    rules: {
      '@typescript-eslint/restrict-template-expressions': ['error', { allowNumber: true }],
      '@typescript-eslint/no-confusing-void-expression': ['error', { ignoreArrowShorthand: true }],
      '@typescript-eslint/require-await': 'off', // an interface may ask for a promise
      '@typescript-eslint/no-misused-promises': [
        'error',
        { checksVoidReturn: { attributes: false } },
      ],
      '@typescript-eslint/unbound-method': 'off', // we write no classes with methods to lose
      '@typescript-eslint/no-unnecessary-condition': 'off', // what a server sends is not what a type says
      '@typescript-eslint/switch-exhaustiveness-check': [
        'error',
        { considerDefaultExhaustiveForUnions: true },
      ],
    },
  },
  { files: ['**/*.tsx'], ...jsxA11y.flatConfigs.strict },
  {
    files: ['{app,features,ui,lib}/**/*.{ts,tsx}'],
    ...reactHooks.configs.flat['recommended-latest'],
  },
  {
    ...security.configs.recommended,
    rules: {
      ...security.configs.recommended.rules,
      // Both read "a variable as a key" as an attack; typed keys make every case a false alarm here.
      'security/detect-object-injection': 'off',
      'security/detect-non-literal-fs-filename': 'off',
    },
  },
  {
    files: ['**/*.mjs'],
    languageOptions: { ecmaVersion: 2024, sourceType: 'module' },
  },
  {
    files: ['{app,features,ui,lib}/**/*.{ts,tsx}'],
    rules: {
      'no-restricted-globals': [
        'error',
        { name: 'sessionStorage', message: 'Nothing about a person is kept in web storage.' },
      ],
      'no-restricted-syntax': [
        'error',
        {
          selector: "JSXAttribute[name.name='dangerouslySetInnerHTML']",
          message: 'Refused by Trusted Types.',
        },
        {
          selector: "JSXAttribute[name.name='style']",
          message: 'Style attributes are refused by the content policy.',
        },
        {
          selector: "ImportDeclaration[source.value='next/link']",
          message: 'ui/link does what we need of it, and is smaller.',
        },
        {
          selector:
            "ImportSpecifier[imported.name='lazy'], ImportDeclaration[source.value='next/dynamic']",
          message: 'A file that cannot be fetched would break the page: later() of ui/later.',
        },
      ],
    },
  },
  zone('ui', ['features', 'app'], 'ui/ knows no feature and no route.'),
  zone('lib', ['features', 'ui', 'app'], 'lib/ knows no feature, no component and no route.'),
  zone('api', ['features', 'ui', 'app', 'lib'], 'api/ is generated.'),
  ...features.map((feature) =>
    zone(
      `features/${feature}`,
      [...features.filter((other) => other !== feature).map((other) => `features/${other}`), 'app'],
      'Features never import each other: two features meet only in a page.',
    ),
  ),
);

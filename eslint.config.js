import { defineConfig, globalIgnores } from 'eslint/config';
import eslint from '@eslint/js';
import tseslint from 'typescript-eslint';

// Import direction is checked by .dependency-cruiser.cjs, dead code by knip, layout by prettier.

const clock = 'The instant is an argument: take `at` or `now` from the caller.';
const noClock = [
  { selector: 'NewExpression[callee.name="Date"][arguments.length=0]', message: clock },
  { selector: 'CallExpression[callee.name="Date"]', message: clock },
];
const noBarrel = [
  { selector: 'ExportAllDeclaration', message: 'No barrels: import the file that declares it.' },
  { selector: 'ExportNamedDeclaration[source]', message: 'No barrels: import the file that declares it.' },
];
const noTransaction = [
  {
    selector: 'CallExpression[callee.property.name=/^(transaction|startTransaction)$/]',
    message: 'TypeORM shares one connection on SQLite: write through the queue of src/entities.',
  },
];

export default defineConfig(
  globalIgnores(['dist/', 'data/', 'bench/**/node_modules/']),
  { linterOptions: { noInlineConfig: true } },
  eslint.configs.recommended,
  {
    files: ['**/*.{ts,tsx}'],
    extends: [tseslint.configs.strictTypeChecked, tseslint.configs.stylisticTypeChecked],
    languageOptions: { parserOptions: { projectService: true, tsconfigRootDir: import.meta.dirname } },
    rules: {
      '@typescript-eslint/array-type': ['error', { default: 'array' }],
      '@typescript-eslint/consistent-indexed-object-style': 'off',
      '@typescript-eslint/consistent-type-definitions': 'off',
      '@typescript-eslint/no-confusing-void-expression': ['error', { ignoreArrowShorthand: true }],
      '@typescript-eslint/no-unused-vars': ['error', { argsIgnorePattern: '^_', ignoreRestSiblings: true }],
      '@typescript-eslint/restrict-template-expressions': ['error', { allowNumber: true }],
      '@typescript-eslint/switch-exhaustiveness-check': 'error',
      // Records and the environment are read by index.
      '@typescript-eslint/dot-notation': 'off',
    },
  },
  {
    rules: {
      'max-depth': ['error', 3],
      'max-params': ['error', 5],
      'no-restricted-syntax': ['error', ...noBarrel],
      'no-restricted-imports': [
        'error',
        {
          patterns: [
            { regex: '^\\.{1,2}/?$|/$|/index(\\.js)?$', message: 'Import the file, not the folder.' },
          ],
        },
      ],
    },
  },
  {
    files: ['src/**/*.{ts,tsx}'],
    rules: {
      complexity: ['error', { max: 10, variant: 'modified' }],
      'max-lines-per-function': ['error', { max: 40, skipBlankLines: true, skipComments: true }],
      'no-restricted-syntax': ['error', ...noBarrel, ...noTransaction],
    },
  },
  {
    files: ['src/**/*.{ts,tsx}'],
    ignores: ['src/cli/**', 'src/http/**', 'src/workers/**'],
    rules: {
      'no-restricted-syntax': ['error', ...noBarrel, ...noTransaction, ...noClock],
      'no-restricted-properties': [
        'error',
        { object: 'Date', property: 'now', message: clock },
        {
          object: 'Math',
          property: 'random',
          message: 'Randomness is an argument: take bytes from the caller.',
        },
      ],
    },
  },
  // A region of a chart is a table inside a function.
  { files: ['src/machines/nomination.ts'], rules: { 'max-lines-per-function': 'off' } },
  { files: ['src/entities/**/*.ts'], rules: { 'no-restricted-syntax': ['error', ...noBarrel, ...noClock] } },
  // Nothing goes around the escaping of the templates, and styles stand in the sheet: the CSP would drop them.
  {
    files: ['src/http/**/*.{ts,tsx}'],
    rules: {
      'no-restricted-syntax': [
        'error',
        ...noBarrel,
        ...noTransaction,
        {
          selector: 'JSXAttribute[name.name=/^(dangerouslySetInnerHTML|style|on[A-Z].*)$/]',
          message: 'No raw HTML, no inline styles or scripts.',
        },
      ],
    },
  },
  {
    files: ['web/*.js'],
    languageOptions: {
      globals: Object.fromEntries(
        [
          ...['document', 'location', 'history', 'fetch', 'addEventListener', 'FormData', 'URLSearchParams'],
          ...['DOMParser', 'CSS'],
        ].map((name) => [name, 'readonly']),
      ),
    },
  },
  {
    files: ['**/*.js', '**/*.mjs', '**/*.cjs', 'bin/thidua'],
    languageOptions: {
      globals: {
        console: 'readonly',
        process: 'readonly',
        module: 'writable',
        URL: 'readonly',
        fetch: 'readonly',
      },
    },
  },
);

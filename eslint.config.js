import js from '@eslint/js';
import lit from 'eslint-plugin-lit';
import tseslint from 'typescript-eslint';

/** Rooms that decide and compute without I/O, clock or chance: everything comes in on the command. */
const pureRooms = ['packages/engine/src/**/*.ts', 'packages/metrics/src/**/*.ts'];

export default tseslint.config(
  {
    ignores: [
      '**/dist/**',
      '**/node_modules/**',
      '.runtime/**',
      'data/**',
      '**/*.cjs',
      '**/*.mjs',
      '**/*.config.ts',
    ],
  },
  js.configs.recommended,
  {
    files: ['**/*.ts'],
    extends: [...tseslint.configs.strictTypeChecked],
    languageOptions: { parserOptions: { projectService: true, tsconfigRootDir: import.meta.dirname } },
    rules: {
      '@typescript-eslint/consistent-type-imports': 'error',
      '@typescript-eslint/switch-exhaustiveness-check': [
        'error',
        { considerDefaultExhaustiveForUnions: true },
      ],
      '@typescript-eslint/restrict-template-expressions': [
        'error',
        { allowNumber: true, allowBoolean: true },
      ],
      '@typescript-eslint/no-unused-vars': ['error', { argsIgnorePattern: '^_', varsIgnorePattern: '^_' }],
      '@typescript-eslint/no-confusing-void-expression': [
        'error',
        { ignoreArrowShorthand: true, ignoreVoidOperator: true },
      ],
      // `interface X { method(): void }` is how the ports read best.
      '@typescript-eslint/unbound-method': 'off',
      'no-restricted-syntax': [
        'error',
        { selector: 'TSEnumDeclaration', message: 'Write `X = {…} as const` instead of an enum.' },
        { selector: 'ExportAllDeclaration', message: 'Name every export.' },
      ],
      'no-eval': 'error',
      'no-new-func': 'error',
      eqeqeq: ['error', 'always', { null: 'ignore' }],
    },
  },
  {
    files: pureRooms,
    rules: {
      'no-restricted-globals': [
        'error',
        { name: 'Date', message: 'Time comes in on the command.' },
        { name: 'crypto', message: 'Ids come in on the command.' },
        { name: 'setTimeout', message: 'What should happen later goes out as data (wakeAt).' },
        { name: 'fetch', message: 'No I/O here.' },
        { name: 'performance', message: 'No clock here.' },
      ],
      'no-restricted-properties': [
        'error',
        { object: 'Math', property: 'random', message: 'No chance here.' },
      ],
    },
  },
  {
    files: ['packages/{widget,workbench}/**/*.ts'],
    extends: [lit.configs['flat/recommended']],
    rules: {
      'no-restricted-properties': [
        'error',
        { property: 'innerHTML', message: 'Nothing that a customer typed is ever markup.' },
        { property: 'outerHTML', message: 'Nothing that a customer typed is ever markup.' },
        { property: 'insertAdjacentHTML', message: 'Nothing that a customer typed is ever markup.' },
      ],
      'no-restricted-imports': [
        'error',
        {
          patterns: [
            { group: ['lit/directives/unsafe-*'], message: 'Nothing that a customer typed is ever markup.' },
          ],
        },
      ],
    },
  },
  {
    files: ['**/test/**/*.ts', 'e2e/**/*.ts'],
    rules: {
      '@typescript-eslint/no-non-null-assertion': 'off',
      '@typescript-eslint/require-await': 'off',
      '@typescript-eslint/no-unused-expressions': 'off',
      '@typescript-eslint/no-invalid-void-type': 'off',
    },
  },
);

import { expect, test } from 'vitest';
import { lateModule } from '../../deck/page/document.ts';

const HEAD = '<script src="./assets/head-1.js"></script>';
const MODULE = '<script type="module" crossorigin src="./assets/main-2.js"></script>';

test('hands the module over to the head script', () => {
  const html = lateModule(`<head>\n${HEAD}\n    ${MODULE}\n</head>`, './assets/head-1.js');
  expect(html).toBe('<head>\n<script src="./assets/head-1.js" data-module="./assets/main-2.js"></script>\n</head>');
});

test.each([
  ['module', HEAD],
  ['head script', MODULE],
])('refuses a page without %s', (_what, html) => {
  expect(() => lateModule(html, './assets/head-1.js')).toThrow(/no module or no head script/);
});

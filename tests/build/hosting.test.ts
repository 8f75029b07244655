import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { expect, test } from 'vitest';
import { parse } from 'yaml';
import { contentSecurityPolicy } from '../../deck/page/edition.ts';
import { ROOT } from '../build-deck.ts';

const read = (name: string) => readFile(path.join(ROOT, name), 'utf8');

test('every policy in the hosting guide is the page’s own, and says who may frame it', async () => {
  const policies = [...(await read('docs/hosting.md')).matchAll(/default-src 'none'[^"\n]*/g)].map(
    ([policy]) => policy,
  );
  expect(policies.length).toBeGreaterThan(2);
  expect([...new Set(policies)]).toEqual([`${contentSecurityPolicy(false, true)}; frame-ancestors 'none'`]);
});

test('the policy allows nothing inline, nothing evaluated, nothing from elsewhere', () => {
  const policy = contentSecurityPolicy(false, true);
  expect(policy).toMatch(/^default-src 'none';/);
  expect(policy).not.toMatch(/unsafe|\*|https?:|data:|blob:|ws:/);
  expect(contentSecurityPolicy(false, false)).toBe(policy.replace(" media-src 'self';", ''));
});

test('the workflow audits the lockfile, installs what it names, verifies, and publishes what was built', async () => {
  const { jobs, permissions } = parse(await read('.github/workflows/pages.yml'));
  const steps: { run?: string; uses?: string; with?: Record<string, unknown> }[] = jobs.build.steps;
  const runs = steps.flatMap(({ run }) => run ?? []);
  expect(runs).toEqual([
    'npm audit --package-lock-only --omit=dev --audit-level=moderate',
    'npm audit --package-lock-only --audit-level=high',
    'npm run verify',
    'git diff --exit-code package-lock.json',
    'npm run site',
    expect.stringMatching(/^docker run .* verapdf\/cli:v[\d.]+ --flavour ua1 /),
  ]);
  const { scripts } = JSON.parse(await read('package.json'));
  for (const name of ['verify', 'site']) expect(scripts).toHaveProperty(name);
  expect(steps.at(-1)?.with?.path).toBe('dist');
  expect(permissions).toEqual({ contents: 'read' });
  expect(jobs.publish.needs).toBe('build');
});

import { spawnSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { describe, expect, test } from 'vitest';
import { command } from '../../deck/cli/command.mjs';

const RUN = fileURLToPath(new URL('../../deck/cli/run.mjs', import.meta.url));

describe('command', () => {
  test.each([
    { argv: [], asked: { kind: 'help' } },
    { argv: ['--help'], asked: { kind: 'help' } },
    { argv: ['build', '--help'], asked: { kind: 'help' } },
    { argv: ['start', '--port', '4000'], asked: { kind: 'run', name: 'start', args: ['--port', '4000'] } },
    { argv: ['test', 'tests/setup'], asked: { kind: 'run', name: 'test', args: ['tests/setup'] } },
    { argv: ['build'], asked: { kind: 'run', name: 'build', args: [] } },
    { argv: ['build', '--notes'], asked: { kind: 'run', name: 'build', args: [], notes: 'public' } },
    { argv: ['build', '--no-notes'], asked: { kind: 'run', name: 'build', args: [], notes: 'none' } },
    { argv: ['pdf'], asked: { kind: 'run', name: 'pdf', args: [] } },
    {
      argv: ['pdf', '--paper', 'a4', '--per-page=4', '--no-notes'],
      asked: { kind: 'run', name: 'pdf', args: ['--paper', 'a4', '--per-page', '4'], notes: 'none' },
    },
    { argv: ['site', '--notes'], asked: { kind: 'run', name: 'site', args: ['--site'], notes: 'public' } },
    { argv: ['site', '--help'], asked: { kind: 'help' } },
    { argv: ['bench'], asked: { kind: 'run', name: 'bench', args: [] } },
    {
      argv: ['bench', '--only', 'build', '--sizes=15,1000', '--json'],
      asked: { kind: 'run', name: 'bench', args: ['--only=build', '--sizes=15,1000', '--json=-'] },
    },
    {
      argv: ['bench', '--json=out.json', '--profile'],
      asked: { kind: 'run', name: 'bench', args: ['--json=out.json', '--profile'] },
    },
    { argv: ['verify'], asked: { kind: 'run', name: 'verify', args: [], withoutTests: false } },
    { argv: ['verify', '--without-tests'], asked: { kind: 'run', name: 'verify', args: [], withoutTests: true } },
  ])('$argv', ({ argv, asked }) => {
    expect(command(argv, {})).toEqual(asked);
  });

  test.each([
    { argv: ['deploy'], env: {}, says: 'There is no command "deploy"' },
    { argv: ['build', '--fast'], env: {}, says: 'build has no flag "--fast"' },
    { argv: ['build', '--notes', '--no-notes'], env: {}, says: 'contradict' },
    { argv: ['pdf', '--paper', 'a5'], env: {}, says: '--paper knows slide, a4, letter' },
    { argv: ['pdf', '--per-page', '3'], env: {}, says: '--per-page knows 2, 4, 6' },
    { argv: ['pdf', '--per-page', '2', '--notes'], env: {}, says: 'does not go with --notes' },
    { argv: ['site', '--notes', '--no-notes'], env: {}, says: 'contradict' },
    { argv: ['site', '--fast'], env: {}, says: 'site does not understand "--fast"' },
    { argv: ['pdf'], env: { npm_config_per_page: '4' }, says: 'npm run pdf -- --per-page' },
    { argv: ['bench', '--sizes', '15,16'], env: {}, says: '--sizes knows 15, 200, 300, 1000; "16" is none of them' },
    { argv: ['bench', '--runs', '0'], env: {}, says: '--runs takes a whole number' },
    { argv: ['bench', '--fast'], env: {}, says: 'bench does not understand "--fast"' },
    { argv: ['bench'], env: { npm_config_json: 'true' }, says: 'npm run bench -- --json' },
    { argv: ['verify', '--fast'], env: {}, says: 'verify has no flag "--fast"' },
    // What npm does with `npm run build --no-notes`: the notes would be published without a word.
    { argv: ['build'], env: { npm_config_notes: '' }, says: 'npm run build -- --no-notes' },
    { argv: ['build'], env: { npm_config_notes: 'true' }, says: 'npm run build -- --notes' },
    { argv: ['start', '4000'], env: { npm_config_port: '4000' }, says: 'npm start -- --port' },
  ])('refuses $argv with $env', ({ argv, env, says }) => {
    expect(command(argv, env)).toEqual({ kind: 'refuse', message: expect.stringContaining(says) });
  });
});

describe('run.mjs', () => {
  test.each([
    { argv: [], status: 0, stdout: /^Usage: npm start/, stderr: /^$/ },
    { argv: ['deploy'], status: 2, stdout: /^$/, stderr: /^There is no command "deploy"\.\n\nUsage:/ },
    { argv: ['build', '--fast'], status: 2, stdout: /^$/, stderr: /^build has no flag "--fast"; it knows --notes/ },
  ])('$argv ends with $status', ({ argv, status, stdout, stderr }) => {
    const ended = spawnSync(process.execPath, [RUN, ...argv], { encoding: 'utf8' });
    expect(ended.status).toBe(status);
    expect(ended.stdout).toMatch(stdout);
    expect(ended.stderr).toMatch(stderr);
  });
});

import { spawnSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { describe, expect, test } from 'vitest';
import { projectArgs } from '../../deck/cli/commands.mjs';
import { parseCommand } from '../../deck/cli/parse-command.mjs';

const RUN = fileURLToPath(new URL('../../deck/cli/run.mjs', import.meta.url));

function run(name: string, asked: object): object {
  return { kind: 'run', name, asked: { args: [], ...asked } };
}

describe('parseCommand', () => {
  test.each([
    { argv: [], asked: { kind: 'help' } },
    { argv: ['--help'], asked: { kind: 'help' } },
    { argv: ['build', '--help'], asked: { kind: 'help' } },
    { argv: ['start', '--help'], asked: { kind: 'help' } },
    { argv: ['start', 'acme', '-h'], asked: { kind: 'help' } },
    { argv: ['test', '--help'], asked: { kind: 'help' } },
    { argv: ['start', '--port', '4000'], asked: run('start', { args: ['--port', '4000'] }) },
    { argv: ['test', 'tests/cli', '--unit'], asked: run('test', { args: ['tests/cli', '--unit'] }) },
    { argv: ['test:long', 'office'], asked: run('test:long', { args: ['office'] }) },
    { argv: ['build'], asked: run('build', {}) },
    { argv: ['build', '--notes'], asked: run('build', { notes: true }) },
    { argv: ['build', '--no-notes'], asked: run('build', { notes: false }) },
    { argv: ['build', 'acme', '--notes'], asked: run('build', { briefing: 'acme', notes: true }) },
    { argv: ['new', '../talks/acme'], asked: run('new', { briefing: '../talks/acme' }) },
    { argv: ['new', '--help'], asked: { kind: 'help' } },
    { argv: ['site', '--all', '--pptx'], asked: run('site', { all: true, pptx: true }) },
    { argv: ['check', '--format', 'json', 'acme'], asked: run('check', { briefing: 'acme', format: 'json' }) },
    { argv: ['pdf'], asked: run('pdf', {}) },
    {
      argv: ['pdf', '--paper', 'a4', '--per-page=4', '--no-notes'],
      asked: run('pdf', { paper: 'a4', perPage: 4, notes: false }),
    },
    { argv: ['site', '--notes'], asked: run('site', { notes: true }) },
    { argv: ['site', '--help'], asked: { kind: 'help' } },
    { argv: ['bench'], asked: run('bench', {}) },
    { argv: ['bench', '--help'], asked: { kind: 'help' } },
    {
      argv: ['bench', '--only', 'build,edit', '--sizes=15,1000', '--json', '--runs', '5'],
      asked: run('bench', { only: ['build', 'edit'], sizes: [15, 1000], json: '-', runs: 5 }),
    },
    { argv: ['bench', '--json=out.json', '--profile'], asked: run('bench', { json: 'out.json', profile: true }) },
    { argv: ['verify'], asked: run('verify', {}) },
    { argv: ['verify', '--without-tests'], asked: run('verify', { withoutTests: true }) },
  ])('$argv', ({ argv, asked }) => {
    expect(parseCommand(argv, {})).toEqual(asked);
  });

  test.each([
    { argv: ['start'], env: { PORT: '4000' }, args: ['--port', '4000'] },
    { argv: ['start', 'acme', '--host'], env: { PORT: '4000' }, args: ['acme', '--host', '--port', '4000'] },
    { argv: ['start', '--port', '5000'], env: { PORT: '4000' }, args: ['--port', '5000'] },
    { argv: ['start', '--port=5000'], env: { PORT: 'none' }, args: ['--port=5000'] },
    { argv: ['start'], env: { PORT: '' }, args: [] },
    { argv: ['test', 'panels'], env: { PORT: '4000' }, args: ['panels'] },
  ])('$argv with $env', ({ argv, env, args }) => {
    expect(parseCommand(argv, env)).toMatchObject({ kind: 'run', asked: { args } });
  });

  test.each([
    { argv: ['start'], env: { PORT: 'http' }, says: 'PORT is "http", which is no port' },
    { argv: ['start'], env: { PORT: '70000' }, says: 'PORT is "70000", which is no port' },
    { argv: ['start', 'acme', '--port', 'abc'], env: {}, says: '--port is "abc", which is no port' },
    { argv: ['start', '--port=99999'], env: {}, says: '--port is "99999", which is no port' },
    { argv: ['start', '--port'], env: { PORT: '4000' }, says: '--port is "", which is no port' },
    { argv: ['deploy'], env: {}, says: 'There is no command "deploy"' },
    { argv: ['build', '--fast'], env: {}, says: 'build has no flag "--fast"' },
    { argv: ['build', '--notes', '--no-notes'], env: {}, says: 'contradict' },
    { argv: ['build', 'acme', 'beta'], env: {}, says: 'build takes one briefing at a time, not "acme" and "beta"' },
    { argv: ['build', 'acme', '--note'], env: {}, says: 'build has no flag "--note"' },
    { argv: ['pdf', 'acme', '--paper', 'a4', '--pages=3'], env: {}, says: 'pdf has no flag "--pages=3"' },
    { argv: ['site', 'acme', '--all'], env: {}, says: '--all means every briefing: leave "acme" out' },
    { argv: ['site'], env: { npm_config_all: 'true' }, says: 'npm run site -- --all' },
    { argv: ['new'], env: {}, says: 'new takes a name: npm run new -- NAME' },
    { argv: ['new', 'acme', '--fast'], env: {}, says: 'new has no flags' },
    { argv: ['verify', 'acme'], env: {}, says: 'verify does not understand "acme"' },
    { argv: ['pdf', '--paper', 'a5'], env: {}, says: '--paper knows slide, a4, letter' },
    { argv: ['pdf', '--per-page', '3'], env: {}, says: '--per-page knows 2, 4, 6' },
    { argv: ['pdf', '--per-page', '2', '--notes'], env: {}, says: 'does not go with --notes' },
    { argv: ['site', '--notes', '--no-notes'], env: {}, says: 'contradict' },
    { argv: ['site', '--fast'], env: {}, says: 'site has no flag "--fast"' },
    { argv: ['pdf'], env: { npm_config_per_page: '4' }, says: 'npm run pdf -- --per-page' },
    { argv: ['bench', '--sizes', '15,16'], env: {}, says: '--sizes knows 15, 200, 300, 1000; "16" is none of them' },
    { argv: ['bench', '--runs', '0'], env: {}, says: '--runs takes a whole number' },
    { argv: ['bench', '--fast'], env: {}, says: 'bench has no flag "--fast"' },
    { argv: ['bench'], env: { npm_config_json: 'true' }, says: 'npm run bench -- --json' },
    { argv: ['verify', '--fast'], env: {}, says: 'verify has no flag "--fast"' },
    // What npm does with `npm run build --no-notes`: the notes would be published without a word.
    { argv: ['build'], env: { npm_config_notes: '' }, says: 'npm run build -- --no-notes' },
    { argv: ['build'], env: { npm_config_notes: 'true' }, says: 'npm run build -- --notes' },
    { argv: ['start', '4000'], env: { npm_config_port: '4000' }, says: 'npm start -- --port' },
  ])('refuses $argv with $env', ({ argv, env, says }) => {
    expect(parseCommand(argv, env)).toEqual({ kind: 'refuse', message: expect.stringContaining(says) });
  });
});

test.each([
  { args: ['panels'], vitest: ['--project', '!long', 'panels'] },
  { args: ['panels', '--unit'], vitest: ['panels', '--project', 'unit'] },
  { args: ['--project=all'], vitest: ['--project=all'] },
])('npm test -- $args', ({ args, vitest }) => {
  expect(projectArgs(args)).toEqual(vitest);
});

describe('run.mjs', () => {
  test.each([
    { argv: [], status: 0, stdout: /^Usage: npm start/, stderr: /^$/ },
    { argv: ['start', '--help'], status: 0, stdout: /^Usage: npm start.*PORT=4000/s, stderr: /^$/ },
    { argv: ['deploy'], status: 2, stdout: /^$/, stderr: /^There is no command "deploy"\.\n\nUsage:/ },
    {
      argv: ['build', 'nowhere-at-all'],
      status: 1,
      stdout: /^$/,
      stderr: /^✘ There is no briefing "nowhere-at-all"\./,
    },
    {
      argv: ['start', '--prot', '4000'],
      status: 2,
      stdout: /^$/,
      stderr: /^npm start: Unknown option `--prot`\. It knows --port/,
    },
    { argv: ['build', '--fast'], status: 2, stdout: /^$/, stderr: /^build has no flag "--fast"; it knows --notes/ },
  ])('$argv ends with $status', ({ argv, status, stdout, stderr }) => {
    const ended = spawnSync(process.execPath, [RUN, ...argv], { encoding: 'utf8' });
    expect(ended.status).toBe(status);
    expect(ended.stdout).toMatch(stdout);
    expect(ended.stderr).toMatch(stderr);
  });
});

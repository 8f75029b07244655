import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { build, type Rolldown } from 'vite';
import type { DeckFolders } from '../folders.ts';
import { CSS_OPTIONS, CSS_TARGET, LINKED } from '../vite-options.ts';

const SCRIPT = fileURLToPath(new URL('../../browser/single.ts', import.meta.url));
const ENTRY = 'deck:single';

/** All of the deck's script and style, each in one piece. */
export interface SingleBundle {
  script: string;
  style: string;
}

/** Bundles deck and speaker view into one script without further files; the deck's content is not in it. */
export async function bundleSingle({ root, theme }: DeckFolders): Promise<SingleBundle> {
  const styles = ['index.css', 'speaker.css'].map((name) => path.resolve(root, theme, name));
  const entry = {
    name: ENTRY,
    resolveId: (id: string) => (id === ENTRY ? id : undefined),
    load: (id: string) =>
      id === ENTRY ? [...styles, SCRIPT].map((file) => `import ${JSON.stringify(file)};`).join('\n') : undefined,
  };
  const made = await build({
    root,
    configFile: false,
    logLevel: 'silent',
    publicDir: false,
    plugins: [entry],
    resolve: LINKED,
    css: CSS_OPTIONS,
    build: {
      write: false,
      cssCodeSplit: false,
      cssTarget: CSS_TARGET,
      modulePreload: false,
      rolldownOptions: { input: ENTRY, output: { codeSplitting: false } },
    },
  });
  return onlyTwo((made as Rolldown.RolldownOutput).output);
}

function onlyTwo(output: Rolldown.RolldownOutput['output']): SingleBundle {
  const chunks = output.filter((each) => each.type === 'chunk');
  const styles = output.flatMap((each) => (each.type === 'asset' && each.fileName.endsWith('.css') ? [each] : []));
  const [chunk] = chunks;
  if (!chunk || chunks.length !== 1 || styles.length !== 1 || output.length !== 2)
    throw new Error(
      `A single file takes one script and one style: ${output.map(({ fileName }) => fileName).join(', ')}`,
    );
  return { script: chunk.code, style: styles.map(({ source }) => String(source)).join('') };
}

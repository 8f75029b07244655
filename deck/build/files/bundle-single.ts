import path from 'node:path';
import { type OutputBundle, rolldown } from 'rolldown';
import type { Plugin } from 'vite';
import { dataAddress } from './data-address.ts';

/** All of the deck's script and style, each in one piece. */
export interface SingleBundle {
  script: string;
  style: string;
}

const ENTRY = 'deck:single';

/**
 * What a single file asks of the site's own bundle: the theme once more, without the fonts, which are each page's own. It is an entry
 * where a build gives it out as `SINGLE`, and leaves nothing in the site.
 */
export function singlePlugin(theme: string): Plugin {
  let root = '';
  return {
    name: ENTRY,
    apply: 'build',
    configResolved: (config) => {
      root = config.root;
    },
    resolveId: { filter: { id: new RegExp(`^${ENTRY}$`) }, handler: (id) => id },
    load: {
      filter: { id: new RegExp(`^${ENTRY}$`) },
      handler: () =>
        ['index.css', 'speaker.css']
          .map((name) => `import ${JSON.stringify(`${path.resolve(root, theme, name)}?single`)};`)
          .join('\n'),
    },
  };
}

/** What a build emits to have the styles of a single file. */
export const SINGLE = { type: 'chunk', id: ENTRY, name: 'single' } as const;

/** Takes the styles of a single file out of what a site is made of; files that they name come along in them. */
export function takeStyles(bundle: OutputBundle): string {
  const own = Object.entries(bundle).filter(([, each]) =>
    each.type === 'asset' ? each.names.includes('single.css') : each.facadeModuleId === ENTRY,
  );
  for (const [name] of own) delete bundle[name];
  const style = own.map(([, each]) => (each.type === 'asset' ? String(each.source) : '')).join('');
  return style.replace(/url\(["']?\.\/([^"')]+)["']?\)/g, (address, name: string) => {
    const file = Object.values(bundle).find((each) => path.posix.basename(each.fileName) === name);
    return file?.type === 'asset' ? `url(${dataAddress(name, file.source)})` : address;
  });
}

/**
 * Puts a site's script and all that it loads later into one.
 * @param file the script as it was written, with its parts beside it
 */
export async function joinScripts(file: string): Promise<string> {
  const bundle = await rolldown({ input: file, tsconfig: false, logLevel: 'silent' });
  try {
    const minify = { codegen: { removeWhitespace: true }, compress: false, mangle: false };
    const { output } = await bundle.generate({ format: 'esm', codeSplitting: false, minify });
    return output[0].code;
  } finally {
    await bundle.close();
  }
}

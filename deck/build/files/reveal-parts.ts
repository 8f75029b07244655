import { existsSync } from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Plugin } from 'vite';

/**
 * What the deck has in its own way or not at all, of what reveal.js is put together from (its folder js/): see browser/stage/start-slides.ts,
 * which turns each of them off. Looks that write styles and views that take the address are not even there.
 */
const UNUSED_PARTS = [
  'components/playback',
  ...[
    'autoanimate',
    'backgrounds',
    'controls',
    'jumptoslide',
    'keyboard',
    'notes',
    'overlay',
    'overview',
    'pointer',
    'printview',
    'progress',
    'scrollview',
    'slidenumber',
  ].map((name) => `controllers/${name}`),
  // It fits words into a width: a deck's own way is CSS.
  'fitty',
];

/** What the deck has a part of its own for: of a slide's content reveal's looks after frames, backgrounds and films that start by themselves, too. */
const OWN_PARTS: Readonly<Record<string, string>> = {
  'controllers/slidecontent': fileURLToPath(new URL('../../browser/stage/slide-content.ts', import.meta.url)),
};

const NO_PART = '\0deck:no-part';

/** Whatever is asked of such a part does nothing and gives nothing. */
const CODE = `
const nothing = () => undefined;
export default class { constructor() { return new Proxy(this, { get: () => nothing }); } }
`;

/**
 * reveal.js from its sources and without these parts: together they are more than half of it, 20 kB of gzip before the deck answers. Its package has no
 * entry that leaves anything out (https://github.com/hakimel/reveal.js/blob/master/package.json, "exports"). While serving it is whole: one file to
 * ask for in place of twenty, and nothing of it does anything else.
 * A build fails with its name if reveal.js has no such part any more.
 */
export function revealParts(): Plugin {
  let sources = '';
  return {
    name: 'deck:reveal-parts',
    apply: 'build',
    enforce: 'pre',
    buildStart: () => {
      sources = revealSources();
    },
    resolveId: {
      filter: { id: /^reveal\.js$|^(?:\.\/)?(?:controllers|components)\/\w+$|^fitty$/ },
      handler: (id, importer = '') => {
        if (id === 'reveal.js') return path.join(sources, 'reveal.js');
        if (path.relative(sources, importer).startsWith('..')) return undefined;
        const part = id.replace('./', '');
        return OWN_PARTS[part] ?? (UNUSED_PARTS.includes(part) ? NO_PART : undefined);
      },
    },
    load: { filter: { id: new RegExp(`^${NO_PART}$`) }, handler: () => CODE },
  };
}

/** The folder of its sources. @throws Error if one of the parts is not in it */
function revealSources(): string {
  const sources = path.resolve(createRequire(import.meta.url).resolve('reveal.js'), '../../js');
  const parts = [...UNUSED_PARTS, ...Object.keys(OWN_PARTS)];
  const gone = parts.filter((part) => part.includes('/') && !existsSync(path.join(sources, `${part}.js`)));
  if (gone.length > 0)
    throw new Error(`reveal.js has no ${gone.join(', ')} any more: see deck/build/files/reveal-parts.ts.`);
  return sources;
}

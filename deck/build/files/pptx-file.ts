import path from 'node:path';
import { createCanvas, loadImage } from '@napi-rs/canvas';
import { resolveConfig, type UserConfig } from 'vite';
import { measureText, registerFamily } from '../../fonts/canvas.ts';
import { SANS, SERIF } from '../../fonts/families.ts';
import type { LoadedDeck, NotesUse, PublishedPicture } from '../../model/site.ts';
import { notesUse } from '../../page/edition.ts';
import { makePptx, type PictureBytes } from '../../pptx/index.ts';
import { type DeckBuild, deckBuild, outputOfBuild, privateFolder } from '../deck-build.ts';
import { hyphenator } from '../hyphenate.ts';
import type { Output } from '../output-lock.ts';
import { closeOutput, openOutput, putFile } from '../swap-output.ts';

/** The file's name, in the site and beside it. */
export const PPTX = 'briefing.pptx';

/** Both files: the public one as the notes switch says, the presenter's own always with notes. */
export interface PptxFiles {
  shared: Uint8Array;
  own: Uint8Array;
  /** Constructs that stand in them as their text alone, by the parser's names. */
  plain: string[];
}

/** The cut that PowerPoint sets in what is installed as Source Serif 4: drawn for text, and wider than the page's, drawn for titles. */
const INSTALLED = { opsz: 14 };

/** A deck as PowerPoint files. Throws nothing of an author's: the deck has no faults here. */
export async function pptxFiles(loaded: LoadedDeck, notes: NotesUse): Promise<PptxFiles> {
  const { deck, panels, images, theme } = loaded;
  const texts = loaded.texts();
  const said = JSON.stringify([deck.meta, deck.claims, deck.references, [...texts], panels]);
  const beyond = [...new Set(said.match(/[^ -~]/gu))].join('');
  // Maps write the names of countries in capitals.
  await Promise.all([SANS, SERIF].map((family) => registerFamily(beyond + beyond.toLocaleUpperCase(), family)));
  const pictures = new Map<string, PictureBytes>();
  await Promise.all(
    [...images.values()].map(async (image) => {
      if ('address' in image && image.kind === undefined) pictures.set(image.address, await pictureOf(image));
    }),
  );
  const logo = images.get(deck.meta.logo ?? '');
  const input = {
    deck,
    logo: logo && 'address' in logo ? logo.address : undefined,
    texts,
    panels: new Map(panels.map((panel) => [panel.id, panel])),
    colours: theme.colours,
    pictures,
    measures: { sans: measureText(SANS), serif: measureText(SERIF, INSTALLED) },
    hyphenate: hyphenator(deck.meta.lang),
    families: { sans: SANS, serif: SERIF },
  };
  const own = makePptx({ ...input, notes: true });
  const shared = notes === 'public' ? own : makePptx({ ...input, notes: false });
  const plain = [...new Set([...texts.values()].flatMap(({ unknown }) => unknown))].sort();
  return { shared, own, plain };
}

/** Longest side in pixels of a picture that has to be drawn anew. */
const LONGEST = 2560;

/** A picture in a form that PowerPoint shows: what it does not know is drawn as PNG. */
async function pictureOf({ content, ending, width, height }: PublishedPicture): Promise<PictureBytes> {
  const kind = ending.toLowerCase();
  const own = kind === '.jpeg' ? '.jpg' : kind;
  if (typeof content !== 'string' && (own === '.png' || own === '.jpg' || own === '.gif')) {
    return { bytes: content, width, height, ending: own };
  }
  const image = await loadImage(Buffer.from(content));
  const factor = Math.min(typeof content === 'string' ? 2 : 1, LONGEST / Math.max(width, height));
  const canvas = createCanvas(Math.max(1, Math.round(width * factor)), Math.max(1, Math.round(height * factor)));
  canvas.getContext('2d').drawImage(image, 0, 0, canvas.width, canvas.height);
  return { bytes: await canvas.encode('png'), width, height, ending: '.png' };
}

/** Puts both files in their places: the public one into a folder, the presenter's own beside the site. */
export async function putPptx(
  output: Output,
  files: PptxFiles,
  folder: string,
  build: Pick<DeckBuild, 'target' | 'among'>,
): Promise<string[]> {
  const own = path.join(privateFolder(build), PPTX);
  await putFile(output, path.join(folder, PPTX), files.shared);
  await putFile(output, own, files.own);
  return [path.join(build.target, PPTX), own];
}

/** Says which constructs stand as their text alone. */
export function plainNotice(plain: readonly string[]): string {
  return `  As text alone, see docs/powerpoint.md: ${plain.join(', ')}.`;
}

/** What deck/cli hands over. */
export interface PptxCommand {
  root: string;
  /** What vite.config.ts and the command line say. */
  config: UserConfig;
}

/**
 * `npm run pptx`: writes the project's deck as PowerPoint files and says on the terminal what it does.
 *
 * @throws Error if something is at fault; nothing was written then
 */
async function command({ root, config }: PptxCommand): Promise<void> {
  const started = performance.now();
  const { plugins } = await resolveConfig({ ...config, root, configFile: false }, 'build');
  const build = deckBuild(plugins);
  const { target } = build;
  const loaded = await build.load();
  const use = notesUse(build.notes, loaded.deck.meta.notes);
  const files = await pptxFiles(loaded, use);
  const output = await outputOfBuild(build);
  await openOutput(output, console.log);
  try {
    const written = await putPptx(output, files, target, build);
    const [shared = '', own = ''] = written.map((file) => path.relative(root, file).split(path.sep).join('/'));
    console.log(`${shared}  for PowerPoint${use === 'public' ? ', with notes' : ', without notes'}`);
    console.log(`${own}  the presenter's own, with notes`);
    if (files.plain.length > 0) console.log(plainNotice(files.plain));
  } finally {
    await closeOutput(output);
  }
  console.log(`Done in ${((performance.now() - started) / 1000).toFixed(1)} s.`);
}

/** In the form of a configuration: Vite bundles and reads those in one go. */
export default { command };

import type { StateCore, Token } from 'markdown-it';
import type { SourceRef } from '../../model/deck.ts';
import type { Panel } from '../../model/panel.ts';
import { report } from '../../source/faults.ts';
import { suggest } from '../../source/nearest.ts';
import { type NumberMeta, numberMeta } from '../cross-references.ts';
import { decodeAddress, isAbsolute, pathFrom, resolvePath } from '../paths.ts';
import { placeOfInline } from '../place.ts';
import { type FileScope, lookUp, scopeOf } from '../scope.ts';
import { attributeOf, classesOf, makeToken, plainText } from '../token-tools.ts';

/** What a panel token carries for its renderer. */
export interface PanelMeta {
  panel: Panel;
  path: string;
  alt: string;
  height?: number;
  fragment: boolean;
  steps?: true;
  /** Where the author gave it an id: references lead to it by its number. */
  number?: NumberMeta;
  source: SourceRef;
}

/** Core rule: a paragraph that is only an image whose source is a chart module becomes a panel; elsewhere such an image is a fault. */
export function panels(state: StateCore): void {
  const scope = scopeOf(state.env);
  const tokens: Token[] = [];
  for (let i = 0; i < state.tokens.length; i++) {
    const token = state.tokens[i];
    const image = loneImage(state.tokens, i);
    if (!token) continue;
    if (image) {
      tokens.push(...makePanel(scope, image, token));
      i += 2;
      continue;
    }
    if (token.type === 'inline') refuseInText(scope, token, state.tokens[i - 1]);
    tokens.push(token);
  }
  state.tokens = tokens;
}

function loneImage(tokens: readonly Token[], index: number): Token | undefined {
  const children = tokens[index]?.type === 'paragraph_open' ? tokens[index + 1]?.children : undefined;
  const [image, ...rest] = (children ?? []).filter((child) => child.type !== 'text' || child.content.trim());
  return image && rest.length === 0 && isPanel(image) ? image : undefined;
}

function isPanel(token: Token): boolean {
  return token.type === 'image' && String(token.attrGet('src')).endsWith('.ts');
}

function makePanel(scope: FileScope, image: Token, paragraph: Token): Token[] {
  const source = placeOfInline(scope, image, paragraph);
  const found = findPanel(scope, decodeAddress(String(image.attrGet('src'))), source);
  const id: unknown = image.meta?.id;
  if (found === undefined) {
    if (typeof id === 'string') scope.lost.add(id);
    return [];
  }
  if (image.attrGet('title') !== null) {
    const hint =
      'Leave it out: the title is written in the chart’s module, and what is read aloud in the square brackets.';
    report(scope, 'panel-title', source, 'A title has no effect on a chart.', hint);
  }
  const height = attributeOf(image, 'height');
  const meta: PanelMeta = {
    ...found,
    source,
    alt: plainText(image.children),
    fragment: classesOf(image).includes('fragment'),
    ...(classesOf(image).includes('steps') ? { steps: true } : {}),
    ...(height === undefined ? {} : { height: Number(height) }),
    ...(typeof id === 'string' ? { number: numberMeta(scope, 'fig', id, source) } : {}),
  };
  return [makeToken('panel', 'figure', 0, { block: true, map: paragraph.map, meta: { ...meta } })];
}

/**
 * Where the module of a chart may lie. A path is meant from its own file or from the slide's on,
 * or, as many write it, from the folder above: `charts/NAME.ts`. Where several briefings lie side by side it names the chart alone, so that
 * a deck may be moved among them: its own charts come before those that all share.
 */
function placesOf(scope: FileScope, address: string, source: SourceRef): string[] {
  const meant = isAbsolute(address) ? [] : [address, `../${address}`];
  const from = [...new Set([source.file, scope.path])];
  const [, name] = /^(?:\.{1,2}\/)*charts\/(.+)$/.exec(address) ?? [];
  const places = name === undefined ? [] : scope.chartFolders.map((folder) => `${folder}/${name}`);
  const paths = [...from.flatMap((file) => meant.map((each) => resolvePath(file, each))), ...places];
  return paths.filter((path) => path !== undefined);
}

/** A chart that can be drawn; one with faults of its own is left out without a second report. */
function findPanel(scope: FileScope, address: string, source: SourceRef): { panel: Panel; path: string } | undefined {
  for (const path of placesOf(scope, address, source)) {
    const panel = lookUp(scope, 'panels', path);
    if (panel) return { panel, path };
    if (lookUp(scope, 'faulty', path)) return undefined;
  }
  const paths = [
    ...scope.tables.panels.keys(),
    ...[...scope.tables.faulty.keys()].filter((each) => each.endsWith('.ts')),
  ];
  const known = paths.map((path) => writtenAs(scope, path));
  const elsewhere = known.find((path) => path.endsWith(`/${address.replace(/^.*\//, '')}`));
  const hint = suggest(elsewhere ?? address, known, 'Charts');
  report(scope, 'unknown-panel', source, `There is no chart "${address}".`, hint, `chart ${nameOf(address)}`);
  return undefined;
}

/** The chart that an image means whose address is that of the chart's rows, or lacks its ending: as a slide writes it. */
export function chartMeant(scope: FileScope, address: string, source: SourceRef): string | undefined {
  const [, stem] = /^(.*\/charts\/[^/]+?|charts\/[^/]+?)(?:\.(?:csv|tsv|js|mjs|json|xlsx))?$/.exec(address) ?? [];
  if (stem === undefined) return undefined;
  const written = `${stem}.ts`;
  return placesOf(scope, written, source).some((path) => lookUp(scope, 'panels', path)) ? written : undefined;
}

/** A chart's name, as values have it: `charts/sales.ts` is `sales`. */
function nameOf(address: string): string {
  return address.replace(/^.*\/|\.ts$/g, '');
}

/** How a slide best names a chart: that of a briefing among others by the name alone, wherever it lies. */
function writtenAs({ path: file, chartFolders }: FileScope, path: string): string {
  const folder = chartFolders.find((each) => path.startsWith(`${each}/`));
  return folder === undefined ? pathFrom(file, path) : `../charts/${path.slice(folder.length + 1)}`;
}

function refuseInText(scope: FileScope, block: Token, opening: Token | undefined): void {
  block.children = (block.children ?? []).filter((child) => {
    if (!isPanel(child)) return true;
    const source = placeOfInline(scope, child, block.map ? block : opening);
    const hint = 'Set it in a paragraph of its own, with an empty line before and after it.';
    report(scope, 'misplaced-panel', source, 'A chart cannot stand in the middle of text.', hint);
    return false;
  });
}

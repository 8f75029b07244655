import { canvasFonts } from './fonts.ts';
import { registerFonts } from './svg.ts';

const registered = new Set<string>();

/** Gives the canvas a family in every script of `text`, each file once. @param family the charts' own if not named */
export async function registerFamily(text: string, family?: string): Promise<void> {
  const fonts = (await canvasFonts(text, family)).filter(({ key }) => !registered.has(key));
  registerFonts(fonts);
  for (const { key } of fonts) registered.add(key);
}

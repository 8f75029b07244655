/** Reads a drawing and writes out what of it is harmless: its elements and attributes, its CSS, and the words that both may hold. */

import * as tokens from 'css-tree/tokenizer';
import { ident, string, url } from 'css-tree/utils';
import { SaxesParser, type SaxesTagNS } from 'saxes';
import { DeckError } from '../model/error.ts';
import { wordList } from './objects.ts';

const SVG = 'http://www.w3.org/2000/svg';
const XHTML = 'http://www.w3.org/1999/xhtml';
const XLINK = 'http://www.w3.org/1999/xlink';
const XML = 'http://www.w3.org/XML/1998/namespace';

/** So many faults of one drawing are told: its author saves it anew, once. */
const MOST = 20;

/** The parser looks for a prefix through all elements around: no drawing by hand or program is as deep as this. */
const DEEPEST = 256;

const PLAINLY = 'Save it as a plain SVG, without scripts, links and embedded pages, or as PNG.';
const AS_PATHS = 'Save it with its text as text of SVG, or export text as paths.';

/**
 * Reads a drawing as XML and writes out anew what of it is known to be harmless: elements, attributes and CSS that only show something.
 * As a picture in the page it could not run or ask for anything; opened by its own address it could, in the site's name.
 *
 * @param file its path in the project
 * @returns the drawing, or faults with the line of each thing that must not be in it. What editors keep for themselves is left out
 *   without a word
 */
export function safeSvg(file: string, text: string): { svg: string } | { faults: DeckError[] } {
  const parser = new SaxesParser({ xmlns: true, position: true });
  const faults: DeckError[] = [];
  /** Where the tag began that is being read. */
  let tagAt = { line: 1, column: 1 };
  const here = () => ({ line: parser.line, column: parser.columnIndex });
  const refuse: Refuse = (what, hint = PLAINLY, at = tagAt) => {
    const source = { file, ...at };
    if (faults.length < MOST) faults.push(new DeckError('unsafe-image', `The drawing holds ${what}.`, hint, source));
  };
  const writing: Writing = { out: [], depth: 0, silentFrom: Number.POSITIVE_INFINITY, refuse };
  parser.on('doctype', () => refuse('a DOCTYPE', 'Take the DOCTYPE out of the file: no browser needs it.', here()));
  parser.on('processinginstruction', ({ target }) => {
    if (target === 'xml-stylesheet') refuse('a stylesheet from elsewhere', PLAINLY, here());
  });
  parser.on('text', (said) => writeText(writing, said));
  parser.on('cdata', (said) => writeText(writing, said));
  parser.on('opentagstart', ({ name }) => {
    if (writing.depth >= DEEPEST) throw new Error(`its elements lie more than ${DEEPEST} deep`);
    // What ends the name is read already: a new line sometimes.
    const next = parser.columnIndex === 0 ? 1 : 0;
    tagAt = { line: parser.line - next, column: Math.max(1, parser.columnIndex - name.length - 1) };
  });
  parser.on('opentag', (tag) => openElement(writing, tag, parser.line));
  parser.on('closetag', (tag) => closeElement(writing, tag));
  const broken = parse(parser, text);
  if (broken !== undefined) {
    const source = { file, ...here() };
    faults.push(new DeckError('unsafe-image', `The drawing cannot be read as XML: ${broken}.`, PLAINLY, source));
  }
  return faults.length > 0 ? { faults } : { svg: `${writing.out.join('')}\n` };
}

type Refuse = (what: string, hint?: string, at?: { line: number; column: number }) => void;

/** A drawing that is being written anew. */
interface Writing {
  out: string[];
  /** How many elements are open. */
  depth: number;
  /** From this depth on all is left out. */
  silentFrom: number;
  /** What the stylesheet that is open holds so far, and the line that it began on. */
  style?: { text: string; line: number } | undefined;
  refuse: Refuse;
}

function writeText(writing: Writing, said: string): void {
  if (writing.depth >= writing.silentFrom || writing.depth === 0) return;
  if (writing.style) writing.style.text += said;
  else writing.out.push(written(said));
}

function openElement(writing: Writing, tag: SaxesTagNS, line: number): void {
  const { out, refuse, style } = writing;
  writing.depth += 1;
  if (writing.depth >= writing.silentFrom) return;
  const root = writing.depth === 1;
  // A browser would take the words around it for one stylesheet.
  if (style) refuse(`the element ${tag.local} in a stylesheet`);
  const known = tag.uri === SVG && ELEMENTS.has(tag.local) && !style;
  const said = known ? undefined : strange(tag, root);
  if (said) refuse(said, tag.local === 'foreignObject' ? AS_PATHS : PLAINLY);
  if (!known) {
    writing.silentFrom = writing.depth;
    return;
  }
  const names = root ? ` xmlns="${SVG}"` : '';
  out.push(`<${tag.local}${names}${attributes(tag, refuse)}${tag.isSelfClosing ? '/' : ''}>`);
  if (tag.local === 'style') writing.style = { text: '', line };
}

function closeElement(writing: Writing, tag: SaxesTagNS): void {
  const { out, style } = writing;
  if (writing.depth < writing.silentFrom) {
    if (style) out.push(written(checked(style.text, writing.refuse, style.line)));
    writing.style = undefined;
    if (!tag.isSelfClosing) out.push(`</${tag.local}>`);
  }
  if (writing.depth === writing.silentFrom) writing.silentFrom = Number.POSITIVE_INFINITY;
  writing.depth -= 1;
}

/** What is wrong with the text as XML, by the first fault: what follows comes of it. */
function parse(parser: SaxesParser<{ xmlns: true; position: true }>, text: string): string | undefined {
  parser.on('error', (error) => {
    throw error;
  });
  try {
    parser.write(text).close();
    return undefined;
  } catch (error) {
    return error instanceof Error ? error.message.replace(/^\d+:\d+: /, '').replace(/\.$/, '') : String(error);
  }
}

/** What is refused of an element that is not known; nothing where it may be left out. */
function strange({ uri, local }: SaxesTagNS, root: boolean): string | undefined {
  if (local.toLowerCase() === 'script') return 'a script';
  if (local === 'foreignObject') return 'text as a page inside the drawing (foreignObject)';
  if (uri === XHTML) return `a page inside the drawing (${local})`;
  if (uri === SVG && !SILENT.has(local)) return `the element ${local}`;
  return root ? `no SVG but the element ${local} as its root` : undefined;
}

function attributes({ local: element, attributes: all }: SaxesTagNS, refuse: Refuse): string {
  let text = '';
  for (const { uri, local, value } of Object.values(all)) {
    const name = uri === XML ? `xml:${local}` : local;
    const twice = uri === XLINK && Object.values(all).some((other) => other.uri === '' && other.local === local);
    if ((uri !== '' && uri !== XLINK && uri !== XML) || twice) continue;
    if (/^on/i.test(local)) refuse(`an event handler (${local})`);
    else if (ADDRESSES.has(local.toLowerCase())) {
      if (local !== 'href' || !isOwn(value)) refuse('an address');
      else text += ` href="${written(value.trim())}"`;
    } else if (local === 'attributeName' && !ATTRIBUTES.has(value))
      refuse(`a change of ${value} in the element ${element}`);
    else if (uri === '' ? ATTRIBUTES.has(local) || local.startsWith('aria-') : /^xml:(?:space|lang)$/.test(name)) {
      const plain = uri !== '' || PLAIN.has(local) || local.startsWith('aria-');
      text += ` ${name}="${written(plain ? value : checked(value, refuse))}"`;
    }
  }
  return text;
}

/** CSS written anew. @param line the one that it begins on, if it is a stylesheet; an attribute's faults stand at its tag */
function checked(text: string, refuse: Refuse, line?: number): string {
  const { css, unsafe } = safeCss(text);
  for (const { what, offset } of unsafe) {
    const below = text.slice(0, offset).split('\n').length - 1;
    refuse(what, PLAINLY, line === undefined ? undefined : { line: line + below, column: 1 });
  }
  return css;
}

/** Text as XML has it, in attributes too. */
function written(text: string): string {
  return text
    .replace(/&/g, '&amp;')
    .replace(/</g, '&lt;')
    .replace(/>/g, '&gt;')
    .replace(/"/g, '&quot;')
    .replace(/\r/g, '&#13;');
}

/** What a drawing's CSS, a stylesheet or a value, must not hold, in words that follow "The drawing holds". */
interface UnsafeCss {
  what: string;
  /** Where it begins. */
  offset: number;
}

/**
 * Reads CSS by the tokens that a browser sees (https://www.w3.org/TR/css-syntax-3/#tokenization), escapes undone, and writes it anew
 * without its comments.
 *
 * @returns the text if it holds nothing that asks for something elsewhere, and what it must not hold otherwise
 */
function safeCss(text: string): { css: string; unsafe: UnsafeCss[] } {
  const unsafe: UnsafeCss[] = [];
  let css = '';
  let address = false;
  tokens.tokenize(text, (type, start, end) => {
    const token = text.slice(start, end);
    const refuse = (what: string) => unsafe.push({ what, offset: start });
    if (type === tokens.Comment) {
      // Not nothing: what stands before and after it must not become one token.
      css += ' ';
      return;
    }
    // The one token that url( may have in brackets, besides space.
    if (address && type !== tokens.WhiteSpace) {
      address = false;
      if (type !== tokens.String || !isOwn(string.decode(token))) refuse('an address');
    }
    if (type === tokens.Function) {
      const name = ident.decode(token.slice(0, -1)).toLowerCase();
      address = name === 'url';
      if (!address && !FUNCTIONS.has(name)) refuse(`the CSS function ${name}()`);
      css += `${name}(`;
      return;
    }
    if (type === tokens.AtKeyword) {
      const name = ident.decode(token.slice(1)).toLowerCase();
      if (!AT_RULES.has(name)) refuse(name === 'import' ? 'a stylesheet from elsewhere' : `the CSS rule @${name}`);
      css += `@${name}`;
      return;
    }
    if (type === tokens.Url && !isOwn(url.decode(token))) refuse('an address');
    if (type === tokens.BadUrl || type === tokens.BadString) refuse('CSS that cannot be read');
    css += token;
  });
  return { css, unsafe };
}

/** Whether an address leads to the drawing itself or is a picture or font within it. */
function isOwn(address: string): boolean {
  // What browsers take off and out of an address, and no more than that (https://url.spec.whatwg.org/#url-parsing).
  const bare = address.replace(/[\t\n\r]/g, '').replace(/^ +/, '');
  return (
    /^(?:#|$)/.test(bare) ||
    /^data:(?:image\/(?:png|jpeg|gif|webp)|font\/[\w-]+|application\/(?:x-)?font-[\w-]+)[;,]/i.test(bare)
  );
}

// What a drawing may be made of (https://www.w3.org/TR/SVG2/, https://www.w3.org/TR/filter-effects-1/): whatever shows something and
// neither runs, nor asks for anything, nor leads anywhere.

const words = (text: string): ReadonlySet<string> => new Set(wordList(text));

/** Elements of SVG that are written out. */
const ELEMENTS = words(`
  svg g defs symbol use switch title desc style view a
  path rect circle ellipse line polyline polygon image
  text tspan textPath
  linearGradient radialGradient stop pattern clipPath mask marker
  filter feBlend feColorMatrix feComponentTransfer feComposite feConvolveMatrix feDiffuseLighting feDisplacementMap feDistantLight
  feDropShadow feFlood feFuncA feFuncB feFuncG feFuncR feGaussianBlur feImage feMerge feMergeNode feMorphology feOffset fePointLight
  feSpecularLighting feSpotLight feTile feTurbulence
  animate animateMotion animateTransform set mpath`);

/** Elements of SVG that say nothing to who looks: left out with what is in them. */
const SILENT = words('metadata');

/** Attributes that are written out, besides `aria-…`; of those that are neither these nor refused nothing is kept. */
const ATTRIBUTES = words(`
  id class lang role style media tabindex version viewBox preserveAspectRatio
  x y x1 x2 y1 y2 cx cy r rx ry fx fy fr dx dy d points width height pathLength rotate textLength lengthAdjust startOffset side method
  spacing offset transform gradientTransform gradientUnits spreadMethod patternContentUnits patternTransform patternUnits
  clipPathUnits maskContentUnits maskUnits markerHeight markerUnits markerWidth orient refX refY requiredFeatures systemLanguage
  alignment-baseline baseline-shift clip clip-path clip-rule color color-interpolation color-interpolation-filters color-rendering
  cursor direction display dominant-baseline fill fill-opacity fill-rule filter flood-color flood-opacity font font-family
  font-feature-settings font-kerning font-size font-size-adjust font-stretch font-style font-variant font-variation-settings font-weight
  glyph-orientation-horizontal glyph-orientation-vertical image-rendering isolation kerning letter-spacing lighting-color line-height
  marker marker-end marker-mid marker-start mask mask-type mix-blend-mode opacity overflow paint-order pointer-events shape-rendering
  stop-color stop-opacity stroke stroke-dasharray stroke-dashoffset stroke-linecap stroke-linejoin stroke-miterlimit stroke-opacity
  stroke-width text-anchor text-decoration text-rendering transform-box transform-origin unicode-bidi vector-effect visibility
  white-space word-spacing writing-mode
  amplitude azimuth baseFrequency bias diffuseConstant divisor edgeMode elevation exponent filterUnits in in2 intercept k1 k2 k3 k4
  kernelMatrix kernelUnitLength limitingConeAngle mode numOctaves operator order pointsAtX pointsAtY pointsAtZ preserveAlpha
  primitiveUnits radius result scale seed slope specularConstant specularExponent stdDeviation stitchTiles surfaceScale tableValues
  targetX targetY type values xChannelSelector yChannelSelector z
  accumulate additive attributeName begin by calcMode dur end fill from keyPoints keySplines keyTimes max min path repeatCount repeatDur
  restart to`);

/** Attributes that hold an address in some language or other. */
const ADDRESSES = words(
  'href src srcset srcdoc data action formaction poster ping background cite codebase manifest profile',
);

/** Attributes whose text is no CSS. */
const PLAIN = words(
  'id class lang role d points version systemLanguage requiredFeatures attributeName begin end result in in2',
);

/** CSS functions and, in selectors, pseudo-classes with an argument. `url` is looked at by itself. */
const FUNCTIONS = words(`
  rgb rgba hsl hsla hwb lab lch oklab oklch color color-mix light-dark calc min max clamp round mod abs sign var
  matrix matrix3d translate translatex translatey translatez translate3d scale scalex scaley scalez scale3d rotate rotatex rotatey
  rotatez rotate3d skew skewx skewy perspective
  blur brightness contrast drop-shadow grayscale hue-rotate invert opacity saturate sepia
  path polygon circle ellipse inset rect xywh
  linear-gradient radial-gradient conic-gradient repeating-linear-gradient repeating-radial-gradient
  cubic-bezier steps linear format tech local
  not is where has nth-child nth-last-child nth-of-type nth-last-of-type lang dir`);

/** CSS at-rules. */
const AT_RULES = words('media supports keyframes -webkit-keyframes font-face');

import { type Content, contentsOf, isContent, isTag, type Kid, type Tag, tagsOf } from './structure.ts';

/** What the arrangement needs to know of content. */
export interface ContentFacts {
  /** Whether it holds text. */
  isText(content: Content): boolean;
  /** The smallest box around it, as left, bottom, right, top in points; undefined if nothing is drawn. */
  box(content: Content): readonly [number, number, number, number] | undefined;
}

/** Elements that hold text and what stands in a line of it. */
const LINES = /^(P|H\d?|Link|Span|Strong|Em|Sub|Code|Reference|Quote|Lbl)$/;
/** Elements that hold either text or paragraphs. */
const EITHER = /^(LBody|TD|TH|Note|Caption)$/;
/** What stands in a line. */
const INLINE = /^(Link|Span|Strong|Em|Sub|Code|Reference|Quote|Formula|Form)$/;
/** Elements whose drawing says something: its lines are no decoration. */
const DRAWN = /^(Figure|Formula|Form)$/;

/**
 * Brings the tags of a browser in the order of ISO 32000-1, 14.8.4, and PDF/UA-1: a section for each slide; no groups
 * without a meaning; text in paragraphs; items of lists with a body; formulas, notes and references by their own names
 * (deck/print/tag-page.ts says how the browser is told); figures with a bounding box; headings that skip no level. Content
 * without text outside of figures is decoration and left out.
 *
 * @param top the document element
 */
export function arrangeStructure(top: Tag, facts: ContentFacts): Tag {
  const only = top.kids.length === 1 && top.kids[0] && isTag(top.kids[0]) ? top.kids[0] : top;
  const kids = only.kids.flatMap((kid) =>
    arrange(isTag(kid) && /^(NonStruct|Art)$/.test(kid.role) ? { ...kid, role: 'Sect' } : kid, facts),
  );
  const made = { ...top, kids: paragraphs(kids) };
  levelHeadings(made);
  nameElements(made);
  return made;
}

/** What stands for a kid of the browser's tree: itself, its kids, or nothing. */
function arrange(kid: Kid, facts: ContentFacts): Kid[] {
  if (isContent(kid)) return facts.isText(kid) ? [kid] : [];
  if (!isTag(kid)) return [kid];
  if (DRAWN.test(kid.role) && (kid.alt || kid.role === 'Form')) return drawn(kid, facts);
  const kids = kid.kids.flatMap((each) => arrange(each, facts));
  const element = { ...kid, role: renamed(kid), attributes: attributesOf(kid) };
  // A run of text is one; another group whose words stand in a line is a line.
  if (element.role === 'NonStruct') return kid.kids.every(isContent) || !kids.every(standsInLine) ? kids : line(kids);
  if (kids.length === 0 && !/^T[DH]$/.test(element.role)) return [];
  if (element.role === 'L') return [{ ...element, kids: kids.map(item) }];
  if (element.role === 'LI') return [{ ...element, kids: bodied(kids) }];
  return [{ ...element, kids: filled(element.role, kids) }];
}

/** The kids of an element: as they stand in a line, or in paragraphs. */
function filled(role: string, kids: readonly Kid[]): Kid[] {
  const inLines =
    LINES.test(role) || (EITHER.test(role) && kids.every(standsInLine) && (kids.length === 1 || kids.some(isLoose)));
  return inLines ? kids.flatMap(inLine) : paragraphs(kids);
}

/** Words that stand in no line of their own. */
function isLoose(kid: Kid): boolean {
  return standsInLine(kid) && !(isTag(kid) && kid.role === 'Line');
}

function renamed({ role, lang }: Tag): string {
  if (role === 'Aside') return 'Note';
  if (role === 'Art') return 'Reference';
  // A figure without a text of its own holds a drawing that has one, beside caption and source line.
  if (role === 'Figure') return 'Div';
  return role === 'Em' && lang ? 'Span' : role;
}

/** A span over one row and one column is what a cell has without saying so. */
function attributesOf({ attributes }: Tag): Tag['attributes'] {
  const { Table: table, ...others } = attributes;
  if (!table) return attributes;
  const said = Object.entries(table).filter(([name, value]) => !/^(Row|Col)Span$/.test(name) || value !== 1);
  return said.length === 0 ? others : { ...others, Table: Object.fromEntries(said) };
}

/** A figure, a formula or a box of a form, with all that it is drawn of. */
function drawn(element: Tag, { box }: ContentFacts): Tag[] {
  const kids = contentsOf(element);
  if (kids.length === 0) return [];
  if (element.role === 'Form') return [{ ...element, kids }];
  const formula = element.alt?.startsWith('\uE000') ?? false;
  const boxes = kids.flatMap((content) => box(content) ?? []);
  const side = (nth: number, most: (...values: number[]) => number) =>
    Math.round(most(...boxes.filter((_, i) => i % 4 === nth)) * 100) / 100;
  const around = [side(0, Math.min), side(1, Math.min), side(2, Math.max), side(3, Math.max)];
  return [
    {
      role: formula ? 'Formula' : 'Figure',
      alt: (element.alt ?? '').replace('\uE000', ''),
      ...(element.lang ? { lang: element.lang } : {}),
      attributes: boxes.length === 0 ? {} : { Layout: { BBox: around } },
      kids,
    },
  ];
}

/** A group whose words stand in a line: a paragraph if it is one among others, else nothing of its own. */
interface Line extends Tag {
  role: 'Line';
}

function line(kids: Kid[]): Line[] {
  return kids.length === 0 ? [] : [{ role: 'Line', attributes: {}, kids }];
}

function inLine(kid: Kid): Kid[] {
  return isTag(kid) && kid.role === 'Line' ? kid.kids.flatMap(inLine) : [kid];
}

function standsInLine(kid: Kid): boolean {
  return !isTag(kid) || kid.role === 'Line' || INLINE.test(kid.role);
}

/** Puts what stands in lines into paragraphs: each line its own, and loose words that follow each other into one. */
function paragraphs(kids: readonly Kid[]): Kid[] {
  const made: Kid[] = [];
  let run: Tag | undefined;
  for (const kid of kids) {
    if (isTag(kid) && kid.role === 'Line' && !run) {
      made.push({ ...kid, role: 'P', kids: inLine(kid) });
    } else if (standsInLine(kid)) {
      if (!run) {
        run = { role: 'P', attributes: {}, kids: [] };
        made.push(run);
      }
      run.kids.push(...inLine(kid));
    } else {
      run = undefined;
      made.push(kid);
    }
  }
  return made;
}

/** A list holds items and lists (ISO 32000-1, table 336). */
function item(kid: Kid): Tag {
  if (isTag(kid) && /^(LI|L|Caption)$/.test(kid.role)) return kid;
  return { role: 'LI', attributes: {}, kids: bodied([kid]) };
}

/** An item holds a label and a body. */
function bodied(kids: readonly Kid[]): Kid[] {
  const label = kids.filter((kid) => isTag(kid) && kid.role === 'Lbl');
  const [start] = kids;
  // The number that deck/print/tag-page.ts puts there.
  if (start && isTag(start) && start.role === 'Div' && start.kids.every((kid) => isTag(kid) && kid.role === 'P')) {
    label.push(start);
    start.role = 'Lbl';
    start.kids = start.kids.flatMap((kid) => (isTag(kid) ? kid.kids : []));
  }
  const body = kids.filter((kid) => !label.includes(kid));
  return body.length === 0 ? label : [...label, { role: 'LBody', attributes: {}, kids: filled('LBody', body) }];
}

/** The first heading is of level 1, and none goes down by more than one level at once (ISO 14289-1, 7.4.2). */
function levelHeadings(top: Tag): void {
  let level = 0;
  for (const element of tagsOf(top)) {
    const [, own] = /^H(\d)$/.exec(element.role) ?? [];
    if (!own) continue;
    level = Math.min(Number(own), level + 1);
    element.role = `H${level}`;
  }
}

/** Notes and head cells keep an ID, counted from 1: the browser's own change from run to run. */
function nameElements(top: Tag): void {
  const ids = new Map<string, string>();
  let count = 0;
  const all = tagsOf(top);
  const named = new Set(all.flatMap(({ attributes }) => headersOf(attributes)));
  for (const element of all) {
    const wanted = element.role === 'Note' || (element.id !== undefined && named.has(element.id));
    const id = wanted ? `e${++count}` : undefined;
    if (id && element.id) ids.set(element.id, id);
    if (id) element.id = id;
    else delete element.id;
  }
  for (const { attributes } of all) {
    const table = attributes.Table;
    if (!table?.Headers) continue;
    const heads = headersOf(attributes).flatMap((id) => ids.get(id) ?? []);
    if (heads.length > 0) table.Headers = heads;
    else delete table.Headers;
  }
}

function headersOf({ Table: table }: Tag['attributes']): string[] {
  return Array.isArray(table?.Headers) ? table.Headers.map(String) : [];
}

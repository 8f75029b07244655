/** What authors define for all formulas of a deck, as MathJax and KaTeX have it: by name, how many arguments and what stands for it. */
export type Macros = Readonly<Record<string, { count: number; body: string }>>;

const DEFINES =
  /\\(?:(?:new|renew|provide)command|(DeclareMathOperator)|def)(\*?)\s*(?:\{\s*\\([A-Za-z]+)\s*\}|\\([A-Za-z]+))\s*((?:\[\d\])?)((?:#\d)*)\s*(?=\{)/g;
/** A macro may use others; one that uses itself ends here. */
const DEEPEST = 12;
const LONGEST = 20_000;

/** The definitions in some texts; of two of a name the last holds. */
export function macrosIn(texts: readonly string[]): Macros {
  const found: Record<string, { count: number; body: string }> = Object.create(null);
  for (const text of texts.filter((each) => each.includes('$') && /\\(?:\w*command|DeclareMath|def)/.test(each)))
    for (const { name, count, body } of definitionsIn(text)) found[name] = { count, body };
  return found;
}

interface Definition {
  name: string;
  count: number;
  body: string;
  start: number;
  end: number;
}

function definitionsIn(text: string): Definition[] {
  return [...text.matchAll(DEFINES)].flatMap((match) => {
    const [all, operator, star = '', braced, bare, counted = '', parameters = ''] = match;
    const open = match.index + all.length;
    const end = groupEnd(text, open);
    const name = braced ?? bare;
    if (end === undefined || name === undefined) return [];
    const written = text.slice(open + 1, end - 1);
    const body = operator ? `\\operatorname${star}{${written}}` : written;
    const count = counted ? Number(counted.slice(1, -1)) : parameters.length / 2;
    return [{ name, count, body, start: match.index, end }];
  });
}

/** Whether a formula says nothing and only defines: it is not shown. */
export function onlyDefines(tex: string): boolean {
  let rest = tex;
  for (const { start, end } of definitionsIn(tex).reverse()) rest = rest.slice(0, start) + rest.slice(end);
  return rest !== tex && rest.trim() === '';
}

/** A formula with what stands for each macro in it. What it defines itself is left to it. */
export function withMacros(tex: string, macros: Macros): string {
  if (tex.length > LONGEST) return tex;
  const own = new Set(definitionsIn(tex).map(({ name }) => name));
  let text = tex;
  for (let depth = 0; depth < DEEPEST; depth++) {
    const next = expanded(text, macros, own);
    if (next === text || next.length > LONGEST) return text;
    text = next;
  }
  return text;
}

function expanded(tex: string, macros: Macros, own: ReadonlySet<string>): string {
  let made = '';
  let from = 0;
  for (const match of tex.matchAll(/\\(?:([A-Za-z]+)|[\s\S])/g)) {
    const name = match[1] ?? '';
    const macro = own.has(name) ? undefined : macros[name];
    if (!macro || match.index < from) continue;
    let at = match.index + match[0].length;
    const given: string[] = [];
    for (let i = 0; i < macro.count; i++) {
      const argument = argumentAt(tex, at);
      given.push(argument.text);
      at = argument.end;
    }
    const body = macro.body.replace(/#(\d)/g, (_, nth) => given[Number(nth) - 1] ?? '');
    // A command at its end must not run into a letter behind it.
    made += `${tex.slice(from, match.index)}${body} `;
    // Macros that multiply would make more than there is room for: such a formula stays as it is.
    if (made.length > LONGEST) return tex;
    from = at;
  }
  return made + tex.slice(from);
}

function argumentAt(tex: string, from: number): { text: string; end: number } {
  const start = from + (/^\s*/.exec(tex.slice(from))?.[0].length ?? 0);
  const end = tex[start] === '{' ? groupEnd(tex, start) : undefined;
  if (end !== undefined) return { text: tex.slice(start + 1, end - 1), end };
  const [sign = ''] = /^(?:\\(?:[A-Za-z]+|.)|[^\\])/su.exec(tex.slice(start)) ?? [];
  return { text: sign, end: start + sign.length };
}

/** Where the group that begins at a brace ends. */
function groupEnd(text: string, open: number): number | undefined {
  let depth = 0;
  for (let i = open; i < Math.min(text.length, open + LONGEST); i++) {
    if (text[i] === '\\') i++;
    else if (text[i] === '{') depth++;
    else if (text[i] === '}' && --depth === 0) return i + 1;
  }
  return undefined;
}

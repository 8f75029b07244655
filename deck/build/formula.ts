/** A node of Temml's output, as far as it is looked at. */
interface FormulaNode {
  attributes?: Record<string, string>;
  classes?: string[];
  style?: Record<string, string>;
  children?: FormulaNode[];
  toMarkup(): string;
}

/**
 * Gets ready to set formulas. Temml is loaded here and not at the top: put together, the configuration loads with itself all that any of
 * its modules imports.
 * @returns a formula as MathML of the kind that browsers draw (https://www.w3.org/TR/mathml-core/), without any style attribute: the page's
 *   policy takes none. What Temml says in styles stands in attributes and in classes of theme/formulas.css. Or what is wrong with it, in
 *   Temml's words, if it cannot be read
 */
export async function formulas(): Promise<(tex: string, display: boolean) => { html: string } | { fault: string }> {
  const { default: temml } = await import('temml');
  return (tex, display) => {
    try {
      const tree = temml.__renderToMathMLTree(tex, {
        displayMode: display,
        throwOnError: true,
        annotate: true,
        colorIsTextColor: true,
        trust: ({ command }: { command: string }) => {
          throw new Error(`${command} reaches out of a formula`);
        },
      }) as FormulaNode;
      const unresolved = /\\(?:eq)?ref\b/.exec(tex);
      if (unresolved) return { fault: `${unresolved[0]} leads nowhere, since formulas are not numbered` };
      withoutStyles(tree);
      if (display) Object.assign(tree.attributes ?? {}, { display: 'block' });
      return { html: tree.toMarkup() };
    } catch (error) {
      const message = error instanceof Error ? error.message : String(error);
      // Temml underlines the place by a sign behind each letter.
      return {
        fault: message
          .replace(/\u0332/g, '')
          .replace(/\s+/g, ' ')
          .replace(/[.:]?\s*$/, '')
          .trim(),
      };
    }
  };
}

function withoutStyles(node: FormulaNode): void {
  if (node.attributes) {
    const { color, backgroundColor } = node.style ?? {};
    if (color) node.attributes.mathcolor = color;
    if (backgroundColor) node.attributes.mathbackground = backgroundColor;
    delete node.attributes.style;
  }
  const classes = Object.entries(node.style ?? {}).map(([name, value]) => classFor(name, String(value)));
  if (node.classes) node.classes.push(...classes.filter((name) => name !== undefined));
  node.style = {};
  for (const child of node.children ?? []) withoutStyles(child);
}

/** The class of a declaration; none for what moves a thing by little, or is said otherwise. */
function classFor(property: string, value: string): string | undefined {
  const name = property.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`);
  const [, side] = /^padding-(left|right)$/.exec(name) ?? [];
  if (side) return `m-${side}-${room(value)}`;
  const [border, edge = ''] = /^border(-\w+)?$/.exec(name) ?? [];
  if (border) return edge ? `m-line${edge}${/dashed|double/.exec(value)?.[0].replace(/^/, ' m-') ?? ''}` : 'm-box';
  if (name === 'width' && /^(?:100|50)%$/.test(value)) return `m-wide-${value.slice(0, -1)}`;
  if (name === 'math-depth' && value === '0') return 'm-depth-0';
  return name === 'font-weight' ? 'm-bold' : undefined;
}

/** A cell's padding in steps of half an em: Temml writes em, and pt of a page whose letters are 10 pt high. */
function room(value: string): number {
  const em = Number.parseFloat(value) / (value.endsWith('pt') ? 10 : 1);
  return Math.min(2, Math.round(em * 2)) * 5;
}

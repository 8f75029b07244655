import katex from 'katex';

/** A node of KaTeX's output, as far as it is looked at. */
interface KatexNode {
  attributes?: Record<string, string>;
  children?: KatexNode[];
  toMarkup(): string;
}

/**
 * A formula as MathML, without any style attribute: the page's policy takes none, and KaTeX may write them.
 * @returns what is wrong with it, in KaTeX's words, if it cannot be read
 */
export function formula(tex: string, display: boolean): { html: string } | { fault: string } {
  try {
    const { __renderToDomTree: render } = katex as unknown as {
      __renderToDomTree: (tex: string, options: object) => KatexNode;
    };
    const tree = render(tex, {
      output: 'mathml',
      displayMode: display,
      throwOnError: true,
      strict: false,
      trust: false,
    });
    const [mathml] = tree.children ?? [];
    if (!mathml) return { fault: 'it says nothing' };
    withoutStyles(mathml);
    if (display) Object.assign(mathml.attributes ?? {}, { display: 'block' });
    return { html: mathml.toMarkup() };
  } catch (error) {
    const message = error instanceof Error ? error.message : String(error);
    return { fault: message.replace(/^KaTeX parse error:\s*/, '').replace(/[.:]?\s*$/, '') };
  }
}

function withoutStyles(node: KatexNode): void {
  delete node.attributes?.style;
  for (const child of node.children ?? []) withoutStyles(child);
}

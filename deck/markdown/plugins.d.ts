/** Modules of markdown-it and its plugins that bring no types of their own. */

declare module 'markdown-it-sub' {
  import type { MarkdownIt } from 'markdown-it';
  export default function subPlugin(md: MarkdownIt): void;
}

declare module 'markdown-it-sup' {
  import type { MarkdownIt } from 'markdown-it';
  export default function supPlugin(md: MarkdownIt): void;
}

declare module 'markdown-it-mark' {
  import type { MarkdownIt } from 'markdown-it';
  export default function markPlugin(md: MarkdownIt): void;
}

declare module 'markdown-it-ins' {
  import type { MarkdownIt } from 'markdown-it';
  export default function insPlugin(md: MarkdownIt): void;
}

declare module 'markdown-it-deflist' {
  import type { MarkdownIt } from 'markdown-it';
  export default function deflistPlugin(md: MarkdownIt): void;
}

declare module 'markdown-it-abbr' {
  import type { MarkdownIt } from 'markdown-it';
  export default function abbrPlugin(md: MarkdownIt): void;
}

declare module 'markdown-it-emoji/lib/data/full.mjs' {
  /** Emoji by their names. */
  const emoji: Readonly<Record<string, string>>;
  export default emoji;
}

declare module 'markdown-it-attrs/utils.js' {
  import type { Token } from 'markdown-it';

  interface Delimiters {
    leftDelimiter: string;
    rightDelimiter: string;
  }
  const utils: {
    /** Pairs that the braces at `start` hold. */
    getAttrs(text: string, start: number, options: Delimiters): [string, string][];
    addAttrs(pairs: readonly [string, string][], token: Token): Token;
    /** Tells whether a text begins with braces that are an attribute list. */
    hasDelimiters(where: 'start', options: Delimiters): (text: string) => boolean;
  };
  export default utils;
}

declare module 'markdown-it-footnote' {
  import type { MarkdownIt } from 'markdown-it';
  export default function footnotePlugin(md: MarkdownIt): void;
}

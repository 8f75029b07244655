/** Plugins of markdown-it that bring no types of their own. */
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

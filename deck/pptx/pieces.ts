import type { Block, Drawn, Image, ListItem, Run } from '../model/text.ts';
import type { Builder } from './builder.ts';
import type { Box } from './look.ts';
import { codeLines } from './paras.ts';
import type { Para, Style } from './typeset.ts';

/** What has found its height in a width, and can be drawn where there is room. */
export interface Piece {
  height: number;
  /** Space over it, unless it is the first. */
  before: number;
  /** It takes what height is left. */
  grows?: boolean;
  draw(box: Box): void;
}

/** What laying out blocks asks of their slide. */
export interface Flow {
  builder: Builder;
  /** How much smaller than designed all of it is set: 1 where it has room. */
  scale: number;
  /** Blocks one under the other as one piece. */
  stack(blocks: readonly Block[], width: number, style: Style, look?: StackLook): Piece;
  /** Paragraphs as one piece. */
  text(paras: readonly Para[], width: number, name: string): Piece;
  drawers: Drawers;
}

/** What makes the pieces of figures and pictures. */
export interface Drawers {
  drawn(block: Drawn, width: number, flow: Flow): Piece;
  image(block: Image, width: number, flow: Flow): Piece;
  /** Draws a picture over all of the slide. */
  behind(block: Image, builder: Builder): void;
}

export interface StackLook {
  /** Between blocks. */
  gap?: number;
  /** Its first run of text may take a place of the layout. */
  placed?: boolean;
}

/** Pieces one under the other, with the space that each asks for. */
export function column(pieces: readonly Piece[]): Piece {
  const height = pieces.reduce((sum, piece, i) => sum + piece.height + (i === 0 ? 0 : piece.before), 0);
  const growing = pieces.filter(({ grows }) => grows).length;
  return {
    height,
    before: 0,
    grows: growing > 0,
    draw(box) {
      const more = growing > 0 ? Math.max(0, box.height - height) / growing : 0;
      let y = box.y;
      for (const [i, piece] of pieces.entries()) {
        if (i > 0) y += piece.before;
        const own = piece.height + (piece.grows ? more : 0);
        piece.draw({ x: box.x, y, width: box.width, height: own });
        y += own;
      }
    },
  };
}

/** Pieces side by side, each in its width, as high as the highest. @param widths of each, or of all */
export function row(pieces: readonly Piece[], widths: number | readonly number[], gap: number): Piece {
  return {
    height: Math.max(0, ...pieces.map(({ height }) => height)),
    before: 18,
    grows: pieces.some(({ grows }) => grows),
    draw({ x, y, height }) {
      let left = x;
      for (const [i, piece] of pieces.entries()) {
        const width = typeof widths === 'number' ? widths : (widths[i] ?? 0);
        piece.draw({ x: left, y, width, height });
        left += width + gap;
      }
    },
  };
}

/** The width of so many things side by side. */
export function equal(width: number, count: number, gap: number): number {
  return (width - gap * (count - 1)) / count;
}

/** A piece that is one thing to whoever moves it or has it read out. */
export function grouped({ builder }: Flow, name: string, piece: Piece): Piece {
  return { ...piece, draw: (box) => builder.group({ name }, box, () => piece.draw(box)) };
}

/** A piece on a ground of its own. @param insets left, top, right and bottom */
export function padded(
  piece: Piece,
  [left, top, right, bottom]: readonly [number, number, number, number],
  ground?: (box: Box) => void,
): Piece {
  return {
    ...piece,
    height: piece.height + top + bottom,
    draw(box) {
      ground?.(box);
      const { x, y, width, height } = box;
      piece.draw({ x: x + left, y: y + top, width: width - left - right, height: height - top - bottom });
    },
  };
}

/** All runs of blocks, in order, for who needs their words alone. */
export function runsIn(blocks: readonly Block[]): Run[] {
  return blocks.flatMap((block): Run[] => {
    switch (block.type) {
      case 'paragraph':
      case 'heading':
        return block.runs;
      case 'list':
        return block.items.flatMap((item: ListItem) => runsIn(item.blocks));
      case 'quote':
      case 'box':
        return runsIn(block.blocks);
      case 'code':
        return codeLines(block)
          .flatMap((line) => [...line, { text: '\n' }])
          .map((run) => ({ ...run, code: true }));
      case 'table':
        return [...block.head, ...block.rows].flatMap((cells) => cells.flatMap(({ runs }) => runs));
      default:
        return [];
    }
  });
}

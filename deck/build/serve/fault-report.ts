/**
 * What the terminal says when a deck's faults are others than before: each new one whole, how many are mended, and what is left of
 * those that were told already, by their first lines. Nothing where nothing has changed.
 * @param before as formatted, in their order @param now the same after an edit
 */
export function faultReport(before: readonly string[], now: readonly string[]): string | undefined {
  const fresh = now.filter((fault) => !before.includes(fault));
  const left = now.filter((fault) => before.includes(fault));
  const mended = before.length - left.length;
  if (fresh.length === 0 && mended === 0) return undefined;
  if (now.length === 0) return `Mended: ${counted(mended)}. The deck builds again.`;
  const parts = [
    ...(mended > 0 ? [`Mended: ${counted(mended)}. Left: ${counted(now.length)}.`] : []),
    ...fresh,
    ...(left.length > 0 ? [[...(fresh.length > 0 ? ['As before:'] : []), ...left.map(firstLine)].join('\n')] : []),
  ];
  return `\n${parts.join('\n\n')}\n`;
}

function counted(faults: number): string {
  return faults === 1 ? '1 fault' : `${faults} faults`;
}

function firstLine(fault: string): string {
  return fault.split('\n')[0] ?? '';
}

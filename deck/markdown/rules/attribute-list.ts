const PART = /\s*(?:#([^\s{}]+)|\.([^\s{}]+)|([^\s=.#"'{}]+)(?:=(?:"([^"]*)"|'([^']*)'|([^\s"'{}]+)))?)(?=\s|$)/uy;

/**
 * Reads Pandoc's attribute list (https://pandoc.org/MANUAL.html#extension-fenced_divs), without its braces.
 * @returns pairs in order, `.a` as `['class', 'a']`, `#b` as `['id', 'b']`; nothing if it is malformed
 */
export function readAttributeList(text: string): [string, string][] | undefined {
  const pairs: [string, string][] = [];
  const source = text.trim();
  let at = 0;
  while (at < source.length) {
    PART.lastIndex = at;
    const match = PART.exec(source);
    if (!match) return undefined;
    const [, id, name, key, ...values] = match;
    if (id) pairs.push(['id', id]);
    else if (name) pairs.push(['class', name]);
    else if (key) pairs.push([key, values.find((value) => value !== undefined) ?? '']);
    at = PART.lastIndex;
  }
  return pairs;
}

/** What the page says of itself, for the file that is printed from it. */
export interface PageWords {
  /** Every heading, in order: its whole text, and its words without marks of citations and footnotes. */
  headings: { text: string; words: string }[];
  /** Where each address of a link leads, in words: `#id` inside, whole addresses outside. */
  links: Record<string, string>;
  /** What is printed on each slide as its number: `3`, `B2`. */
  numbers: string[];
}

/**
 * Runs in the page before it is printed, and gives the browser's tags what HTML has no word for; deck/print/arrange-structure.ts
 * reads it from the tags. Like the others here it is handed to the browser as text, so it uses nothing but what stands in it.
 *
 * - What every page repeats is hidden from the tree: its content becomes an artifact. The label stays once, on the cover.
 * - A footnote is tagged by the role "complementary", the mark of a citation or a footnote by "article", words in another
 *   language by "emphasis", a formula by "img" with U+E000 before its text: the browser has tags of their own for these.
 * - A figure's alternative goes on with the rows of its table: on paper its words are a drawing's, which no reader speaks.
 * - An empty cell gets a space: the browser leaves out cells without content, and the rows would be of unequal length.
 */
export function tagPage(): void {
  const all = (selector: string) => document.querySelectorAll(selector);
  const role = (selector: string, name: string) => {
    for (const element of all(selector)) element.setAttribute('role', name);
  };
  const furniture = [
    '.slide:not(.cover) > .slide-head > .marking',
    '.slide-head > .tracker > :not(h1)',
    '.slide:not(.cover) > .slide-foot > :not(.sources)',
    '.slide.cover > .slide-foot > :is(.number, .marking)',
  ];
  for (const element of all(furniture.join())) element.setAttribute('aria-hidden', 'true');
  for (const list of all('aside.footnotes')) list.removeAttribute('aria-label');
  role('aside.footnotes, aside.footnotes > ol', 'none');
  role('aside.footnotes > ol > li', 'complementary');
  for (const link of all('a[role]')) link.removeAttribute('role');
  role('.cite, .footnote-ref', 'article');
  role('.slide :is(span, q, cite, i)[lang]', 'emphasis');
  for (const formula of all('math')) {
    const text = formula.getAttribute('alttext') ?? formula.querySelector('annotation')?.textContent;
    formula.setAttribute('aria-label', `\uE000${text ?? formula.textContent}`);
    formula.setAttribute('role', 'img');
  }
  for (const drawing of all('.panel .plot-svg[aria-label]')) {
    const table = drawing.closest('.panel')?.querySelector<HTMLTableElement>('.panel-table table');
    if (table) drawing.setAttribute('aria-label', `${drawing.getAttribute('aria-label')} ${tableWords(table)}`.trim());
  }
  for (const cell of all('td:empty, th:empty')) cell.textContent = '\u00a0';

  /** A table in a line: each row's head and cells, these named by their columns where there are several. */
  function tableWords(table: HTMLTableElement): string {
    const clean = (cell: Element | undefined) =>
      (cell?.textContent ?? '').replaceAll('\u00ad', '').replace(/\s+/g, ' ').trim();
    const heads = [...(table.tHead?.rows[0]?.cells ?? [])].map(clean);
    const rows = [...table.tBodies].flatMap((body) => [...body.rows]);
    const lines = rows.flatMap((row) => {
      const [head, ...cells] = row.cells;
      const values = cells.flatMap((cell, i) => {
        const words = clean(cell);
        if (words === '') return [];
        return [cells.length > 1 && heads[i + 1] ? `${heads[i + 1]} ${words}` : words];
      });
      return values.length > 0 ? [`${clean(head)}: ${values.join(', ')}`] : [];
    });
    // More than this nobody listens to in one go.
    const most = 1500;
    let text = '';
    for (const line of lines) {
      if (text.length + line.length > most) return `${text}; …`;
      text += text === '' ? line : `; ${line}`;
    }
    return text === '' ? '' : `${text}.`;
  }
}

/**
 * Runs in the page: puts the number of every item of an ordered list on a slide into the item, as a "group" that becomes its
 * label. What a stylesheet writes is in no tag, and the number would be an artifact.
 */
export function labelItems(): void {
  const letters = (n: number): string =>
    n > 26 ? letters(Math.floor((n - 1) / 26)) + letters(((n - 1) % 26) + 1) : String.fromCharCode(96 + n);
  const roman = (n: number): string => {
    const signs = { m: 1000, cm: 900, d: 500, cd: 400, c: 100, xc: 90, l: 50, xl: 40, x: 10, ix: 9, v: 5, iv: 4, i: 1 };
    const [sign, value] = Object.entries(signs).find((each) => each[1] <= n) ?? ['', 0];
    return value === 0 ? '' : sign + roman(n - value);
  };
  for (const list of document.querySelectorAll<HTMLOListElement>('.slide-body ol:not(.references)')) {
    const items = [...list.querySelectorAll<HTMLLIElement>(':scope > li')];
    // A list without numbers is drawn without them: a chain has arrows there, a timeline its marks.
    if (items.every((item) => /^(?:none|"")$/.test(getComputedStyle(item, '::before').content))) continue;
    const style = /(lower|upper)-(alpha|roman)/.exec(list.className);
    // How it is counted goes into the tags; theme/slide.css draws no marker.
    list.style.listStyleType = style?.[0] ?? 'decimal';
    let number = list.start;
    for (const item of items) {
      number = item.value || number;
      const plain = style?.[2] === 'alpha' ? letters(number) : style ? roman(number) : String(number);
      const cased = style?.[1] === 'upper' ? plain.toUpperCase() : plain;
      const framed = list.matches('.paren') ? `${cased})` : list.matches('.parens') ? `(${cased})` : cased;
      const label = document.createElement('span');
      label.className = 'item-label';
      label.setAttribute('role', 'group');
      label.textContent = style && framed === cased ? `${cased}.` : framed;
      item.prepend(label);
      number++;
    }
  }
}

/** Runs in the page: what it says of itself, for bookmarks and links. */
export function pageWords(): PageWords {
  const all = (selector: string) => document.querySelectorAll(selector);
  const bare = (element: Element) => {
    const copy = document.createElement('div');
    copy.append(element.cloneNode(true));
    for (const mark of copy.querySelectorAll('.cite, .footnote-ref, .footnote-back, svg, math annotation'))
      mark.remove();
    return copy.textContent.replace(/\s+/g, ' ').trim();
  };
  const short = (text: string) => (text.length <= 160 ? text : `${text.slice(0, 160).replace(/\s+\S*$/, '')} …`);
  const place = (target: Element): string => {
    if (target.matches('.slide')) return bare(target.querySelector('.slide-title') ?? target);
    if (target.matches('tr')) return [...target.querySelectorAll('th, td')].slice(0, 2).map(bare).join(': ');
    if (target.matches('figure')) return bare(target.querySelector('figcaption') ?? target);
    const key = target.querySelector(':scope > .key');
    const entry = target.querySelector(':scope > .entry');
    if (key && entry) return `${bare(key)}: ${bare(entry)}`;
    const words = bare(target);
    if (words.length > 3) return words;
    // A numeral, in a text or over a figure, says nothing by itself: the slide that it stands on, and the words before it.
    const slide = target.closest('.slide');
    const around = target.closest('p, li, td, th, h1, h2, h3, h4, h5, h6, figure');
    const near = around?.matches('figure') ? (around.querySelector('figcaption') ?? around) : around;
    const parts = [slide?.querySelector('.slide-title'), near].flatMap((each) => (each && bare(each)) || []);
    return [...new Set(parts)].join(': ') || words;
  };
  const links: Record<string, string> = {};
  for (const link of all('a[href]') as NodeListOf<HTMLAnchorElement>) {
    const inside = link.getAttribute('href')?.startsWith('#') ?? false;
    const address = inside ? `#${decodeURIComponent(link.hash.slice(1))}` : link.href;
    if (address in links) continue;
    const target = inside ? document.getElementById(address.slice(1)) : null;
    const text = bare(link);
    const host = link.host.replace(/^www\./, '');
    const outside = text.includes(host) || !host ? text || link.href : `${text} (${host})`;
    links[address] = short((target && place(target)) || (inside ? text : outside));
  }
  const headings = [...all('h1, h2, h3, h4, h5, h6')].map((heading) => ({
    text: heading.textContent,
    words: bare(heading),
  }));
  const numbers = [...all('.slides > .slide > .slide-foot > .number:not([hidden])')].map(
    ({ textContent }) => textContent.split('/')[0]?.trim() ?? '',
  );
  return { headings, links, numbers };
}

/** Runs in the page once it is laid out: soft hyphens that no line ends at are taken out, for they would part words in the file's text. */
export function dropSoftHyphens(): void {
  const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  const range = document.createRange();
  for (let node = walker.nextNode(); node; node = walker.nextNode()) {
    if (!(node instanceof Text)) continue;
    for (
      let at = node.data.lastIndexOf('\u00ad');
      at >= 0;
      at = at === 0 ? -1 : node.data.lastIndexOf('\u00ad', at - 1)
    ) {
      range.setStart(node, at);
      range.setEnd(node, at + 1);
      if (range.getBoundingClientRect().width === 0) node.deleteData(at, 1);
    }
  }
}

import { describe, expect, test } from 'vitest';
import { formatPlace } from '../../deck/model/error.ts';
import { safeSvg } from '../../deck/source/safe-svg.ts';

const NAMES = 'xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink"';
const svg = (inner: string) => `<svg ${NAMES} width="9" height="9">\n ${inner}\n</svg>`;

function faults(text: string) {
  const read = safeSvg('slides/images/x.svg', text);
  return 'faults' in read ? read.faults : [];
}

function written(text: string): string {
  const read = safeSvg('x.svg', text);
  return 'svg' in read ? read.svg : read.faults.map(({ message }) => message).join('\n');
}

describe('an SVG beside the slides', () => {
  test.each([
    ['<script>1</script>', 'a script'],
    ['<svg:SCRIPT xmlns:svg="http://www.w3.org/2000/svg" href="#x"/>', 'a script'],
    ['<s-v:script xmlns:s-v="http://www.w3.org/2000/svg">alert(1)</s-v:script>', 'a script'],
    ['<h:script xmlns:h="http://www.w3.org/1999/xhtml">alert(1)</h:script>', 'a script'],
    ['<script xmlns="http://www.w3.org/1999/xhtml">alert(1)</script>', 'a script'],
    ['<rect onload="1"/>', 'an event handler (onload)'],
    ['<rect\nONCLICK = "1" />', 'an event handler (ONCLICK)'],
    ['<foreignObject><body/></foreignObject>', 'text as a page inside the drawing (foreignObject)'],
    [
      '<x:foreignObject xmlns:x="http://www.w3.org/2000/svg"><iframe xmlns="http://www.w3.org/1999/xhtml" srcdoc="x"/></x:foreignObject>',
      'text as a page inside the drawing (foreignObject)',
    ],
    ['<h:iframe xmlns:h="http://www.w3.org/1999/xhtml" srcdoc="x"/>', 'a page inside the drawing (iframe)'],
    ['<h:meta xmlns:h="http://www.w3.org/1999/xhtml" http-equiv="refresh"/>', 'a page inside the drawing (meta)'],
    ['<h:img xmlns:h="http://www.w3.org/1999/xhtml" srcset="//attack.example/x"/>', 'a page inside the drawing (img)'],
    ['<image srcset="//attack.example/x 1x"/>', 'an address'],
    ['<handler/>', 'the element handler'],
    ['<a href="javascript:alert(1)"><rect/></a>', 'an address'],
    ['<a xlink:href=" java&#115;cript:alert(1)"><rect/></a>', 'an address'],
    ['<a href="#x"><set attributeName="href" to="javascript:alert(1)"/></a>', 'a change of href in the element set'],
    ['<rect><animate attributeName="fill" values="red;url(//attack.example/x)"/></rect>', 'an address'],
    ['<image href="https://attack.example/x.png"/>', 'an address'],
    ['<image href="\thttps://attack.example/x.png"/>', 'an address'],
    ['<use href="&#160;#a"/>', 'an address'],
    ['<rect style="fill: url(&quot;&#160;#a&quot;)"/>', 'an address'],
    ['<use href="data:image/svg+xml,x#y"/>', 'an address'],
    ['<use href="da\nta:image/svg+xml,x#y"/>', 'an address'],
    ['<rect fill="url(//attack.example/x.svg#y)"/>', 'an address'],
    ['<rect fill="&#x75;rl(//attack.example/x.svg#y)"/>', 'an address'],
    ['<rect style="fill: u\\72l(//attack.example/x.svg#y)"/>', 'an address'],
    ['<rect style="fill: u\\72 l( \'//attack.example/x.svg#y\' )"/>', 'an address'],
    ['<rect style="fill: image-set(\'//attack.example/x.png\' 1x)"/>', 'the CSS function image-set()'],
    ['<rect style="fill: -webkit-image-set(\'x\')"/>', 'the CSS function -webkit-image-set()'],
    ['<style>@import "x.css"</style>', 'a stylesheet from elsewhere'],
    ['<style>@&#105;mport "x.css"</style>', 'a stylesheet from elsewhere'],
    ['<style><![CDATA[@\\69mport "x.css"]]></style>', 'a stylesheet from elsewhere'],
    ['<style><g/>@import "x.css"</style>', 'the element g in a stylesheet'],
    ['<style>a<x:g xmlns:x="x"/>@import "x.css"</style>', 'the element g in a stylesheet'],
    ['<style>@imp<!-- -->ort "x.css"</style>', 'a stylesheet from elsewhere'],
    ['<style>rect { fill: url("/*"); fill: url(//attack.example) } </style>', 'an address'],
  ])('with %s is refused at its place', (inner, what) => {
    const problems = faults(svg(inner));
    expect(problems.map(({ message }) => message)).toContain(`The drawing holds ${what}.`);
    expect(formatPlace(problems[0]?.source ?? { file: '', line: 0 })).toMatch(/^slides\/images\/x\.svg:2:\d+$/);
  });

  test('with text in a foreignObject is refused with the cure', () => {
    expect(faults(svg('<foreignObject><p/></foreignObject>'))[0]?.hint).toContain('export text as paths');
  });

  test.each([
    ['<!DOCTYPE svg [<!ENTITY x "y">]><svg/>', 'a DOCTYPE'],
    ['<!DOCTYPE svg PUBLIC "-//W3C//DTD SVG 1.1//EN" "svg11.dtd"><svg/>', 'a DOCTYPE'],
    ['<?xml-stylesheet href="x.css"?><svg/>', 'a stylesheet from elsewhere'],
    ['<html/>', 'no SVG but the element html as its root'],
  ])('%s is refused', (text, what) => {
    expect(faults(text).map(({ message }) => message)).toContain(`The drawing holds ${what}.`);
  });

  test.each([
    '<svg',
    '<svg></g>',
    svg('<rect x=1/>'),
    svg('&attack;'),
    svg('<x:g/>'),
    svg('<g>'.repeat(300)),
    'words',
    '',
  ])('%s cannot be read', (text) => {
    expect(faults(text).at(-1)?.message).toMatch(/^The drawing cannot be read as XML: /);
  });

  test('names the line of a fault in a stylesheet', () => {
    const sheet = '<style>\nrect { fill: red }\ncircle { fill: url(//attack.example) }\n</style>';
    expect(faults(svg(sheet)).map(({ source }) => source.line)).toEqual([4]);
  });

  test.each([
    '<path d="M0 0h9"/>',
    '<use href="#a"/>',
    '<rect fill="url(#b)" clip-path="url( #c )"/>',
    '<image href="data:image/png;base64,AA=="/>',
    '<text>one = two, said once</text>',
    '<style>rect { fill: red }</style>',
    '<g transform="translate(1 2) rotate(3)" style="fill: rgb(1 2 3 / 50%); font: 12px \'Source Sans 3\'"/>',
    '<style>@media print { .a > b:nth-child(2n+1) { fill: hsl(1 2% 3%) } }</style>',
    '<filter id="f"><feGaussianBlur stdDeviation="2"/></filter>',
    '<rect><animate attributeName="x" values="0;5;0" dur="1s"/></rect>',
    '<image href="data:image/png;base64,AA&#10;=="/>',
  ])('with %s is let through', (inner) => {
    expect(faults(svg(inner))).toEqual([]);
  });

  test('is written out anew without comments, references and what editors keep for themselves', () => {
    const inner = [
      '<?xpacket begin=""?><!-- a comment --><sodipodi:namedview xmlns:sodipodi="s"><sodipodi:guide/></sodipodi:namedview>',
      '<metadata><rdf:RDF xmlns:rdf="r"><rdf:li>me</rdf:li></rdf:RDF></metadata>',
      '<rect data-name="Layer 1" xmlns:inkscape="i" inkscape:label="x" x="1" id="&quot;a&quot;"/>',
      '<use xlink:href="#a"/><use href="#a" xlink:href="#b"/><text xml:space="preserve">1 &lt; 2 &#38; <![CDATA[<b>]]></text>',
      '<style>a/* one */b { fill: red }</style>',
    ];
    expect(written(`<?xml version="1.0"?>\n${svg(inner.join('\n'))}`)).toBe(
      [
        '<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9">\n ',
        '',
        '<rect x="1" id="&quot;a&quot;"/>',
        '<use href="#a"/><use href="#a"/><text xml:space="preserve">1 &lt; 2 &amp; &lt;b&gt;</text>',
        '<style>a b { fill: red }</style>',
        '</svg>\n',
      ].join('\n'),
    );
  });

  test('does not change when it is read again', () => {
    const once = written(
      svg('<style>a &gt; b { fill: u\\72l( "#a" ) }</style><text font-family="\'A &amp; B\'">&#13;</text>'),
    );
    expect(once).toContain('url( &quot;#a&quot; )');
    expect(written(once)).toBe(once);
  });

  test.each([
    ['an attribute of spaces', (n: number) => `<a href=${' '.repeat(n)}`],
    ['spaces in an address', (n: number) => svg(`<rect fill="url(${' '.repeat(n)}#a)"/>`)],
    ['quotes', (n: number) => svg(`<rect style="${"'".repeat(n)}"/>`)],
    ['elements', (n: number) => svg(`${'<g>'.repeat(n)}${'</g>'.repeat(n)}`)],
    ['comments in CSS', (n: number) => svg(`<style>${'/*'.repeat(n)}</style>`)],
  ])('takes no longer for more of it than in proportion: %s', (_what, text) => {
    const started = performance.now();
    safeSvg('x.svg', text(100_000));
    // The old way took minutes for a twentieth of it.
    expect(performance.now() - started).toBeLessThan(10_000);
  });
});

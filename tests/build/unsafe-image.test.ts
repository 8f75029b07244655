import { describe, expect, test } from 'vitest';
import { unsafeImage } from '../../deck/build/unsafe-image.ts';
import { formatPlace } from '../../deck/model/error.ts';

const svg = (inner: string) => `<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9">\n ${inner}\n</svg>`;

describe('an SVG beside the slides', () => {
  test.each([
    ['<script>1</script>', 'a script'],
    ['<svg:SCRIPT href="#x"/>', 'a script'],
    ['<rect onload="1"/>', 'an event handler'],
    ['<rect\nONCLICK = 1 />', 'an event handler'],
    ['<foreignObject><body/></foreignObject>', 'a page inside the drawing'],
    ['<a href="javascript:alert(1)"><rect/></a>', 'an address'],
    ['<a xlink:href=" java&#115;cript:alert(1)"><rect/></a>', 'an address'],
    ['<image href="https://attack.example/x.png"/>', 'an address'],
    ['<use href="data:image/svg+xml,x#y"/>', 'an address'],
    ['<rect fill="url(//attack.example/x.svg#y)"/>', 'an address'],
    ['<style>@import "x.css"</style>', 'a stylesheet from elsewhere'],
    ['<!DOCTYPE svg [<!ENTITY x "y">]>', 'an entity'],
  ])('%s is refused at its place', (inner, what) => {
    const problems = unsafeImage('slides/images/x.svg', svg(inner));
    expect(problems.map(({ message }) => message)).toContain(`The drawing holds ${what}.`);
    expect(formatPlace(problems[0]?.source ?? { file: '', line: 0 })).toMatch(/^slides\/images\/x\.svg:2:\d+$/);
  });

  test.each([
    '<path d="M0 0h9"/>',
    '<use href="#a"/>',
    '<rect fill="url(#b)" clip-path="url( #c )"/>',
    '<image href="data:image/png;base64,AA=="/>',
    '<text>one = two, said once</text>',
    '<style>rect { fill: red }</style>',
  ])('%s is let through', (inner) => {
    expect(unsafeImage('x.svg', svg(inner))).toEqual([]);
  });
});

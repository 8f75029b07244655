import { readFile } from 'node:fs/promises';
import { cpus, loadavg, release, totalmem } from 'node:os';
import path from 'node:path';
import type { Judged, Unit } from './figures.ts';

const HEAD = ['figure', 'slides', 'median', 'from – to', 'limit page', 'ratio', 'reach', '', ''];

/**
 * The figures as one table of text, a line each; what repeats the line above is left out.
 *
 * @returns lines without a last line break
 */
export function formatTable(judged: readonly Judged[]): string {
  const rows = judged.map((each, i) => cells(each, judged[i - 1]?.row !== each.row));
  const widths = HEAD.map((head, column) => Math.max(...[HEAD, ...rows].map((row) => (row[column] ?? head).length)));
  const line = (row: readonly string[]) =>
    row
      .map((cell, column) =>
        column === 0 || column > 6 ? cell.padEnd(widths[column] ?? 0) : cell.padStart(widths[column] ?? 0),
      )
      .join('  ')
      .trimEnd();
  const rule = widths
    .map((width) => '─'.repeat(width))
    .join('  ')
    .trimEnd();
  return [line(HEAD), rule, ...rows.map(line)].join('\n');
}

function cells({ row, figure, median, ratio, reach, reached }: Judged, first: boolean): string[] {
  const { unit } = row;
  const limit = figure.limitPage;
  return [
    first ? row.what : '',
    figure.slides === undefined ? '' : whole(figure.slides),
    amount(median, unit),
    figure.runs.length > 1
      ? `${number(Math.min(...figure.runs), unit)} – ${number(Math.max(...figure.runs), unit)}`
      : '',
    limit ? amount(median / (ratio ?? 1), unit) : '',
    ratio === undefined ? '' : `${ratio.toFixed(2)} ×`,
    reach === undefined ? '' : `≤ ${row.ratio === undefined ? amount(reach, unit) : `${reach.toFixed(2)} ×`}`,
    reached === undefined ? '' : reached ? 'reached' : 'NOT REACHED',
    figure.note ?? '',
  ];
}

function amount(value: number, unit: Unit): string {
  return unit ? `${number(value, unit)} ${unit}` : number(value, unit);
}

/** Two decimals for seconds, one for small figures, none for large ones and for counts. */
function number(value: number, unit: Unit): string {
  if (unit === 's') return value.toFixed(2);
  return unit === '' || value >= 100 ? whole(value) : value.toFixed(1);
}

function whole(value: number): string {
  return Math.round(value).toLocaleString('en');
}

/** What the figures were measured on. */
export interface Machine {
  /** Day and time, UTC, as ISO 8601. */
  date: string;
  cpu: string;
  cores: number;
  /** In GB. */
  memory: number;
  system: string;
  /** Load average of the last minute, at the start and at the end. */
  load: number[];
  /** By name: node, chromium, and the packages that the figures hang on. */
  versions: Record<string, string>;
}

const PACKAGES = ['vite', 'markdown-it', 'chart.js', 'reveal.js', '@napi-rs/canvas', 'puppeteer-core'];

/**
 * Describes the machine as it is now.
 *
 * @param root the project's folder
 * @param chromium the browser's own words for its version
 */
export async function describeMachine(root: string, chromium: string): Promise<Machine> {
  const packages = PACKAGES.map(async (name) => {
    const { version } = JSON.parse(await readFile(path.join(root, 'node_modules', name, 'package.json'), 'utf8'));
    return [name, String(version)];
  });
  return {
    date: new Date().toISOString().replace(/\.\d+/, ''),
    cpu: cpus()[0]?.model.trim() ?? 'unknown',
    cores: cpus().length,
    memory: Math.round(totalmem() / 1e9),
    system: `${process.platform} ${release()}`,
    load: [loadNow()],
    versions: {
      node: process.versions.node,
      chromium: chromium.replace(/^.*\//, ''),
      ...Object.fromEntries(await Promise.all(packages)),
    },
  };
}

/** Load average of the last minute; 0 where the system keeps none. */
export function loadNow(): number {
  return Math.round((loadavg()[0] ?? 0) * 100) / 100;
}

/** The machine in three lines. */
export function machineLines({ date, cpu, cores, memory, system, load, versions }: Machine): string[] {
  const names = Object.entries(versions).map(([name, version]) => `${name} ${version}`);
  return [
    `${date}  ${cpu}, ${cores} cores, ${memory} GB, ${system}`,
    names.join(', '),
    `load average ${load.join(' at the start, ')} at the end; the machine's own work is part of it`,
  ];
}

import { readFile } from 'node:fs/promises';
import { cpus, loadavg, release, totalmem } from 'node:os';
import path from 'node:path';

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

import type { Reporter, TestModule } from 'vitest/node';

/** How many of the slowest files are named. */
const NAMED = 3;

/** A Vitest reporter that closes a run with how long it took, and with the files that took longest. */
export default class ReportTime implements Reporter {
  #started = 0;

  onTestRunStart(): void {
    this.#started = performance.now();
  }

  onTestRunEnd(modules: readonly TestModule[]): void {
    const files = modules.map((module) => {
      const { collectDuration, duration, setupDuration } = module.diagnostic();
      return { name: module.relativeModuleId, time: collectDuration + duration + setupDuration };
    });
    const slowest = files.toSorted((a, b) => b.time - a.time).slice(0, NAMED);
    console.log(timeReport(performance.now() - this.#started, slowest));
  }
}

/** @param total and each file's time in milliseconds */
export function timeReport(total: number, slowest: readonly { name: string; time: number }[]): string {
  const seconds = (time: number) => `${(time / 1000).toFixed(1)} s`;
  const named = slowest.map(({ name, time }) => `${name} ${seconds(time)}`);
  return `Tests took ${seconds(total)}.${named.length > 0 ? ` Slowest: ${named.join(', ')}.` : ''}`;
}

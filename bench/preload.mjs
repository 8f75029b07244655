// @ts-check

/**
 * Preloaded into every Node process of a command. At its end each leaves in a file of its own: in the folder `BENCH_MEMORY` its
 * peak of resident memory, in kB; in the folder `BENCH_PROFILE` a CPU profile, which NODE_OPTIONS cannot ask for in Node 20
 * (`--cpu-prof is not allowed in NODE_OPTIONS`).
 */

import { writeFileSync } from 'node:fs';
import { Session } from 'node:inspector';
import { isMainThread } from 'node:worker_threads';

const { BENCH_MEMORY: memory, BENCH_PROFILE: profiles } = process.env;

if (isMainThread && memory) {
  process.on('exit', () => writeFileSync(`${memory}/${process.pid}`, String(process.resourceUsage().maxRSS)));
}

if (isMainThread && profiles) {
  const session = new Session();
  session.connect();
  session.post('Profiler.enable');
  session.post('Profiler.start');
  process.on('exit', () => {
    // Answered before it returns: the session is of this thread.
    session.post('Profiler.stop', (error, result) => {
      if (!error) writeFileSync(`${profiles}/${process.pid}.cpuprofile`, JSON.stringify(result.profile));
    });
  });
}

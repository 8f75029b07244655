import { command } from './command.ts';

/** What deck/cli/print.mjs runs, in the form of a configuration: Vite bundles and reads those in one go. */
export default { command };

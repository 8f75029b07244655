import type { Env } from 'markdown-it';
import type { Draft } from './drafts.ts';
import type { FileScope } from './scope.ts';
import { eachToken } from './token-tools.ts';

/**
 * Whether each slide of a text can be parsed again alone: no link is defined for all of it (`[label]: address`), and each footnote
 * stands on the one slide that uses it.
 * @param env what markdown-it was given, and has left its definitions in
 */
export function standAlone(env: Env, scope: FileScope, drafts: readonly Draft[]): boolean {
  if (Object.keys((env as { references?: object }).references ?? {}).length > 0) return false;
  if (scope.footnotes.size === 0) return true;
  const bodies = [...scope.footnotes.values()];
  if (bodies.some((tokens) => labelsIn(tokens).size > 0)) return false;
  const users = new Map<string, Draft[]>();
  for (const draft of drafts)
    for (const label of footnotesOf(draft)) users.set(label, [...(users.get(label) ?? []), draft]);
  return [...scope.footnoteLines].every(([label, line]) => {
    const [user, other] = users.get(label) ?? [];
    if (!user || other) return false;
    const next = drafts[drafts.indexOf(user) + 1];
    return line >= user.source.line - 1 && (!next || line < next.source.line - 1);
  });
}

/** Labels of the footnotes that a slide uses. */
export function footnotesOf({ heading, tokens }: Draft): ReadonlySet<string> {
  return labelsIn(heading ? [heading, ...tokens] : tokens);
}

function labelsIn(tokens: Draft['tokens']): Set<string> {
  const labels = new Set<string>();
  for (const { token } of eachToken(tokens)) if (token.type === 'footnote_ref') labels.add(String(token.meta?.label));
  return labels;
}

import type { z } from 'zod';
import { isObject } from '../../source/objects.ts';
import type { PanelFault } from '../check/check-keys.ts';

type Issue = z.core.$ZodIssue;

const HINT = 'The fields of a map are listed in deck/panels/define-map.ts.';

/** What is wrong with the fields of a built map, each fault where its value stands, else at its property. */
export function fieldFaults(issues: readonly Issue[], built: unknown): PanelFault[] {
  return issues
    .flatMap((issue) => nearestIssues(issue, []))
    .flatMap(({ issue, path }) => fieldFault(issue, path, built));
}

/** Of the forms that a part of a map can have, the one that the author came nearest to. */
function nearestIssues(issue: Issue, above: readonly PropertyKey[]): { issue: Issue; path: PropertyKey[] }[] {
  const path = [...above, ...issue.path];
  if (issue.code !== 'invalid_union') return [{ issue, path }];
  const rank = (issues: readonly Issue[]) => issues.length + (issues.some((each) => each.path[0] === 'draw') ? 100 : 0);
  const [nearest] = [...issue.errors].sort((a, b) => rank(a) - rank(b));
  return nearest?.flatMap((each) => nearestIssues(each, path)) ?? [{ issue, path }];
}

function fieldFault(issue: Issue, path: readonly PropertyKey[], built: unknown): PanelFault[] {
  const field = path.join('.');
  if (issue.code === 'unrecognized_keys') {
    const inside = field === '' ? '' : ` in "${field}"`;
    return issue.keys.map((key) => ({
      code: 'map-field',
      message: `Unknown field "${key}"${inside}`,
      hint: HINT,
      key,
    }));
  }
  const value = path.reduce<unknown>(
    (part, key) => (isObject(part) || Array.isArray(part) ? Reflect.get(part, key) : undefined),
    built,
  );
  const key = path.findLast((part) => typeof part === 'string');
  return [
    {
      code: 'map-field',
      message: `Field "${field}": ${issue.message}`,
      hint: HINT,
      ...(typeof value === 'string' && value !== '' ? { value } : {}),
      key: key ?? 'build',
    },
  ];
}

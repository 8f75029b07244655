/** A fault in a built panel before it has a place. */
export interface PanelFault {
  code: string;
  message: string;
  hint: string;
  /** Where to look for it: a text that is a value somewhere, then a property; `nth` counts from 0. */
  value?: string;
  key?: string;
  nth?: number;
}

/** Faults of keys: wrong form, or twice the same. Keys are how prose refers to data. */
export function keyFaults(what: string, items: readonly { key: string }[]): PanelFault[] {
  const seen = new Map<string, number>();
  return items.flatMap(({ key }): PanelFault[] => {
    const nth = seen.get(key) ?? 0;
    seen.set(key, nth + 1);
    if (nth > 0) {
      return [
        {
          code: 'panel-key',
          message: `Two ${what} have the key "${key}"`,
          hint: 'Give each its own key.',
          value: key,
          nth,
        },
      ];
    }
    if (KEBAB.test(key)) return [];
    const hint = 'Use lower-case letters, digits and hyphens: prose refers to data by key.';
    return [{ code: 'panel-key', message: `The key "${key}" cannot be referred to`, hint, value: key, key: 'key' }];
  });
}

export const KEBAB = /^[a-z0-9]+(?:-[a-z0-9]+)*$/;

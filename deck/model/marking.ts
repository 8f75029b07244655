import type { Marking } from './deck.ts';

/** The colours of TLP 2.0, letters on black (https://www.first.org/tlp/); theme/tokens.css has the same. */
export const TLP_COLOURS = { red: '#ff2b2b', amber: '#ffc000', green: '#33ff00', clear: '#ffffff' } as const;

/** Which of the colours a label has: `TLP:AMBER+STRICT` is amber, too. */
export function markingColour(marking: Marking): keyof typeof TLP_COLOURS {
  if (marking === 'TLP:RED') return 'red';
  if (marking === 'TLP:GREEN') return 'green';
  return marking === 'TLP:CLEAR' ? 'clear' : 'amber';
}

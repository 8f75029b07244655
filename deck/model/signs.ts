/** How a claim came out against the evidence. */
export const GRADES = ['yes', 'partly', 'no', 'unknown', 'na'] as const;
export type Grade = (typeof GRADES)[number];

/** Who speaks: anyone the author names, what the deck found, or what it infers itself. */
export const VOICES = ['voice', 'found', 'own'] as const;
export type Voice = (typeof VOICES)[number];

/** The five grades on a ground of 24 × 24: told apart by shape, drawn in the colour of their text. */
const GRADE_SHAPES: Readonly<Record<Grade, string>> = {
  yes: '<circle cx="12" cy="12" r="10.25" fill="currentColor"/>',
  partly:
    '<circle cx="12" cy="12" r="9" fill="none" stroke="currentColor" stroke-width="2.5"/>' +
    '<path d="M12 3a9 9 0 0 0 0 18z" fill="currentColor"/>',
  no: '<path d="M4 4l16 16M20 4 4 20" fill="none" stroke="currentColor" stroke-width="4.2"/>',
  unknown: '<circle cx="12" cy="12" r="9" fill="none" stroke="currentColor" stroke-width="2.5"/>',
  na: '<path d="M3 12h18" fill="none" stroke="currentColor" stroke-width="3.6"/>',
};

/** One opening mark of a quotation: its dot and the tail that rises to the right. */
const MARK = 'M11.9 8.5c-3.3 1-5.3 3.5-5.3 6.7a3 3 0 1 0 3.1-2.9c.2-1.2 1.1-2.1 2.7-2.7z';

/** The three voices on a square of 26 × 26: outlined with a quotation mark, solid with ring and dot, accent with "therefore". */
const VOICE_SHAPES: Readonly<Record<Voice, string>> = {
  voice:
    '<path d="M1 1h24v24H1z" fill="none" stroke="currentColor" stroke-width="2"/>' +
    `<path d="${MARK}" fill="currentColor"/><path d="${MARK}" transform="translate(7.6)" fill="currentColor"/>`,
  found:
    '<path d="M0 0h26v26H0z" fill="var(--ink)"/>' +
    '<circle cx="13" cy="13" r="7.6" fill="none" stroke="var(--paper)" stroke-width="2.2"/>' +
    '<circle cx="13" cy="13" r="2.9" fill="var(--paper)"/>',
  own:
    '<path d="M0 0h26v26H0z" fill="var(--accent)"/><g fill="var(--on-accent)">' +
    '<circle cx="13" cy="8" r="2.9"/><circle cx="7.6" cy="17.4" r="2.9"/><circle cx="18.4" cy="17.4" r="2.9"/></g>',
};

const RING = '<circle cx="12" cy="12" r="9.75" fill="none" stroke="currentColor" stroke-width="2.5"/>';
const STROKE = 'fill="none" stroke="currentColor" stroke-width="2.6" stroke-linecap="round" stroke-linejoin="round"';

/** The five kinds of callout on a ground of 24 × 24: told apart by shape. */
const CALLOUT_SHAPES = {
  note: `${RING}<path d="M12 11v6" ${STROKE}/><circle cx="12" cy="7" r="1.7" fill="currentColor"/>`,
  tip: `${RING}<path d="M7.5 12.5l3 3 6-7" ${STROKE}/>`,
  warning: `<path d="M12 2.5 22.5 21h-21z" ${STROKE}/><path d="M12 9.5v5" ${STROKE}/><circle cx="12" cy="18" r="1.5" fill="currentColor"/>`,
  important:
    '<path d="M12 2l10 10-10 10L2 12z" fill="currentColor"/><path d="M12 7.5v5.5M12 16v.3" stroke="var(--paper)" stroke-width="2.6" stroke-linecap="round"/>',
  caution: `<path d="M7.8 2h8.4L22 7.8v8.4L16.2 22H7.8L2 16.2V7.8z" ${STROKE}/><path d="M7.5 12h9" ${STROKE}/>`,
};

/** A callout's sign as SVG; its word stands beside it. */
export function calloutSign(kind: keyof typeof CALLOUT_SHAPES): string {
  return `<svg class="sign" viewBox="0 0 24 24" aria-hidden="true">${CALLOUT_SHAPES[kind]}</svg>`;
}

/** A grade's symbol as SVG. The grade's word stands beside it: a screen reader is told nothing twice. */
export function gradeSign(grade: Grade): string {
  return `<svg class="sign" viewBox="0 0 24 24" aria-hidden="true">${GRADE_SHAPES[grade]}</svg>`;
}

/** A voice's square as SVG; its name stands beside it. */
export function voiceSign(voice: Voice): string {
  return `<svg class="sign" viewBox="0 0 26 26" aria-hidden="true">${VOICE_SHAPES[voice]}</svg>`;
}

/** The sign of a voice as an author writes it: two of the deck's own words have one each, all others are somebody's. */
export function voiceNamed(name: string, { label, own }: { label: string; own: string }): Voice {
  if (name === label) return 'found';
  return name === own ? 'own' : 'voice';
}

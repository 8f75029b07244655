import { readStorage, writeStorage } from '../shell/storage.ts';

const KEY = 'speaker-notes-size';
/** Pixels. */
const SIZES = { least: 14, first: 22, most: 48, step: 2 };

/** Sets the notes so many steps larger than the speaker left them, and keeps that. */
export function sizeNotes(notes: HTMLElement, steps: number): void {
  const stored = Number(notes.dataset.size ?? readStorage('localStorage', KEY));
  const from = stored > 0 ? stored : SIZES.first;
  const size = Math.min(SIZES.most, Math.max(SIZES.least, from + steps * SIZES.step));
  notes.dataset.size = String(size);
  notes.style.setProperty('--notes-size', `${size}px`);
  if (steps !== 0) writeStorage('localStorage', KEY, String(size));
}

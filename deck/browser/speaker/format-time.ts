/** Whole seconds as `m:ss`, from an hour on as `h:mm:ss`; a minus sign before what is below zero. */
export function formatSeconds(seconds: number): string {
  const whole = Math.abs(Math.trunc(seconds));
  const [h, m, s] = [Math.floor(whole / 3600), Math.floor(whole / 60) % 60, whole % 60];
  const rest = `${h > 0 ? String(m).padStart(2, '0') : m}:${String(s).padStart(2, '0')}`;
  return `${seconds <= -1 ? '−' : ''}${h > 0 ? `${h}:` : ''}${rest}`;
}

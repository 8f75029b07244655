/** How far a finger goes, in pixels, until it means a step. */
const FAR = 48;

/** Calls back when a finger is drawn across an element: to the left is forward. */
export function onSwipe(place: HTMLElement, forward: () => void, backward: () => void): void {
  let from: { x: number; y: number } | undefined;
  place.addEventListener('pointerdown', ({ pointerType, clientX: x, clientY: y }) => {
    const points = document.documentElement.classList.contains('pointing-out');
    from = pointerType === 'touch' && !points ? { x, y } : undefined;
  });
  place.addEventListener('pointercancel', () => {
    from = undefined;
  });
  place.addEventListener('pointerup', ({ clientX, clientY }) => {
    if (!from) return;
    const [dx, dy] = [clientX - from.x, clientY - from.y];
    from = undefined;
    if (Math.abs(dx) < FAR || Math.abs(dx) < Math.abs(dy)) return;
    if (dx < 0) forward();
    else backward();
  });
}

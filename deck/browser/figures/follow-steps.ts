import type { Stage } from '../../panels/draw/live.ts';

/** How long a step fades in, in milliseconds. */
const FADE = 200;

/** The steps of a figure as the page shows them, for its live chart. */
export interface FollowedSteps {
  /** Changes as steps come and go. */
  stage: Stage;
  end(): void;
}

/**
 * Keeps a live chart in step with the still drawing under it, whose groups are fragments of the slide: whoever moves them, the
 * keys, the speaker view or a link, moves the chart too.
 * @param draw called when more or fewer steps are shown
 * @returns nothing for a figure without steps
 */
export function followSteps(plot: HTMLElement, draw: () => void): FollowedSteps | undefined {
  const groups = [...plot.querySelectorAll('.plot-svg .fragment')];
  if (groups.length === 0) return undefined;
  const count = () => groups.filter((group) => group.classList.contains('visible')).length;
  const stage: Stage = { shown: count(), come: 1 };
  let began = 0;
  let waiting = 0;
  const fade = () => {
    stage.come = Math.min(1, (performance.now() - began) / FADE);
    draw();
    if (stage.come < 1) waiting = requestAnimationFrame(fade);
  };
  const observer = new MutationObserver(() => {
    const shown = count();
    if (shown === stage.shown) return;
    const still = shown < stage.shown || matchMedia('(prefers-reduced-motion: reduce)').matches;
    stage.shown = shown;
    began = still ? Number.NEGATIVE_INFINITY : performance.now();
    cancelAnimationFrame(waiting);
    fade();
  });
  for (const group of groups) observer.observe(group, { attributes: true, attributeFilter: ['class'] });
  return {
    stage,
    end() {
      observer.disconnect();
      cancelAnimationFrame(waiting);
    },
  };
}

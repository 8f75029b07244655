/** Whether something between an element and what holds it scrolls: a finger there moves it and nothing else. */
export function scrolls(target: EventTarget | null, holder: Element): boolean {
  for (let box = target; box instanceof Element && box !== holder; box = box.parentElement) {
    const wider = box.scrollWidth > box.clientWidth || box.scrollHeight > box.clientHeight;
    if (wider && /auto|scroll/.test(getComputedStyle(box).overflow)) return true;
  }
  return false;
}

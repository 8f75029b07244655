/**
 * What all parts need of page and browser: a new element, the page's data block, what is kept in storage, what a slide
 * is called, and whether something scrolls.
 */

import type { PageData } from '../../model/site.ts';

/** Makes an element: attributes by name, then children; text is text. */
export function element<Name extends keyof HTMLElementTagNameMap>(
  name: Name,
  attributes: Readonly<Record<string, string>> = {},
  ...children: (Node | string)[]
): HTMLElementTagNameMap[Name] {
  const made = document.createElement(name);
  for (const [key, value] of Object.entries(attributes)) made.setAttribute(key, value);
  made.append(...children);
  return made;
}

/** Reads the page's data block. @throws Error if the page has none: it was not made by this deck */
export function readPageData(page: Document): PageData {
  const block = page.getElementById('deck-data');
  if (!block?.textContent) throw new Error('The page holds no #deck-data block: was it built from this index.html?');
  return JSON.parse(block.textContent) as PageData;
}

type Storages = 'localStorage' | 'sessionStorage';

/** What is kept under a key; nothing where storage is refused. */
export function readStorage(storage: Storages, key: string): string | null {
  try {
    return window[storage].getItem(key);
  } catch {
    return null;
  }
}

/** Keeps a text under a key, or forgets it; where storage is refused, nothing is kept. */
export function writeStorage(storage: Storages, key: string, value: string | null): void {
  try {
    if (value === null) window[storage].removeItem(key);
    else window[storage].setItem(key, value);
  } catch {
    // Refused storage costs the memory, not the talk.
  }
}

/** A slide's title, as lists name it and readers hear it. */
export function titleOf(slide: HTMLElement | undefined): string {
  const heading = slide?.querySelector('.slide-title')?.textContent;
  return slide?.dataset.title ?? heading ?? slide?.getAttribute('aria-label') ?? '';
}

/** A slide's number as printed: `3 / 17`, or `B2`. */
export function numberOf(slide: HTMLElement | undefined): string {
  return slide?.querySelector('.slide-foot > .number')?.textContent ?? '';
}

/** The task once, however often it is asked for meanwhile. @param later when that is: once all that is under way is done */
export function soon(task: () => void, later: (task: () => void) => void = setTimeout): () => void {
  let due = false;
  return () => {
    if (due) return;
    due = true;
    later(() => {
      due = false;
      task();
    });
  };
}

/** Whether something between an element and what holds it scrolls: a finger there moves it and nothing else. */
export function scrolls(target: EventTarget | null, holder: Element): boolean {
  for (let box = target; box instanceof Element && box !== holder; box = box.parentElement) {
    const wider = box.scrollWidth > box.clientWidth || box.scrollHeight > box.clientHeight;
    if (wider && /auto|scroll/.test(getComputedStyle(box).overflow)) return true;
  }
  return false;
}

/** Closes whatever dialog is open: one makes all else inert, and stands over everything. */
export function closeDialogs(): void {
  for (const dialog of document.querySelectorAll('dialog')) dialog.close();
}

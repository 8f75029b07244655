/** What a page is printed on: a page of the slide's own size, or a sheet. */
export const PAPERS = ['slide', 'a4', 'letter'] as const;
export type Paper = (typeof PAPERS)[number];

/** How many slides stand on a handout page that leaves the notes out. */
export const PER_PAGE = [2, 4, 6] as const;
export type PerPage = (typeof PER_PAGE)[number];

/** The sheet of the handout, which is never of the slide's size: A4 unless Letter is asked for. */
export function handoutPaper(paper: Paper): Exclude<Paper, 'slide'> {
  return paper === 'letter' ? 'letter' : 'a4';
}

/** What a page is printed on: a page of the slide's own size, or a sheet. */
export type Paper = 'slide' | 'a4' | 'letter';

/** How many slides stand on a handout page that leaves the notes out. */
export type PerPage = 2 | 4 | 6;

/** The sheet of the handout, which is never of the slide's size: A4 unless Letter is asked for. */
export function handoutPaper(paper: Paper): Exclude<Paper, 'slide'> {
  return paper === 'letter' ? 'letter' : 'a4';
}

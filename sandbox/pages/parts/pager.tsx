/** @jsxImportSource hono/jsx */
import { type Page, withQuery } from "../page";

type Props = { page: Page; number: number; pages: number; newer: string; older: string };

/** Newer and older, where there are any. */
export function Pager({ page, number, pages, newer, older }: Props) {
  if (pages <= 1) return null;
  const link = (to: number) => withQuery(`${page.path}?${page.query}`, { page: String(to), lang: null });
  return (
    <div class="row between">
      {number > 1 ? <a href={link(number - 1)}>{newer}</a> : <span />}
      {number < pages ? <a href={link(number + 1)}>{older}</a> : <span />}
    </div>
  );
}

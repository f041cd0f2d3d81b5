/** @jsxImportSource hono/jsx */
import type { Page } from "../page";
import { Card } from "./ui";

/** What Didit would ask, shortened to its result; the form posts to the page it stands on. */
export function DiditForm({ page, email }: { page: Page; email: string }) {
  const t = page.t.didit;
  return (
    <Card>
      <dl class="facts">
        <div>
          <dt>{t.who}</dt>
          <dd>
            <bdi>{email}</bdi>
          </dd>
        </div>
      </dl>
      <p class="notice warn">{t.simulated}</p>
      <form method="post" class="stack">
        <button type="submit" name="outcome" value="pass">
          {t.pass}
        </button>
        <button type="submit" name="outcome" value="review" class="quiet">
          {t.review}
        </button>
        <button type="submit" name="outcome" value="fail" class="danger">
          {t.fail}
        </button>
      </form>
    </Card>
  );
}

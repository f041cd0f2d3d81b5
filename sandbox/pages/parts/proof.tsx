/** @jsxImportSource hono/jsx */
import type { submissionsOf } from "../../domain/proofs/view";
import type { Page } from "../page";
import { Time } from "./ui";

type Submission = Awaited<ReturnType<typeof submissionsOf>>[number];

/** What the seller sent, the newest first, with links that work for a while. */
export function Submissions({ page, submissions }: { page: Page; submissions: Submission[] }) {
  const t = page.t.escrow;
  if (submissions.length === 0) return <p class="muted">{t.noProof}</p>;
  return (
    <ol class="plain list">
      {submissions.toReversed().map((submission) => (
        <li key={submission.submittedAt} class="stack">
          <p class="small muted">
            <Time page={page} at={new Date(submission.submittedAt)} />
          </p>
          {submission.note ? <p dir="auto">{submission.note}</p> : null}
          <ul class="plain files">
            {submission.attachments.map((file, index) => (
              <li key={file.viewUrl}>
                <a href={file.viewUrl} target="_blank" rel="noopener">
                  {file.mimeType.startsWith("image/") ? (
                    <img src={file.viewUrl} alt={t.file(index + 1)} />
                  ) : (
                    `${t.file(index + 1)} (PDF)`
                  )}
                </a>
              </li>
            ))}
          </ul>
        </li>
      ))}
    </ol>
  );
}

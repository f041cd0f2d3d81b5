/** @jsxImportSource hono/jsx */
import type { ListedDelivery } from "../../webhooks/read";
import type { Page } from "../page";
import { Badge, Time } from "../parts/ui";

const TONES = { pending: "calm", held: "warn", succeeded: "good", failed: "bad", dropped: "bad" } as const;

type Props = { page: Page; delivery: ListedDelivery; world: string };

/** One delivery: what was sent, every attempt with its request and answer, and *resend*. */
export function Delivery({ page, delivery, world }: Props) {
  const t = page.t.developer;
  return (
    <li>
      <div class="row between">
        <div>
          <code>{delivery.eventType}</code>
          <p class="small muted">
            <Time page={page} at={delivery.createdAt} />
            {delivery.status === "pending" && delivery.attempts.length > 0 ? (
              <>
                {" "}
                · {t.next} <Time page={page} at={delivery.nextAttemptAt} />
              </>
            ) : null}
          </p>
        </div>
        <div class="row">
          <Badge tone={TONES[delivery.status]}>{t.state[delivery.status]}</Badge>
          <form method="post" action={`/developer/webhooks/${delivery.id}/resend`}>
            <input type="hidden" name="world" value={world} />
            <input type="hidden" name="back" value={page.path} />
            <button type="submit" class="quiet small">
              {t.resend}
              <span class="sr">
                {" "}
                {delivery.eventType} {delivery.id}
              </span>
            </button>
          </form>
        </div>
      </div>
      <details>
        <summary class="small">
          {t.attempts(delivery.attempts.length)}
          <span class="sr"> {delivery.id}</span>
        </summary>
        <div class="stack small">
          <p class="muted">
            POST <code>{delivery.url}</code>
          </p>
          {delivery.attempts.map((attempt) => (
            <Attempt key={attempt.id} page={page} attempt={attempt} />
          ))}
          <h3>{t.body}</h3>
          <pre>{pretty(delivery.body)}</pre>
        </div>
      </details>
    </li>
  );
}

function Attempt({ page, attempt }: { page: Page; attempt: ListedDelivery["attempts"][number] }) {
  const t = page.t.developer;
  return (
    <div>
      <p>
        {attempt.number}. <Time page={page} at={attempt.at} /> · <bdi>{attempt.durationMs} ms</bdi> ·{" "}
        <strong>
          <bdi>{attempt.responseStatus ?? attempt.error ?? t.noAnswer}</bdi>
        </strong>
        {attempt.fault ? (
          <>
            {" "}
            · {t.fault} <bdi>{attempt.fault}</bdi>
          </>
        ) : null}
      </p>
      <h3>{t.headers}</h3>
      <pre>
        {Object.entries(attempt.requestHeaders)
          .map(([name, value]) => `${name}: ${value}`)
          .join("\n")}
      </pre>
      {attempt.responseExcerpt ? (
        <>
          <h3>{t.response}</h3>
          <pre>{attempt.responseExcerpt}</pre>
        </>
      ) : null}
    </div>
  );
}

/** JSON with line breaks, for reading; anything else as it is. */
export function pretty(text: string): string {
  try {
    return JSON.stringify(JSON.parse(text), null, 2);
  } catch {
    return text;
  }
}

import { getFormatter, getTranslations } from "next-intl/server";
import { Badge, cn } from "@/components/ui";
import type { Locale } from "@/lib/i18n/locales";
import { Link } from "@/lib/i18n/routing";
import type { ConversationLine } from "@/lib/messages";
import { pictureUrl } from "@/lib/storage/url";

/** Conversations, one a row: with whom, about what, the newest words, and how many are unread. */
export async function ConversationList({ lines, locale }: { lines: ConversationLine[]; locale: Locale }) {
  const t = await getTranslations({ locale, namespace: "messages" });
  const format = await getFormatter({ locale });
  return (
    <ul className="divide-y divide-line overflow-hidden rounded-card border border-line bg-surface">
      {lines.map((line) => (
        <li key={line.id} className="relative flex gap-4 p-4 hover:bg-sunken sm:p-5">
          <div className="size-14 shrink-0 overflow-hidden rounded-control bg-sunken sm:size-16">
            {line.pictureKey ? (
              <img
                src={pictureUrl(line.pictureKey, 400)}
                alt=""
                width={64}
                height={64}
                loading="lazy"
                className="size-full object-cover"
              />
            ) : null}
          </div>
          <div className="min-w-0 flex-1">
            <div className="flex flex-wrap items-baseline justify-between gap-x-4">
              <Link
                href={`/messages/${line.id}#newest`}
                prefetch={false}
                className={cn(
                  "min-w-0 truncate after:absolute after:inset-0 hover:underline",
                  line.unread > 0 ? "font-bold" : "font-semibold",
                )}
              >
                <bdi>{line.counterpart ?? t(`somebody.${line.side === "buyer" ? "seller" : "buyer"}`)}</bdi>
              </Link>
              <time dateTime={line.lastMessageAt.toISOString()} className="figures text-ink-soft text-sm">
                {format.dateTime(line.lastMessageAt, { dateStyle: "medium", timeStyle: "short" })}
              </time>
            </div>
            {/* What is cut off is the end, also of a title in the other direction of reading. */}
            <p className="truncate text-ink-soft text-sm rtl:text-right" dir="auto">
              {line.title}
            </p>
            <div className="mt-1 flex items-center justify-between gap-3">
              <p
                className={cn(
                  "min-w-0 flex-1 truncate rtl:text-right",
                  line.unread > 0 ? "font-semibold" : "text-ink-soft",
                )}
                dir="auto"
              >
                <Snippet last={line.last} locale={locale} />
              </p>
              {line.unread > 0 ? (
                <Badge tone="brand" className="figures">
                  <span aria-hidden>{line.unread}</span>
                  <span className="sr-only">{t("list.unread", { count: line.unread })}</span>
                </Badge>
              ) : null}
            </div>
          </div>
        </li>
      ))}
    </ul>
  );
}

async function Snippet({ last, locale }: { last: ConversationLine["last"]; locale: Locale }) {
  const t = await getTranslations({ locale, namespace: "messages" });
  const text = last.body || t("list.files", { count: last.files });
  return last.mine ? t("list.mine", { text }) : text;
}

import { FileText } from "lucide-react";
import { getFormatter, getTranslations } from "next-intl/server";
import { cn } from "@/components/ui";
import type { Locale } from "@/lib/i18n/locales";
import type { Message, MessageFile } from "@/lib/messages";

type Props = { messages: Message[]; counterpart: string; locale: Locale };

/**
 * Messages, oldest first, under the day they were written on; a new one at the end is read out. What people write is
 * shown as it is: an address in it is no link, since that is how buyers are led away to pay elsewhere.
 */
export async function MessageList({ messages, counterpart, locale }: Props) {
  const t = await getTranslations({ locale, namespace: "messages" });
  const format = await getFormatter({ locale });
  const dayOf = ({ createdAt }: Message) => format.dateTime(createdAt, { dateStyle: "full" });
  return (
    <div role="log" aria-label={t("thread.log")}>
      <ol className="space-y-3">
        {messages.map((message, index) => {
          const { id, mine, body, createdAt, files } = message;
          const before = messages[index - 1];
          const day = dayOf(message);
          const isNewest = index === messages.length - 1;
          return (
            <li
              key={id}
              id={isNewest ? "newest" : undefined}
              className={isNewest ? "scroll-mt-40" : undefined}
            >
              {before && dayOf(before) === day ? null : (
                <p className="mt-4 mb-3 text-center text-ink-soft text-sm first-letter:uppercase">{day}</p>
              )}
              <div className={cn("flex flex-col", mine ? "items-end" : "items-start")}>
                <span className="sr-only">
                  <bdi>{mine ? t("thread.you") : counterpart}</bdi>
                </span>
                <div
                  className={cn(
                    "max-w-[85%] space-y-2 rounded-card px-4 py-2.5 sm:max-w-[75%]",
                    mine ? "bg-brand-soft text-brand-ink" : "bg-sunken",
                  )}
                >
                  {body ? (
                    <p dir="auto" className="whitespace-pre-line [overflow-wrap:anywhere]">
                      {body}
                    </p>
                  ) : null}
                  <Files files={files} locale={locale} />
                </div>
                <time dateTime={createdAt.toISOString()} className="figures mt-1 px-1 text-ink-soft text-sm">
                  {format.dateTime(createdAt, { timeStyle: "short" })}
                </time>
              </div>
            </li>
          );
        })}
      </ol>
    </div>
  );
}

const addressOf = ({ id }: MessageFile) => `/messages/files/${id}`;

async function Files({ files, locale }: { files: MessageFile[]; locale: Locale }) {
  if (files.length === 0) return null;
  const t = await getTranslations({ locale, namespace: "messages" });
  const format = await getFormatter({ locale });
  const pictures = files.filter(({ contentType }) => contentType.startsWith("image/"));
  const papers = files.filter((file) => !pictures.includes(file));
  const size = ({ sizeBytes }: MessageFile) =>
    format.number(Math.max(1, Math.round(sizeBytes / 1024)), { style: "unit", unit: "kilobyte" });
  return (
    <ul className="flex flex-wrap gap-2 py-1">
      {pictures.map((file) => (
        <li key={file.id}>
          <a
            href={addressOf(file)}
            target="_blank"
            rel="noopener"
            className="block overflow-hidden rounded-control"
          >
            <img
              src={addressOf(file)}
              alt={t("thread.picture", { name: file.name })}
              width={160}
              height={160}
              loading="lazy"
              className="size-22 bg-surface object-cover sm:size-40"
            />
          </a>
        </li>
      ))}
      {papers.map((file) => (
        <li key={file.id} className="max-w-full">
          <a
            href={addressOf(file)}
            download
            aria-label={t("thread.pdf", { name: file.name, size: size(file) })}
            className="flex min-h-11 items-center gap-2.5 rounded-control border border-line-strong bg-surface px-3 py-2 text-ink hover:border-ink"
          >
            <FileText aria-hidden className="size-5 shrink-0" />
            <span className="min-w-0">
              <bdi className="block truncate font-semibold">{file.name}</bdi>
              <span className="figures block text-ink-soft text-sm">
                PDF · <bdi>{size(file)}</bdi>
              </span>
            </span>
          </a>
        </li>
      ))}
    </ul>
  );
}

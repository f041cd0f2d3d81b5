import { getFormatter, getTranslations } from "next-intl/server";
import type { ReactNode } from "react";
import { cn } from "@/components/ui";
import type { Locale } from "@/lib/i18n/locales";
import type { NotificationLine } from "@/lib/notifications";

type Props = {
  lines: NotificationLine[];
  locale: Locale;
  /** Marks as read and leads on: a form, because a GET changes nothing. */
  action: (form: FormData) => Promise<void>;
  /** Hidden fields of each form. */
  children: ReactNode;
};

/** Notifications, one a row; the whole row opens what it is about. */
export async function NotificationList({ lines, locale, action, children }: Props) {
  const t = await getTranslations({ locale, namespace: "notifications" });
  const format = await getFormatter({ locale });
  return (
    <ul className="divide-y divide-line overflow-hidden rounded-card border border-line bg-surface">
      {lines.map(({ id, title, body, details, createdAt, read }) => (
        <li
          key={id}
          className={cn("relative flex gap-3 p-4 hover:bg-sunken sm:p-5", read ? "" : "bg-brand-soft/40")}
        >
          <span
            aria-hidden
            className={cn("mt-2 size-2.5 shrink-0 rounded-full", read ? "bg-transparent" : "bg-brand")}
          />
          <div className="min-w-0 flex-1">
            <form action={action}>
              {children}
              <input type="hidden" name="id" value={id} />
              <button
                type="submit"
                className={cn(
                  "cursor-pointer text-start [overflow-wrap:anywhere] after:absolute after:inset-0 hover:underline",
                  read ? "font-medium" : "font-bold",
                )}
              >
                {read ? null : <span className="sr-only">{t("list.unread")}: </span>}
                {title}
              </button>
            </form>
            <p className="mt-1 text-ink-soft">{body}</p>
            {details.length > 0 ? (
              <dl className="mt-2 flex flex-wrap gap-x-5 gap-y-1 text-sm">
                {details.map(({ label, value }) => (
                  <div key={label} className="flex min-w-0 flex-wrap gap-x-1.5">
                    <dt className="text-ink-soft">{label}</dt>
                    <dd className="min-w-0 whitespace-pre-line font-semibold [overflow-wrap:anywhere]">
                      {value}
                    </dd>
                  </div>
                ))}
              </dl>
            ) : null}
            <p className="mt-2 text-ink-soft text-sm">
              <time dateTime={createdAt.toISOString()}>
                {format.dateTime(createdAt, { dateStyle: "medium", timeStyle: "short" })}
              </time>
            </p>
          </div>
        </li>
      ))}
    </ul>
  );
}

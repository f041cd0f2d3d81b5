import { CircleQuestionMark, MessageCircle, PencilLine } from "lucide-react";
import { getFormatter, getTranslations } from "next-intl/server";
import type { ReactNode } from "react";
import { Card, CardTitle } from "@/components/ui";
import type { WaitingSale } from "@/lib/dashboard";
import { Link } from "@/lib/i18n/link";
import type { Locale } from "@/lib/i18n/locales";

/** More than these stand in the list of sales. */
const SHOWN = 5;

type Props = {
  waiting: WaitingSale[];
  unread: number;
  questions: number;
  drafts: number;
  now: Date;
  locale: Locale;
};

/** What waits for the seller: sales whose turn is theirs, messages, questions, drafts. */
export async function NeedsCard({ waiting, unread, questions, drafts, now, locale }: Props) {
  const t = await getTranslations({ locale, namespace: "dashboard" });
  const rest = waiting.length - SHOWN;
  return (
    <Card role="region" aria-labelledby="needs" className="space-y-4">
      <CardTitle id="needs">{t("needs.title")}</CardTitle>
      {waiting.length + unread + questions + drafts === 0 ? <p>{t("needs.none")}</p> : null}
      {waiting.length > 0 ? (
        <ul className="divide-y divide-line border-line border-y">
          {waiting.slice(0, SHOWN).map((sale) => (
            <Sale key={sale.id} sale={sale} now={now} locale={locale} />
          ))}
        </ul>
      ) : null}
      <ul className="flex flex-wrap gap-x-6 gap-y-1 empty:hidden">
        {rest > 0 ? <Other href="/sales">{t("needs.more", { count: rest })}</Other> : null}
        {unread > 0 ? (
          <Other href="/messages" icon={<MessageCircle aria-hidden className="size-5" />}>
            {t("needs.unread", { count: unread })}
          </Other>
        ) : null}
        {questions > 0 ? (
          <Other href="/questions" icon={<CircleQuestionMark aria-hidden className="size-5" />}>
            {t("needs.questions", { count: questions })}
          </Other>
        ) : null}
        {drafts > 0 ? (
          <Other href="/sell/listings" icon={<PencilLine aria-hidden className="size-5" />}>
            {t("needs.drafts", { count: drafts })}
          </Other>
        ) : null}
      </ul>
    </Card>
  );
}

async function Sale({ sale, now, locale }: { sale: WaitingSale; now: Date; locale: Locale }) {
  const t = await getTranslations({ locale, namespace: "dashboard" });
  const orders = await getTranslations({ locale, namespace: "orders" });
  const format = await getFormatter({ locale });
  // A service is done, not sent: where a mode has words of its own, those.
  const own = `next.${sale.stage}_${sale.mode}.seller.title`;
  return (
    <li className="relative py-3 hover:bg-sunken">
      <Link
        href={`/orders/${sale.id}`}
        prefetch={false}
        className="font-semibold after:absolute after:inset-0 hover:underline"
      >
        {orders(orders.has(own) ? own : `next.${sale.stage}.seller.title`)}
      </Link>
      <p className="[overflow-wrap:anywhere]">
        <bdi>{sale.title}</bdi>
      </p>
      <p className="text-ink-soft text-sm">
        {sale.due
          ? t(sale.due.at < now ? "needs.late" : "needs.due", {
              date: format.dateTime(sale.due.at, { dateStyle: "long", timeStyle: "short" }),
            })
          : t("needs.open")}
      </p>
    </li>
  );
}

const Other = ({ href, icon, children }: { href: string; icon?: ReactNode; children: ReactNode }) => (
  <li>
    <Link
      href={href}
      prefetch={false}
      className="inline-flex min-h-11 items-center gap-2 font-semibold text-brand-ink underline-offset-4 hover:underline"
    >
      {icon}
      {children}
    </Link>
  </li>
);

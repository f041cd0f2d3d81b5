import {
  Bell,
  BellPlus,
  ChartColumn,
  CircleHelp,
  Heart,
  MessageCircle,
  Package,
  ShoppingBag,
  Tag,
  UserRound,
} from "lucide-react";
import { getTranslations } from "next-intl/server";
import type { ReactNode } from "react";
import { PageHeader } from "@/components/ui/page-header";
import type { Locale } from "@/lib/i18n/locales";
import { Link } from "@/lib/i18n/routing";

const SECTIONS = [
  { id: "orders", href: "/orders", icon: ShoppingBag },
  { id: "dashboard", href: "/sell/dashboard", icon: ChartColumn },
  { id: "sales", href: "/sales", icon: Package },
  { id: "listings", href: "/sell/listings", icon: Tag },
  { id: "favorites", href: "/favorites", icon: Heart },
  { id: "searches", href: "/searches", icon: BellPlus },
  { id: "messages", href: "/messages", icon: MessageCircle },
  { id: "questions", href: "/questions", icon: CircleHelp },
  { id: "notifications", href: "/notifications", icon: Bell },
  { id: "profile", href: "/profile", icon: UserRound },
] as const;

export type AccountSection = (typeof SECTIONS)[number]["id"];

type Props = {
  locale: Locale;
  /** Which of the sections this page belongs to. */
  section?: AccountSection;
  title: ReactNode;
  lead?: ReactNode;
  actions?: ReactNode;
  /** Above the title: a way back, a badge. */
  above?: ReactNode;
  children: ReactNode;
};

/** A signed-in page: the account's sections (a row on a phone, a column beside the content), the title, the content. */
export async function AccountShell({ locale, section, title, lead, actions, above, children }: Props) {
  const t = await getTranslations({ locale, namespace: "common" });
  return (
    <div className="page grid gap-x-12 pt-3 md:grid-cols-[13rem_minmax(0,1fr)] md:pt-10">
      <nav aria-label={t("account.label")} className="min-w-0">
        <ul className="sections scroll-row -mx-4 flex gap-1 py-1 ps-4 pe-14 sm:-mx-6 sm:ps-6 md:mx-0 md:flex-col md:px-0">
          {SECTIONS.map(({ id, href, icon: Icon }) => (
            <li key={id} className="shrink-0">
              <Link
                href={href}
                prefetch={false}
                aria-current={id === section ? "page" : undefined}
                className="flex min-h-11 items-center gap-2.5 rounded-control px-3 text-ink-soft hover:bg-sunken hover:text-ink aria-[current]:bg-brand-soft aria-[current]:font-semibold aria-[current]:text-brand-ink"
              >
                <Icon aria-hidden className="size-5" />
                {t(`account.${id}`)}
              </Link>
            </li>
          ))}
        </ul>
      </nav>
      <div className="min-w-0 pt-6 md:pt-0">
        <PageHeader title={title} lead={lead} actions={actions} above={above} />
        <div className="mt-6 space-y-6">{children}</div>
      </div>
    </div>
  );
}

type NarrowProps = Omit<Props, "locale" | "section">;

/** One task and nothing beside it: sign in, an onboarding step, a confirmation. */
export function NarrowShell({ title, lead, actions, above, children }: NarrowProps) {
  return (
    <div className="mx-auto w-full max-w-xl px-4 pt-8 sm:pt-14">
      <PageHeader title={title} lead={lead} actions={actions} above={above} />
      <div className="mt-6 space-y-6">{children}</div>
    </div>
  );
}

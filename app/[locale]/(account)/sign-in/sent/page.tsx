import { MailOpen } from "lucide-react";
import type { Metadata } from "next";
import { getTranslations, setRequestLocale } from "next-intl/server";
import { Address } from "@/components/auth/address";
import { NarrowShell } from "@/components/site/account-shell";
import { Button, Card } from "@/components/ui";
import { safeReturnTo } from "@/lib/auth";
import { toLocale } from "@/lib/i18n/locales";
import { Link } from "@/lib/i18n/routing";

type Props = {
  params: Promise<{ locale: string }>;
  searchParams: Promise<{ email?: string | string[]; next?: string | string[] }>;
};

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const t = await getTranslations({ locale: toLocale((await params).locale), namespace: "auth" });
  return { title: t("sent.title"), robots: { index: false } };
}

/** Says the same for every address, also for one that asked too often. */
export default async function SentPage({ params, searchParams }: Props) {
  const locale = toLocale((await params).locale);
  setRequestLocale(locale);
  const { email, next: given } = await searchParams;
  const next = safeReturnTo(given, `/${locale}/account`);
  const address = typeof email === "string" ? email : null;
  const t = await getTranslations({ locale, namespace: "auth" });
  return (
    <NarrowShell title={t("sent.title")}>
      <Card className="space-y-4">
        <p className="flex gap-3 text-lg" role="status">
          <MailOpen aria-hidden className="mt-0.5 size-6 shrink-0 text-brand-ink" />
          <span>
            {address
              ? t.rich("sent.to", { address: () => <Address>{address}</Address> })
              : t("sent.toNobody")}{" "}
            {t("sent.validity")}
          </span>
        </p>
        <ul className="list-disc space-y-2 ps-5 text-ink-soft">
          <li>{t("sent.spam")}</li>
          <li>{t("sent.wait")}</li>
        </ul>
      </Card>
      <Button asChild variant="secondary">
        <Link href={`/sign-in?${new URLSearchParams({ next, email: address ?? "" })}`}>
          {t("sent.change")}
        </Link>
      </Button>
    </NarrowShell>
  );
}

import { getTranslations } from "next-intl/server";
import { Pagination } from "@/components/ui/pagination";
import type { Locale } from "@/lib/i18n/locales";

/** `path` is the list's own address, which is that of its first page. */
type Props = { path: string; page: number; pages: number; locale: Locale };

/** The way to older orders, where they do not fit on one page. */
export async function OrderPages({ path, page, pages, locale }: Props) {
  const t = await getTranslations({ locale, namespace: "browse" });
  return (
    <Pagination
      page={page}
      pages={pages}
      hrefOf={(other) => (other === 1 ? path : `${path}?page=${other}`)}
      words={{
        label: t("pagination.label"),
        previous: t("pagination.previous"),
        next: t("pagination.next"),
        here: t("pagination.here", { page, pages }),
      }}
    />
  );
}

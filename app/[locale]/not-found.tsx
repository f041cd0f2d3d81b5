import { getTranslations } from "next-intl/server";
import { NotFoundView } from "@/components/site/not-found-view";

export default async function NotFound() {
  const t = await getTranslations("common");
  return <NotFoundView title={t("notFound.title")} text={t("notFound.text")} home={t("notFound.home")} />;
}

import { getTranslations } from "next-intl/server";
import { Alert } from "@/components/ui";
import type { DhmadProblem } from "@/lib/auth/dhmad-problem";
import type { Locale } from "@/lib/i18n/locales";

/** What came of going to DHMAD. */
export async function DhmadNotice({
  locale,
  outcome,
}: {
  locale: Locale;
  outcome: DhmadProblem | "linked" | "unlinked";
}) {
  const t = await getTranslations({ locale, namespace: "auth.dhmad" });
  if (outcome === "linked" || outcome === "unlinked")
    return (
      <Alert tone="success" role="status">
        {t(`done.${outcome}`)}
      </Alert>
    );
  return (
    <Alert
      tone={outcome === "denied" ? "warning" : "danger"}
      role="alert"
      title={t(`problem.${outcome}.title`)}
    >
      {t(`problem.${outcome}.text`)}
    </Alert>
  );
}

import { getTranslations } from "next-intl/server";
import { HiddenContext } from "@/components/forms";
import { ActionForm, type FormAction } from "@/components/orders/action-form";
import { Alert, Card, CardTitle } from "@/components/ui";
import type { Locale } from "@/lib/i18n/locales";
import { Link } from "@/lib/i18n/routing";
import type { ImportPlan } from "@/lib/listings";
import { ImportGood, ImportProblems } from "./import-tables";

type Props = {
  locale: Locale;
  action: FormAction;
  importId: string;
  plan: ImportPlan;
  /** How many were made of it already; null while none were. */
  drafts: number | null;
};

/** What would become of a file, and the button that does just that. Nothing is made before it. */
export async function ImportReport({ locale, action, importId, plan, drafts }: Props) {
  const t = await getTranslations({ locale, namespace: "imports" });
  if (plan.problem !== null)
    return (
      <Alert tone="danger" role="alert" title={t("report.unreadable")}>
        {t(`file.${plan.problem}`, {
          line: "line" in plan ? plan.line : 0,
          count: "count" in plan ? plan.count : 0,
          column: "column" in plan ? plan.column : "",
        })}
      </Alert>
    );
  const good = plan.lines.filter(({ input }) => input !== null);
  const bad = plan.lines.filter(({ input }) => input === null);
  return (
    <Card role="region" aria-labelledby="report" className="space-y-5">
      <CardTitle id="report">{t("report.heading")}</CardTitle>
      {drafts === null ? (
        <div role="status" className="space-y-1">
          <p className="font-semibold">{t("report.good", { count: good.length })}</p>
          {bad.length > 0 ? <p className="text-ink-soft">{t("report.bad", { count: bad.length })}</p> : null}
        </div>
      ) : (
        <Alert tone="success" role="status">
          <p>{t("report.made", { count: drafts })}</p>
          <p className="mt-2">
            <Link href="/sell/listings">{t("back")}</Link>
          </p>
        </Alert>
      )}
      {bad.length > 0 ? <ImportProblems lines={bad} locale={locale} /> : null}
      {good.length > 0 ? <ImportGood lines={good} locale={locale} /> : null}
      {drafts === null && good.length > 0 ? (
        <ActionForm
          action={action}
          label={t("report.import", { count: good.length })}
          pendingText={t("report.pending")}
        >
          <HiddenContext locale={locale} returnTo={`/${locale}/sell/listings/import?file=${importId}`} />
          <input type="hidden" name="importId" value={importId} />
        </ActionForm>
      ) : null}
    </Card>
  );
}

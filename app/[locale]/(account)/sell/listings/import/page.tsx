import type { Metadata } from "next";
import { getTranslations, setRequestLocale } from "next-intl/server";
import { BackLink } from "@/components/selling/back-link";
import { ImportHelp } from "@/components/selling/importing/import-help";
import { ImportReport } from "@/components/selling/importing/import-report";
import { ImportUpload } from "@/components/selling/importing/import-upload";
import { AccountShell } from "@/components/site/account-shell";
import { db } from "@/db";
import { requireUser } from "@/lib/auth/session";
import { listCategories } from "@/lib/catalogue";
import { governorates } from "@/lib/i18n/governorates";
import { toLocale } from "@/lib/i18n/locales";
import { getImport, MAX_IMPORT_BYTES, MAX_IMPORT_LINES, planImport } from "@/lib/listings";
import { importAction } from "./actions";
import { importNames } from "./names";

type Query = Record<string, string | string[] | undefined>;
type Props = { params: Promise<{ locale: string }>; searchParams: Promise<Query> };

const PROBLEMS = ["missing", "tooBig", "encoding", "tooMany"] as const;

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const t = await getTranslations({ locale: toLocale((await params).locale), namespace: "imports" });
  return { title: t("title") };
}

/** A file of listings: sent, looked over row by row, and only then made into drafts. */
export default async function ImportPage({ params, searchParams }: Props) {
  const locale = toLocale((await params).locale);
  setRequestLocale(locale);
  const query = await searchParams;
  const asked = typeof query.file === "string" ? query.file : "";
  const back = asked ? `?${new URLSearchParams({ file: asked })}` : "";
  const user = await requireUser(locale, `/${locale}/sell/listings/import${back}`);
  const [t, file, names, categories, places] = await Promise.all([
    getTranslations({ locale, namespace: "imports" }),
    getImport(db(), user.id, asked),
    importNames(db()),
    listCategories(db(), locale),
    governorates(locale),
  ]);
  const problem = asked && !file ? "gone" : PROBLEMS.find((known) => known === query.problem);
  return (
    <AccountShell
      locale={locale}
      section="listings"
      title={t("title")}
      lead={t("lead")}
      above={<BackLink href="/sell/listings">{t("back")}</BackLink>}
    >
      {file ? (
        <ImportReport
          locale={locale}
          action={importAction}
          importId={file.id}
          plan={planImport(file.body, names)}
          drafts={file.drafts}
        />
      ) : null}
      <ImportUpload
        locale={locale}
        again={file !== null}
        errors={problem ? [t(`upload.${problem}`)] : undefined}
        limits={{ bytes: MAX_IMPORT_BYTES, lines: MAX_IMPORT_LINES }}
      />
      <ImportHelp locale={locale} categories={categories} governorates={places} />
    </AccountShell>
  );
}

import { Download } from "lucide-react";
import { getFormatter, getTranslations } from "next-intl/server";
import { Field } from "@/components/forms";
import { Button, buttonStyles, Card, CardTitle, Input } from "@/components/ui";
import type { Locale } from "@/lib/i18n/locales";

type Props = {
  locale: Locale;
  /** A report stands above: another file, or the same one mended. */
  again: boolean;
  errors?: string[];
  limits: { bytes: number; lines: number };
};

/** Where a file is chosen and sent; and one to begin with. */
export async function ImportUpload({ locale, again, errors, limits }: Props) {
  const t = await getTranslations({ locale, namespace: "imports" });
  const format = await getFormatter({ locale });
  const size = format.number(limits.bytes / 1024 / 1024);
  return (
    <Card className="space-y-5">
      <CardTitle>{t(again ? "upload.again" : "upload.heading")}</CardTitle>
      <form
        action={`/api/listings/import?locale=${locale}`}
        method="post"
        encType="multipart/form-data"
        className="space-y-4"
      >
        <Field
          name="file"
          label={t("upload.file")}
          hint={t("upload.hint", { size, lines: limits.lines })}
          errors={errors}
        >
          {(control) => (
            <Input
              {...control}
              type="file"
              accept=".csv,text/csv"
              className="file:me-3 file:rounded-control file:border-0 file:bg-sunken file:px-3 file:py-1.5 file:font-semibold file:text-ink"
            />
          )}
        </Field>
        <div className="flex flex-wrap gap-3">
          <Button type="submit" variant={again ? "secondary" : "primary"}>
            {t("upload.submit")}
          </Button>
          <a
            href={`/api/listings/import/template?locale=${locale}`}
            download
            className={buttonStyles({ variant: "ghost" })}
          >
            <Download aria-hidden />
            {t("upload.template")}
          </a>
        </div>
        <p className="text-ink-soft text-sm">{t("upload.dryRun")}</p>
      </form>
    </Card>
  );
}

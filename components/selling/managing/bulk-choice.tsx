import { getTranslations } from "next-intl/server";
import { Field } from "@/components/forms";
import { Button, Card, Input, Select } from "@/components/ui";
import type { Locale } from "@/lib/i18n/locales";

const KINDS = ["percent", "amount", "pause", "resume"] as const;

type Props = { locale: Locale; ids: string[]; kind: string; value: string; errors?: string[] };

/** What to do with the selected listings: a form that only asks to see it. */
export async function BulkChoice({ locale, ids, kind, value, errors }: Props) {
  const t = await getTranslations({ locale, namespace: "managing" });
  return (
    <Card>
      <form action={`/${locale}/sell/listings/bulk`} className="space-y-5">
        {ids.map((id) => (
          <input key={id} type="hidden" name="id" value={id} />
        ))}
        <Field name="kind" label={t("bulk.change")}>
          {(control) => (
            <Select {...control} defaultValue={kind || KINDS[0]}>
              {KINDS.map((name) => (
                <option key={name} value={name}>
                  {t(`bulk.kind.${name}`)}
                </option>
              ))}
            </Select>
          )}
        </Field>
        <Field name="value" label={t("bulk.value")} hint={t("bulk.valueHint")} errors={errors}>
          {(control) => (
            <Input {...control} defaultValue={value} maxLength={30} dir="ltr" autoComplete="off" />
          )}
        </Field>
        <Button type="submit" variant="secondary">
          {t("bulk.preview")}
        </Button>
      </form>
    </Card>
  );
}

import { getTranslations } from "next-intl/server";
import type { Locale } from "@/lib/i18n/locales";
import type { OrderMode, OrderStage } from "@/lib/orders";

type Props = { stage: OrderStage; mode: OrderMode; locale: Locale };

/** What the word for an order's stage says, in plain words for either side: where the money is, and who moves next. */
export async function StageMeaning({ stage, mode, locale }: Props) {
  const t = await getTranslations({ locale, namespace: "orders" });
  const own = `means.${stage}_${mode}`;
  return (
    <details className="mt-4">
      <summary className="inline-flex min-h-11 cursor-pointer items-center font-semibold text-ink-soft hover:text-ink">
        {t("means.title", { status: t(`status.${stage}`) })}
      </summary>
      <p className="mt-1 max-w-prose">{t(t.has(own) ? own : `means.${stage}`)}</p>
    </details>
  );
}

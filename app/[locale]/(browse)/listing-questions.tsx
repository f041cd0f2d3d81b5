import { getFormatter, getTranslations } from "next-intl/server";
import { buttonStyles } from "@/components/ui/button";
import type { Locale } from "@/lib/i18n/locales";
import { Link } from "@/lib/i18n/routing";
import type { PublicQuestion } from "@/lib/questions";

type Props = { locale: Locale; slug: string; questions: PublicQuestion[] };

/** What others asked and the seller answered, and the way to ask. */
export async function ListingQuestions({ locale, slug, questions }: Props) {
  const [t, format] = await Promise.all([
    getTranslations({ locale, namespace: "questions" }),
    getFormatter({ locale }),
  ]);
  return (
    <section aria-labelledby="questions">
      <h2 id="questions" className="mb-4 font-bold text-xl tracking-tight">
        {t("listing.title")}
      </h2>
      {questions.length > 0 ? (
        <dl className="space-y-6">
          {questions.map(({ id, body, answer, answeredAt }) => (
            <div key={id}>
              <dt className="whitespace-pre-line font-semibold [overflow-wrap:anywhere]" dir="auto">
                {body}
              </dt>
              <dd className="mt-2 border-line-strong border-s-2 ps-4">
                <p className="whitespace-pre-line [overflow-wrap:anywhere]" dir="auto">
                  {answer}
                </p>
                <p className="mt-1 text-ink-soft text-sm">
                  {t("listing.answered", { date: format.dateTime(answeredAt, { dateStyle: "long" }) })}
                </p>
              </dd>
            </div>
          ))}
        </dl>
      ) : (
        <p>{t("listing.empty")}</p>
      )}
      <p className="mt-5">
        <Link
          href={`/questions/ask/${slug}`}
          prefetch={false}
          className={buttonStyles({ variant: "secondary" })}
        >
          {t("listing.ask")}
        </Link>
      </p>
    </section>
  );
}

import { BadgeCheck } from "@/components/icons";
import { RatingLine, type RatingWords } from "@/components/reviews/rating-line";
import { Badge } from "@/components/ui/badge";
import { Link } from "@/lib/i18n/routing";

type Props = {
  name: string;
  handle: string;
  /** "Vérifié par DHMAD", or null where that is not so. */
  verified: string | null;
  since: string;
  /** Null where nobody has said anything yet. */
  rating: RatingWords | null;
  /** How much they have sold and how soon they answer, as far as that is known. */
  record: string[];
  label: string;
};

export function SellerCard({ name, handle, verified, since, rating, record, label }: Props) {
  return (
    <section
      aria-label={label}
      className="flex items-center gap-4 rounded-card border border-line bg-surface p-4"
    >
      <span
        aria-hidden
        className="grid size-13 shrink-0 place-items-center rounded-full bg-accent-soft font-bold text-accent-ink text-xl uppercase"
      >
        {Array.from(name)[0]}
      </span>
      <div className="min-w-0">
        <p className="font-bold">
          <Link
            href={`/s/${handle}`}
            prefetch={false}
            className="press block w-fit max-w-full underline decoration-1 underline-offset-4 hover:decoration-2"
          >
            <bdi className="block truncate">{name}</bdi>
          </Link>
        </p>
        <p className="truncate text-ink-soft text-sm">
          <bdi dir="ltr">@{handle}</bdi> · {since}
        </p>
        {rating ? (
          <p className="mt-1 text-sm">
            <RatingLine {...rating} />
          </p>
        ) : null}
        {record.length > 0 ? <p className="mt-1 text-ink-soft text-sm">{record.join(" · ")}</p> : null}
        {verified ? (
          <Badge tone="success" className="mt-1.5">
            <BadgeCheck aria-hidden />
            {verified}
          </Badge>
        ) : null}
      </div>
    </section>
  );
}

import { BadgeCheck } from "@/components/icons";
import { Badge } from "@/components/ui/badge";

type Props = {
  name: string;
  handle: string;
  /** "Vérifié par DHMAD", or null where that is not so. */
  verified: string | null;
  since: string;
  label: string;
};

export function SellerCard({ name, handle, verified, since, label }: Props) {
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
        <p className="truncate font-bold">
          <bdi>{name}</bdi>
        </p>
        <p className="truncate text-ink-soft text-sm">
          <bdi dir="ltr">@{handle}</bdi> · {since}
        </p>
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

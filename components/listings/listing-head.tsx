import type { ReactNode } from "react";
import { MapPin, Truck } from "@/components/icons";
import { Price } from "./price";

type Props = {
  title: string;
  /** Formatted. */
  price: string;
  /** How soon, in words; null where that is not said yet. */
  delivery: string | null;
  place: string | null;
  /** `p` where it is shown on a page that has a heading of its own. */
  as?: "h1" | "p";
  children?: ReactNode;
};

/** What a listing is, for how much, how soon and where: the head of its page, and of the preview in its editor. */
export function ListingHead({ title, price, delivery, place, as: Title = "h1", children }: Props) {
  return (
    <header>
      <Title className="font-bold text-2xl tracking-tight sm:text-3xl">
        <bdi>{title}</bdi>
      </Title>
      <p className="mt-3">
        <Price amount={price} className="text-3xl" />
      </p>
      {delivery ? (
        <p className="mt-2 flex items-center gap-2 text-ink-soft">
          <Truck aria-hidden className="size-5 shrink-0 rtl:-scale-x-100" />
          {delivery}
        </p>
      ) : null}
      {place ? (
        <p className="mt-2 flex items-center gap-2 text-ink-soft">
          <MapPin aria-hidden className="size-5 shrink-0" />
          <bdi>{place}</bdi>
        </p>
      ) : null}
      {children}
    </header>
  );
}

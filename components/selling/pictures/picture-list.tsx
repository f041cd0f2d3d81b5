"use client";

import { ArrowLeft, ArrowRight, Crop, GripVertical, Trash2 } from "lucide-react";
import { useState } from "react";
import { Alert, Badge } from "@/components/ui";
import type { OwnPicture } from "@/lib/listings";
import { pictureUrl } from "@/lib/storage/url";
import { IntentButton } from "../intent-button";
import { useHydrated } from "../use-hydrated";
import { CropDialog } from "./crop-dialog";
import type { PictureListWords } from "./picture-list-words";
import { usePictureOrder } from "./use-picture-order";

type Props = { address: string; locale: string; pictures: OwnPicture[]; words: PictureListWords };

/**
 * The pictures in their order: dragged by mouse or by their handle, or moved by the buttons. Without JavaScript the
 * buttons send the listing's form, so that what was typed is saved with each.
 */
export function PictureList({ address, locale, pictures, words }: Props) {
  const hydrated = useHydrated();
  const [cropping, setCropping] = useState<OwnPicture | null>(null);
  const [cropped, setCropped] = useState("");
  const order = usePictureOrder(pictures, `${address}?locale=${locale}`, words);
  if (pictures.length === 0) return <p className="text-ink-soft">{words.advised}</p>;
  const last = pictures.length - 1;
  return (
    <div className="space-y-3">
      {hydrated && last > 0 ? <p className="text-ink-soft text-sm">{words.dragHint}</p> : null}
      <ol ref={order.list} className="grid grid-cols-2 gap-4 sm:grid-cols-3">
        {order.shown.map((picture) => {
          const index = order.placeOf(picture.id);
          const said = words.pictures[index];
          const dragged = order.dragged === picture.id;
          const move = (step: -1 | 1) => ({
            "data-move": `${picture.id}:${step}`,
            "aria-disabled": (step < 0 ? index === 0 : index === last) || undefined,
            onClick: (event: React.MouseEvent) => {
              event.preventDefault();
              order.step(picture.id, step);
            },
          });
          return (
            <li
              key={picture.id}
              data-picture={picture.id}
              style={{ order: index }}
              className={dragged ? "relative z-1 space-y-2" : "space-y-2"}
            >
              <div
                className={`relative select-none rounded-control ${hydrated && last > 0 ? "cursor-grab active:cursor-grabbing" : ""} ${dragged ? "scale-[1.03] shadow-raised outline-2 outline-brand motion-safe:transition-transform" : ""}`}
                onPointerDown={(event) => order.onGrab(event, picture.id)}
              >
                <img
                  src={pictureUrl(picture.key, 400)}
                  alt={said?.alt ?? ""}
                  draggable={false}
                  width={400}
                  height={Math.round((400 * picture.height) / picture.width)}
                  className="aspect-square w-full rounded-control bg-sunken object-cover"
                />
                {index === 0 ? (
                  <Badge tone="brand" className="absolute start-2 bottom-2">
                    {words.main}
                  </Badge>
                ) : null}
                {hydrated && last > 0 ? (
                  <span
                    data-handle
                    aria-hidden
                    className="absolute end-1.5 top-1.5 grid size-11 touch-none place-items-center rounded-control bg-surface text-ink shadow-raised"
                  >
                    <GripVertical className="size-5" />
                  </span>
                ) : null}
                {hydrated ? (
                  <button
                    type="button"
                    aria-label={said?.crop}
                    onClick={() => {
                      setCropped("");
                      setCropping(picture);
                    }}
                    className="absolute start-1.5 top-1.5 grid size-11 cursor-pointer place-items-center rounded-control bg-surface text-ink shadow-raised hover:bg-sunken"
                  >
                    <Crop aria-hidden className="size-5" />
                  </button>
                ) : null}
              </div>
              <div className="flex justify-center">
                <IntentButton
                  intent={`earlier:${picture.id}`}
                  variant="ghost"
                  aria-label={said?.earlier}
                  className="min-w-12 px-0"
                  {...move(-1)}
                >
                  <ArrowLeft aria-hidden className="rtl:-scale-x-100" />
                </IntentButton>
                <IntentButton
                  intent={`later:${picture.id}`}
                  variant="ghost"
                  aria-label={said?.later}
                  className="min-w-12 px-0"
                  {...move(1)}
                >
                  <ArrowRight aria-hidden className="rtl:-scale-x-100" />
                </IntentButton>
                <IntentButton
                  intent={`remove:${picture.id}`}
                  variant="ghost"
                  aria-label={said?.remove}
                  className="min-w-12 px-0"
                >
                  <Trash2 aria-hidden />
                </IntentButton>
              </div>
            </li>
          );
        })}
      </ol>
      {order.failed ? <Alert tone="danger">{order.said}</Alert> : null}
      <p role="status" className="sr-only">
        {order.said || cropped}
      </p>
      {cropping ? (
        <CropDialog
          address={`${address}/${cropping.id}/crop?locale=${locale}`}
          picture={cropping}
          alt={words.pictures[order.placeOf(cropping.id)]?.alt ?? ""}
          words={words.crop}
          onClose={(done) => {
            setCropping(null);
            if (done) setCropped(words.crop.done);
          }}
        />
      ) : null}
    </div>
  );
}

"use client";

import { Minus, Plus } from "lucide-react";
import { useRouter } from "next/navigation";
import { useEffect, useRef, useState } from "react";
import { Alert, Button } from "@/components/ui";
import type { OwnPicture } from "@/lib/listings";
import { changePicture } from "./change-picture";
import { CropArea } from "./crop-area";
import { largest, reshaped, type Shape } from "./crop-frame";
import type { PictureListWords } from "./picture-list-words";

const RATIOS = { square: 1, wide: 4 / 3 } as const;
/** A picture has 200 pixels on its shorter side at least; the largest that is kept is 1600 wide (lib/storage). */
const LEAST_PIXELS = 200;
const KEPT_WIDTH = 1600;
const STEP = 0.05;

type Props = {
  address: string;
  picture: OwnPicture;
  alt: string;
  words: PictureListWords["crop"];
  /** `done`: it was cut. */
  onClose: (done: boolean) => void;
};

/** Cuts a picture to what a frame holds. The browser keeps the focus within, and gives it back to the button. */
export function CropDialog({ address, picture, alt, words, onClose }: Props) {
  const router = useRouter();
  const dialog = useRef<HTMLDialogElement>(null);
  const [ratio, setRatio] = useState<keyof typeof RATIOS>("square");
  const shapeOf = (name: keyof typeof RATIOS): Shape => ({
    aspect: picture.width / picture.height,
    ratio: RATIOS[name],
    least: (LEAST_PIXELS * RATIOS[name]) / Math.min(KEPT_WIDTH, picture.width),
  });
  const shape = shapeOf(ratio);
  const [frame, setFrame] = useState(() => largest(shape));
  const [saving, setSaving] = useState(false);
  const [error, setError] = useState("");
  const done = useRef(false);

  useEffect(() => {
    if (!dialog.current?.open) dialog.current?.showModal();
  }, []);

  const save = async () => {
    if (saving) return;
    setSaving(true);
    setError("");
    const wrong = await changePicture(address, "POST", { key: picture.key, area: frame }, words.failed);
    setSaving(false);
    if (wrong) return setError(wrong);
    done.current = true;
    router.refresh();
    dialog.current?.close();
  };
  const percent = (share: number) => String(Math.round(share * 100));
  return (
    <dialog
      ref={dialog}
      aria-labelledby="crop-title"
      onClose={() => onClose(done.current)}
      className="m-auto max-h-dvh w-[min(100vw-2rem,40rem)] overflow-y-auto rounded-card border border-line bg-surface p-4 text-ink backdrop:bg-[rgb(0_0_0/0.6)] sm:p-6"
    >
      <div className="space-y-4">
        <h2 id="crop-title" className="font-bold text-lg">
          {words.title}
        </h2>
        <fieldset className="flex flex-wrap gap-x-5">
          <legend className="sr-only">{words.shape}</legend>
          {(["square", "wide"] as const).map((name) => (
            <label key={name} className="flex min-h-11 cursor-pointer items-center gap-2.5">
              <input
                type="radio"
                name="crop-shape"
                checked={ratio === name}
                onChange={() => {
                  setRatio(name);
                  setFrame(reshaped(frame, shapeOf(name)));
                }}
                className="size-5 accent-brand"
              />
              {words[name]}
            </label>
          ))}
        </fieldset>
        <CropArea picture={picture} alt={alt} frame={frame} shape={shape} setFrame={setFrame} words={words} />
        <div className="flex flex-wrap items-center gap-3">
          {([-STEP, STEP] as const).map((step) => (
            <Button
              key={step}
              variant="secondary"
              aria-label={step < 0 ? words.smaller : words.larger}
              onClick={() => setFrame(reshaped(frame, shape, frame.width + step))}
              className="px-3.5"
            >
              {step < 0 ? <Minus aria-hidden /> : <Plus aria-hidden />}
            </Button>
          ))}
          <p role="status" className="figures text-ink-soft text-sm">
            {words.where
              .replace("{width}", percent(frame.width))
              .replace("{left}", percent(frame.x))
              .replace("{top}", percent(frame.y))}
          </p>
        </div>
        {error ? (
          <Alert role="alert" tone="danger">
            {error}
          </Alert>
        ) : null}
        <div className="flex flex-wrap justify-end gap-3">
          <Button variant="ghost" onClick={() => dialog.current?.close()}>
            {words.cancel}
          </Button>
          <Button aria-disabled={saving || undefined} onClick={() => void save()}>
            <span aria-live="polite">{saving ? words.saving : words.save}</span>
          </Button>
        </div>
      </div>
    </dialog>
  );
}

"use client";

import { type KeyboardEvent, type PointerEvent, useRef } from "react";
import type { OwnPicture } from "@/lib/listings";
import { pictureUrl } from "@/lib/storage/url";
import { type Frame, movedBy, movedTo, pulled, reshaped, type Shape } from "./crop-frame";
import type { PictureListWords } from "./picture-list-words";

const STEP = 0.02;
const LONG_STEP = 0.1;

type Props = {
  picture: OwnPicture;
  alt: string;
  frame: Frame;
  shape: Shape;
  setFrame: (frame: Frame) => void;
  words: PictureListWords["crop"];
};

/**
 * The picture with its frame: dragged, pulled at its corner, moved by arrow keys and sized by plus and minus, or put
 * where one presses. A picture has a left and a right in every language.
 */
export function CropArea({ picture, alt, frame, shape, setFrame, words }: Props) {
  const box = useRef<HTMLDivElement>(null);
  const grabbed = useRef<{ x: number; y: number; frame: Frame; pulls: boolean } | null>(null);
  const size = () => box.current?.getBoundingClientRect() ?? new DOMRect(0, 0, 1, 1);

  const onDown = (event: PointerEvent<HTMLElement>) => {
    if (event.button !== 0) return;
    const target = event.target as HTMLElement;
    const pulls = target.dataset.corner !== undefined;
    const { left, top, width, height } = size();
    const start =
      pulls || target.dataset.frame !== undefined
        ? frame
        : movedTo(frame, (event.clientX - left) / width, (event.clientY - top) / height);
    setFrame(start);
    grabbed.current = { x: event.clientX, y: event.clientY, frame: start, pulls };
    event.currentTarget.setPointerCapture(event.pointerId);
  };
  const onMove = (event: PointerEvent) => {
    const from = grabbed.current;
    if (!from) return;
    const { width, height } = size();
    const [dx, dy] = [(event.clientX - from.x) / width, (event.clientY - from.y) / height];
    setFrame(from.pulls ? pulled(from.frame, dx, shape) : movedBy(from.frame, dx, dy));
  };
  const onKey = (event: KeyboardEvent) => {
    const step = event.shiftKey ? LONG_STEP : STEP;
    const ways: Record<string, [number, number]> = {
      ArrowLeft: [-step, 0],
      ArrowRight: [step, 0],
      ArrowUp: [0, -step],
      ArrowDown: [0, step],
    };
    const way = ways[event.key];
    const grows = { "+": STEP, "=": STEP, "-": -STEP }[event.key];
    if (!way && !grows) return;
    event.preventDefault();
    setFrame(way ? movedBy(frame, ...way) : reshaped(frame, shape, frame.width + (grows ?? 0)));
  };
  const place = {
    left: `${frame.x * 100}%`,
    top: `${frame.y * 100}%`,
    width: `${frame.width * 100}%`,
    height: `${frame.height * 100}%`,
  };
  return (
    <div className="space-y-2">
      <div className="grid place-items-center rounded-control bg-sunken">
        <div
          ref={box}
          dir="ltr"
          className="relative touch-none select-none overflow-hidden"
          onPointerDown={onDown}
          onPointerMove={onMove}
          onPointerUp={() => {
            grabbed.current = null;
          }}
          onPointerCancel={() => {
            grabbed.current = null;
          }}
        >
          <img
            src={pictureUrl(picture.key, 800)}
            alt={alt}
            draggable={false}
            width={picture.width}
            height={picture.height}
            className="block h-auto max-h-[50dvh] w-auto max-w-full"
          />
          <button
            type="button"
            data-frame
            aria-label={words.frame}
            aria-describedby="crop-hint"
            onKeyDown={onKey}
            style={place}
            className="absolute cursor-move border-2 border-[white] shadow-[0_0_0_100vmax_rgb(0_0_0/0.55)] outline-offset-[-6px]"
          />
          <span
            data-corner
            aria-hidden
            style={{ left: `${(frame.x + frame.width) * 100}%`, top: `${(frame.y + frame.height) * 100}%` }}
            className="absolute -ms-11 -mt-11 size-11 cursor-nwse-resize border-[white] border-r-4 border-b-4"
          />
        </div>
      </div>
      <p id="crop-hint" className="text-ink-soft text-sm">
        {words.hint}
      </p>
    </div>
  );
}

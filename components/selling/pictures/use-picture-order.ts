"use client";

import { useRouter } from "next/navigation";
import { type PointerEvent, useEffect, useLayoutEffect, useRef, useState } from "react";
import type { OwnPicture } from "@/lib/listings";
import { changePicture } from "./change-picture";
import type { PictureListWords } from "./picture-list-words";

/** `ids` with one of them at another place. */
function placed(ids: string[], id: string, to: number): string[] {
  const others = ids.filter((other) => other !== id);
  return [...others.slice(0, to), id, ...others.slice(to)];
}

/**
 * The order of the pictures while it is being changed. While one is dragged only its looks move (`order` in the style):
 * an element that is taken out and put elsewhere would lose the pointer.
 */
export function usePictureOrder(pictures: OwnPicture[], address: string, words: PictureListWords) {
  const router = useRouter();
  const saved = pictures.map(({ id }) => id);
  const [wished, setWished] = useState<string[] | null>(null);
  const [dragged, setDragged] = useState<string | null>(null);
  const [outcome, setOutcome] = useState({ said: "", failed: false });
  const list = useRef<HTMLOListElement>(null);
  const pressed = useRef<string | null>(null);
  const underWay = useRef(0);
  const before = useRef<Promise<unknown>>(Promise.resolve());
  const ids = wished?.length === saved.length && saved.every((id) => wished.includes(id)) ? wished : saved;

  // What is shown is what is saved, again, once nothing else is on its way.
  const now = saved.join();
  // biome-ignore lint/correctness/useExhaustiveDependencies: whenever the saved order is another.
  useEffect(() => {
    if (underWay.current === 0) setWished(null);
  }, [now]);
  // A button that moved with its picture keeps the focus.
  // biome-ignore lint/correctness/useExhaustiveDependencies: whenever the order is another.
  useLayoutEffect(() => {
    if (pressed.current)
      list.current?.querySelector<HTMLElement>(`[data-move="${pressed.current}"]`)?.focus();
  }, [ids.join()]);

  const save = async (order: string[], id: string) => {
    setWished(order);
    const number = String(order.indexOf(id) + 1);
    setOutcome({
      said: words.moved.replace("{number}", number).replace("{count}", String(order.length)),
      failed: false,
    });
    // One after the other: what was wished last must arrive last.
    underWay.current += 1;
    const saving = before.current.then(() => changePicture(address, "PUT", { order }, words.failed));
    before.current = saving;
    const error = await saving;
    underWay.current -= 1;
    if (error) {
      setWished(null);
      setOutcome({ said: error, failed: true });
    }
    if (underWay.current === 0) router.refresh();
  };

  const onGrab = (event: PointerEvent, id: string) => {
    const on = (what: string) => event.target instanceof Element && event.target.closest(what) !== null;
    if (event.button !== 0 || saved.length < 2 || on("button")) return;
    if (event.pointerType !== "mouse" && !on("[data-handle]")) return;
    event.preventDefault();
    let order = ids;
    const look = ({ clientX, clientY }: globalThis.PointerEvent) => {
      const under = [...(list.current?.children ?? [])].find((item) => {
        const { left, right, top, bottom } = item.getBoundingClientRect();
        return clientX >= left && clientX <= right && clientY >= top && clientY <= bottom;
      });
      const other = under?.getAttribute("data-picture");
      if (!other || other === id) return;
      order = placed(order, id, order.indexOf(other));
      setWished(order);
    };
    const end = (keep: boolean) => {
      window.removeEventListener("pointermove", look);
      window.removeEventListener("pointerup", drop);
      window.removeEventListener("pointercancel", giveUp);
      window.removeEventListener("keydown", onKey);
      setDragged(null);
      if (keep && order.join() !== ids.join()) void save(order, id);
      else setWished(null);
    };
    const drop = () => end(true);
    const giveUp = () => end(false);
    const onKey = ({ key }: KeyboardEvent) => key === "Escape" && giveUp();
    window.addEventListener("pointermove", look);
    window.addEventListener("pointerup", drop);
    window.addEventListener("pointercancel", giveUp);
    window.addEventListener("keydown", onKey);
    pressed.current = null;
    setDragged(id);
  };

  const inDocument = dragged ? saved : ids;
  return {
    ...outcome,
    list,
    dragged,
    shown: inDocument.flatMap((id) => pictures.find((picture) => picture.id === id) ?? []),
    placeOf: (id: string) => ids.indexOf(id),
    step: (id: string, by: -1 | 1) => {
      const to = ids.indexOf(id) + by;
      if (to < 0 || to >= ids.length) return;
      pressed.current = `${id}:${by}`;
      void save(placed(ids, id, to), id);
    },
    onGrab,
  };
}

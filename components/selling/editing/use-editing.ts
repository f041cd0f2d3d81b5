"use client";

import { useRouter } from "next/navigation";
import { type FormEvent, type RefObject, useEffect, useRef, useState } from "react";
import type { FormState } from "@/lib/actions/form-state";
import { Autosaver, type Saving, type Start, stamp } from "./autosaver";
import { fieldsOf, forget, type Kept, keep, readKept, saysTheSame } from "./kept";
import { sendDraft } from "./send-draft";

export type EditingPlace = {
  /** Where a draft is saved by itself; null where only a button saves. */
  address: string | null;
  /** Under which name the browser keeps what is not saved yet; `done`: that of the new listing, once this one is it. */
  keepAs: string;
  done?: string;
};

type Values = Record<string, string>;
const IDLE: Saving = { phase: "idle" };

/**
 * Saves a listing's form while it is typed: a draft on the server, anything else in the browser alone, so that buyers
 * never see half a sentence. What the server has not confirmed is in the browser too, and offered when it comes back.
 */
export function useEditing(
  form: RefObject<HTMLFormElement | null>,
  { address, keepAs, done }: EditingPlace,
  values: Values,
  state: FormState,
) {
  const router = useRouter();
  const [saving, setSaving] = useState<Saving>(IDLE);
  const [kept, setKept] = useState<Kept | null>(null);
  const [restored, setRestored] = useState<{ values: Values | null; times: number }>({
    values: null,
    times: 0,
  });
  const start = useRef<Start>({ edit: values.edit, stockShown: values.stockShown });
  const saver = useRef<Autosaver | null>(null);
  const stock = useShownStock(values.stockShown, start);

  // biome-ignore lint/correctness/useExhaustiveDependencies: one saver for each address; the others do not change.
  useEffect(() => {
    const element = form.current;
    if (!element || !address) return;
    const mine = new Autosaver({
      start: start.current,
      read: () => new FormData(element),
      send: (sent) => sendDraft(address, sent),
      show: setSaving,
      onSaved: (answer) => {
        stock.saved(answer.stockShown);
        if (Object.keys(answer.fields).length === 0) forget(keepAs);
        if (answer.drawAgain) router.refresh();
      },
    });
    saver.current = mine;
    const flush = () => void mine.flush();
    const onHidden = () => document.visibilityState === "hidden" && flush();
    window.addEventListener("online", flush);
    window.addEventListener("pagehide", flush);
    document.addEventListener("visibilitychange", onHidden);
    return () => {
      mine.stop();
      saver.current = null;
      window.removeEventListener("online", flush);
      window.removeEventListener("pagehide", flush);
      document.removeEventListener("visibilitychange", onHidden);
    };
  }, [address]);

  // Once, when the page has come: what an earlier visit left. Held against what is saved: a browser may have filled the
  // form again by itself.
  // biome-ignore lint/correctness/useExhaustiveDependencies: once.
  useEffect(() => {
    const found = readKept(keepAs);
    if (found && saysTheSame(found.values, values)) forget(keepAs);
    else setKept(found);
    const before = done ? readKept(done) : null;
    if (done && before && saysTheSame(before.values, values)) forget(done);
  }, []);

  // A button's form was answered.
  // biome-ignore lint/correctness/useExhaustiveDependencies: once for each answer.
  useEffect(() => {
    const { edit, stockShown } = state.values;
    if (state.status === "idle" || !edit) return;
    const written = edit !== start.current.edit;
    if (stockShown !== undefined) stock.saved(stockShown);
    saver.current?.release({ edit, stockShown }, state.status === "error" && !written && !state.fields?.edit);
    Object.assign(start.current, { edit, stockShown });
    if (!written) return;
    forget(keepAs);
    setRestored(({ times }) => ({ values: null, times }));
    setSaving(IDLE);
  }, [state]);

  return {
    saving,
    kept,
    restored,
    stockKey: stock.key,
    onTyped: (event: FormEvent<HTMLFormElement>) => {
      keep(keepAs, { ...fieldsOf(event.currentTarget), ...start.current });
      setKept(null);
      if (saver.current) saver.current.touch();
      else setSaving({ phase: "kept" });
    },
    onLeftField: () => void saver.current?.flush(),
    /** What the form holds once nothing else is under way, and from where it was written. */
    read: async (element: HTMLFormElement): Promise<FormData> => {
      await saver.current?.hold();
      return stamp(new FormData(element), start.current);
    },
    restore: () => {
      if (!kept) return;
      const { edit, stockShown } = kept.values;
      Object.assign(start.current, { edit, stockShown });
      setRestored(({ times }) => ({ values: kept.values, times: times + 1 }));
      setKept(null);
      saver.current?.touch();
    },
    discard: () => {
      forget(keepAs);
      setKept(null);
    },
  };
}

/**
 * The key of the stock's fields: another one where the page shows another stock than this form has saved, so that
 * what was ordered meanwhile is seen. What is being typed stays otherwise.
 */
function useShownStock(shown: string | undefined, start: RefObject<Start>) {
  const [stock, setStock] = useState({ key: shown, seen: shown, own: shown });
  if (shown !== stock.seen)
    setStock({ ...stock, seen: shown, ...(shown === stock.own ? {} : { key: shown, own: shown }) });
  useEffect(() => {
    start.current.stockShown = stock.key;
  }, [stock.key, start]);
  return { key: stock.key, saved: (own: string) => setStock((before) => ({ ...before, own })) };
}

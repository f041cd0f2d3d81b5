"use client";

import { useSyncExternalStore } from "react";
import type { FavoriteAnswer, MyFavorites } from "./answer";

/** What is known: nothing yet, that nobody is signed in, or what this person keeps. */
type Known = { kind: "unknown" } | { kind: "signedOut" } | { kind: "kept"; slugs: ReadonlySet<string> };

/** Of one page: all hearts share it, so that one question answers them all. */
let known: Known = { kind: "unknown" };
let asked = false;
/** What was pressed since the last question: an answer that was on its way meanwhile does not know of it. */
const pressed = new Map<string, boolean>();
const hearts = new Set<() => void>();

function tell(next: Known): void {
  known = next;
  for (const heart of hearts) heart();
}

async function ask(): Promise<void> {
  pressed.clear();
  const answer = await fetch("/api/me/favorites");
  if (!answer.ok) return;
  const { slugs } = (await answer.json()) as MyFavorites;
  if (!slugs) return tell({ kind: "signedOut" });
  tell({ kind: "kept", slugs: new Set(slugs) });
  for (const [slug, wanted] of pressed) put(slug, wanted);
}

/** Offline or leaving, hearts stay empty: a press asks the server anyway. */
const ignore = () => undefined;

function subscribe(heart: () => void): () => void {
  hearts.add(heart);
  if (!asked) {
    asked = true;
    void ask().catch(ignore);
    // A page that comes back from the browser's memory may be older than what was pressed since.
    window.addEventListener("pageshow", (event) => {
      if (event.persisted) void ask().catch(ignore);
    });
  }
  return () => hearts.delete(heart);
}

const server: Known = { kind: "unknown" };

/** Whether this listing is kept; false until that is known. */
export function useIsFavorite(slug: string): boolean {
  const now = useSyncExternalStore(
    subscribe,
    () => known,
    () => server,
  );
  return now.kind === "kept" && now.slugs.has(slug);
}

function put(slug: string, wanted: boolean): void {
  const slugs = new Set(known.kind === "kept" ? known.slugs : []);
  if (wanted) slugs.add(slug);
  else slugs.delete(slug);
  tell({ kind: "kept", slugs });
}

/** Shows it at once and tells the server; takes it back where that failed, and says so. Who is not signed in goes there. */
export async function setFavorite(slug: string, wanted: boolean): Promise<boolean> {
  const locale = document.documentElement.lang;
  const before = known;
  if (before.kind === "kept") put(slug, wanted);
  const response = await fetch(`/favorites?locale=${locale}`, {
    method: "POST",
    // Whoever leaves at once has pressed all the same.
    keepalive: true,
    headers: { accept: "application/json" },
    body: new URLSearchParams({ slug, wanted: wanted ? "yes" : "no" }),
  }).catch(() => null);
  const status = response?.ok ? ((await response.json()) as FavoriteAnswer).status : null;
  if (status === "signedOut") {
    window.location.assign(`/${locale}/sign-in?next=${encodeURIComponent(window.location.pathname)}`);
    return true;
  }
  if (status === "done") {
    pressed.set(slug, wanted);
    put(slug, wanted);
  } else if (before.kind === "kept") put(slug, !wanted);
  return status === "done";
}

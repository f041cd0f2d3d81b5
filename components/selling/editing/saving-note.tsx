import { CloudOff } from "lucide-react";
import type { Saving } from "./autosaver";
import type { EditingWords } from "./editing-words";

/** At the foot of the window: how it stands with saving. A conflict has a notice of its own. */
export function SavingNote({ saving, words }: { saving: Saving; words: EditingWords }) {
  const failed = saving.phase === "failed" || saving.phase === "refused";
  const said = {
    idle: "",
    conflict: "",
    saving: words.saving,
    failed: words.failed,
    refused: words.refused,
    kept: words.keptHere,
    saved: saving.phase === "saved" ? saving.said : "",
  }[saving.phase];
  return (
    <p
      role="status"
      className={
        failed
          ? "flex w-fit items-center gap-2 rounded-control bg-warning-soft px-3 py-1.5 text-sm text-warning-ink shadow-raised empty:hidden"
          : "w-fit rounded-control border border-line bg-surface px-3 py-1.5 text-ink-soft text-sm shadow-raised empty:hidden"
      }
    >
      {failed ? <CloudOff aria-hidden className="size-4 shrink-0" /> : null}
      {said || null}
    </p>
  );
}

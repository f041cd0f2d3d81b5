import { FormAlert } from "@/components/forms";
import type { FormState } from "@/lib/actions/form-state";
import type { Locale } from "@/lib/i18n/locales";
import { ConflictNotice } from "./conflict-notice";
import type { EditingWords } from "./editing-words";
import { KeptNotice } from "./kept-notice";
import type { useEditing } from "./use-editing";

type Props = {
  state: FormState;
  editing: ReturnType<typeof useEditing>;
  words: EditingWords;
  locale: Locale;
  /** The editor's own path. */
  page: string;
  pendingText: string;
};

/** What is said at the top of the form: text of an earlier visit, a change elsewhere, or what came of the last button. */
export function Notices({ state, editing, words, locale, page, pendingText }: Props) {
  const { kept, saving } = editing;
  const conflict = state.fields?.edit
    ? (state.message ?? "")
    : saving.phase === "conflict"
      ? saving.said
      : null;
  return (
    <>
      {kept ? (
        <KeptNotice
          words={words.kept}
          locale={locale}
          at={kept.at}
          onRestore={editing.restore}
          onDiscard={editing.discard}
        />
      ) : null}
      {conflict === null ? null : (
        <ConflictNotice words={words.conflict} said={conflict} address={page} pendingText={pendingText} />
      )}
      {state.status === "error" && conflict === null ? <FormAlert state={state} /> : null}
    </>
  );
}

import { Alert, Button } from "@/components/ui";
import type { Locale } from "@/lib/i18n/locales";
import type { EditingWords } from "./editing-words";

type Props = {
  words: EditingWords["kept"];
  locale: Locale;
  at: number;
  onRestore: () => void;
  onDiscard: () => void;
};

/** What an earlier visit typed and did not save. */
export function KeptNotice({ words, locale, at, onRestore, onDiscard }: Props) {
  const time = new Intl.DateTimeFormat(locale, {
    dateStyle: "long",
    timeStyle: "short",
    timeZone: "Africa/Tunis",
  }).format(at);
  return (
    <Alert role="status" title={words.title}>
      <p>{words.text.replace("{time}", time)}</p>
      <div className="mt-3 flex flex-wrap gap-3">
        <Button variant="secondary" size="sm" onClick={onRestore}>
          {words.restore}
        </Button>
        <Button variant="ghost" size="sm" onClick={onDiscard}>
          {words.discard}
        </Button>
      </div>
    </Alert>
  );
}

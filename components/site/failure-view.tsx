import { Button, buttonStyles } from "@/components/ui/button";
import type { Locale } from "@/lib/i18n/locales";
import ar from "@/messages/ar/failure.json";
import en from "@/messages/en/failure.json";
import fr from "@/messages/fr/failure.json";

/** An error boundary takes no props of ours and must not ask the server for its words: they come along. */
const WORDS = { fr, ar, en };

export function FailureView({ locale, retry }: { locale: Locale; retry: () => void }) {
  const words = WORDS[locale];
  return (
    <div className="page grid justify-items-center py-20 text-center" role="alert">
      <h1 className="font-bold text-2xl tracking-tight sm:text-3xl">{words.title}</h1>
      <p className="mt-3 max-w-md text-ink-soft">{words.text}</p>
      <div className="mt-8 flex flex-wrap justify-center gap-3">
        <Button size="lg" onClick={retry}>
          {words.retry}
        </Button>
        <a href={`/${locale}`} className={buttonStyles({ variant: "secondary", size: "lg" })}>
          {words.home}
        </a>
      </div>
    </div>
  );
}

import { Alert, buttonStyles } from "@/components/ui";
import { IntentButton } from "../intent-button";
import type { EditingWords } from "./editing-words";

type Props = { words: EditingWords["conflict"]; said: string; address: string; pendingText: string };

/** The listing was changed elsewhere: the person decides what stands. Nothing typed goes before that. */
export function ConflictNotice({ words, said, address, pendingText }: Props) {
  return (
    <Alert role="alert" tone="warning" title={words.title} className="scroll-mt-24">
      <p>{said}</p>
      <div className="mt-3 flex flex-wrap gap-3">
        <a href={address} className={buttonStyles({ variant: "secondary", size: "sm" })}>
          {words.load}
        </a>
        <IntentButton intent="overwrite" variant="secondary" size="sm" pendingText={pendingText}>
          {words.keep}
        </IntentButton>
      </div>
    </Alert>
  );
}

import { LiveRefresh } from "./live-refresh";

const RELOAD_SECONDS = 10;

/**
 * Keeps a screen true: it changes by itself, and where JavaScript is off and `waiting` it reloads now and then.
 * A page with a form that may be half filled in is not `waiting`: a reload would lose what was typed.
 */
export function LiveScreen({
  topic,
  version,
  waiting = false,
}: {
  topic: string;
  version: number;
  waiting?: boolean;
}) {
  return (
    <>
      <LiveRefresh topic={topic} version={version} />
      {waiting ? (
        <noscript>
          <meta httpEquiv="refresh" content={String(RELOAD_SECONDS)} />
        </noscript>
      ) : null}
    </>
  );
}

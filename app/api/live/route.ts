import { db } from "@/db";
import { currentUser } from "@/lib/auth/session";
import { SECOND_MS } from "@/lib/clock";
import { apiRoute } from "@/lib/http";
import { enterScreen, subscribe, topicVersion } from "@/lib/live";
import { log } from "@/lib/log";

export const dynamic = "force-dynamic";

/** Proxies close silent connections; a comment now and then keeps this one. */
const HEARTBEAT_MS = 25 * SECOND_MS;

/**
 * Server-sent events for one open screen: the version of its topic at once and at each change. The screen compares it
 * with the version that it was drawn from, so that a change between drawing and listening is not missed.
 */
export const GET = apiRoute(async (request) => {
  const topic = request.nextUrl.searchParams.get("topic") ?? "";
  const user = await currentUser();
  // Signed out in the meantime: 204 is how a stream of events is told to end, and no browser calls it an error.
  if (!user) return new Response(null, { status: 204 });
  if ((await topicVersion(db(), user.id, topic)) === null) return new Response(null, { status: 404 });
  const leave = enterScreen(user.id);
  if (!leave) return new Response(null, { status: 429 });

  const encoder = new TextEncoder();
  let end = () => {};
  const body = new ReadableStream<Uint8Array>({
    start(controller) {
      let open = true;
      const write = (text: string) => {
        if (open) controller.enqueue(encoder.encode(text));
      };
      const close = () => {
        if (!open) return;
        end();
        controller.close();
      };
      const tell = async () => {
        try {
          const version = await topicVersion(db(), user.id, topic);
          if (version !== null) write(`data: ${version}\n\n`);
        } catch (cause) {
          // The screen connects again and is told then: a change must not be lost in silence.
          log.warn("live.tell_failed", {}, cause);
          close();
        }
      };
      const heartbeat = setInterval(() => write(": still here\n\n"), HEARTBEAT_MS);
      const unsubscribe = subscribe(topic, () => void tell());
      end = () => {
        if (!open) return;
        open = false;
        clearInterval(heartbeat);
        unsubscribe();
        leave();
      };
      request.signal.addEventListener("abort", close);
      void tell();
    },
    cancel: () => end(),
  });
  return new Response(body, {
    headers: {
      "content-type": "text/event-stream; charset=utf-8",
      "cache-control": "no-store, no-transform",
      "x-accel-buffering": "no",
    },
  });
});

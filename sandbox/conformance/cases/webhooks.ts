import { createHmac } from "node:crypto";
import { createServer, type IncomingHttpHeaders } from "node:http";
import type { AddressInfo } from "node:net";
import type { Case, Trial } from "../run";
import { any } from "../shape";

const PATH = "/api/developer/webhooks";
const view = { id: any.text, url: any.text, events: any.present, isActive: any.boolean, createdAt: any.time };

type Received = { headers: IncomingHttpHeaders; raw: string };

/** An endpoint on this machine for as long as `work` runs, subscribed to identity events. */
async function withEndpoint(
  t: Trial,
  work: (endpoint: { id: string; secret: string; received: Received[]; answers: number[] }) => Promise<void>,
): Promise<void> {
  const received: Received[] = [];
  const answers: number[] = [];
  const server = createServer((request, response) => {
    const chunks: Buffer[] = [];
    request.on("data", (chunk: Buffer) => chunks.push(chunk));
    request.on("end", () => {
      received.push({ headers: request.headers, raw: Buffer.concat(chunks).toString("utf8") });
      response.writeHead(answers.shift() ?? 200).end();
    });
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const url = `http://localhost:${(server.address() as AddressInfo).port}/hook`;
  const events = ["identity.verification.updated"];
  try {
    const { body } = await t.expects(["POST", PATH, { url, events }], 201);
    const { id, secret } = body.webhook as { id: string; secret: string };
    await work({ id, secret, received, answers });
    await t.expects(["DELETE", `${PATH}/${id}`], 200);
  } finally {
    server.close();
    server.closeAllConnections();
  }
}

const idle = (t: Trial) => t.control("POST", "/idle", { timeoutMs: 10_000 });

/** Webhooks: managing them, and what is sent. */
export const webhooks: Case[] = [
  {
    section: "§7",
    title: "created with its secret; listed and shown without; changed; deleted; two at most",
    needs: ["control"],
    run: async (t) => {
      const url = "https://example.com/hooks";
      const { body } = await t.expects(["POST", PATH, { url }], 201, {
        message: any.text,
        webhook: { ...view, url, isActive: true, secret: any.matching(/^[0-9a-f]+$/) },
      });
      const { id } = body.webhook as { id: string };
      t.fits((body.webhook as { events: unknown }).events, ["escrow.status.updated"], "the default");
      const third = { url: `${url}/3` };
      await t.expects(["POST", PATH, third], 400, { error: any.text });
      const hidden = { ...view, secret: any.absent };
      await t.expects(["GET", PATH], 200, { webhooks: [hidden, hidden] });
      await t.expects(["GET", `${PATH}/${id}`], 200, { webhook: hidden });
      const change = { events: ["escrow.updated"], isActive: false };
      await t.expects(["PUT", `${PATH}/${id}`, change], 200, { webhook: { ...hidden, ...change } });
      await t.expects(["DELETE", `${PATH}/${id}`], 200, { message: any.text });
      await t.expects(["GET", `${PATH}/${id}`], 404, { error: any.text });
    },
  },
  ...(
    [
      ["no url", {}],
      ["plain http", { url: "http://example.com/hooks" }],
      ["an unknown event", { url: "https://example.com/hooks", events: ["escrow.exploded"] }],
    ] as const
  ).map(
    ([what, body]): Case => ({
      section: "§7",
      title: `a webhook with ${what} is 400`,
      needs: ["control"],
      run: async (t) => {
        await t.expects(["POST", PATH, body], 400, { error: any.text });
      },
    }),
  ),
  {
    section: "§7",
    title: "a delivery: four headers, HMAC-SHA256 over the raw body, type and data",
    needs: ["control", "sandboxKey"],
    run: async (t) => {
      await withEndpoint(t, async ({ secret, received }) => {
        await t.verify();
        await idle(t);
        t.fits(received, any.listOf(1), "deliveries");
        const [{ headers, raw } = { headers: {}, raw: "" }] = received;
        const signature = createHmac("sha256", secret).update(raw).digest("hex");
        t.fits(
          headers,
          {
            "x-webhook-signature": any.oneOf(signature, `sha256=${signature}`),
            "x-webhook-event": "identity.verification.updated",
            "x-webhook-id": any.text,
            "x-webhook-timestamp": any.time,
            "content-type": any.matching(/^application\/json/),
          },
          "headers",
        );
        const age = Math.abs(Date.now() - Date.parse(String(headers["x-webhook-timestamp"])));
        t.fits(age < 300_000, true, "younger than five minutes");
        t.fits(
          JSON.parse(raw),
          {
            type: "identity.verification.updated",
            data: {
              id: any.text,
              email: t.seller,
              external_user_id: any.textOrNull,
              kyc_status: "approved",
              status_source: "sandbox",
              claim_status: "pending",
              linked_user_id: null,
            },
          },
          "body",
        );
      });
    },
  },
  {
    section: "§7",
    title: "a failure is tried again, five times in all, with the same id and fresh timestamps",
    needs: ["control", "sandboxKey"],
    run: async (t) => {
      await withEndpoint(t, async ({ received, answers }) => {
        answers.push(500, 500, 500, 500, 500);
        await t.verify();
        await idle(t);
        await t.advance(3_600_000);
        t.fits(received, any.listOf(5), "attempts");
        t.fits(new Set(received.map(({ headers }) => headers["x-webhook-id"])).size, 1, "ids");
        t.fits(new Set(received.map(({ headers }) => headers["x-webhook-timestamp"])).size, 5, "timestamps");
      });
    },
  },
  {
    section: "§7",
    title: "regenerating the secret kills the old one at once",
    needs: ["control", "sandboxKey"],
    run: async (t) => {
      await withEndpoint(t, async ({ id, secret, received }) => {
        const { body } = await t.expects(["POST", `${PATH}/${id}/regenerate-secret`], 200);
        const fresh = (body.webhook as { secret: string }).secret;
        t.fits(fresh !== secret, true, "another secret");
        await t.verify();
        await idle(t);
        const [{ headers, raw } = { headers: {}, raw: "" }] = received;
        const signature = createHmac("sha256", fresh).update(raw).digest("hex");
        t.fits(headers["x-webhook-signature"], signature, "signature");
      });
    },
  },
  {
    section: "§7",
    title: "a deactivated webhook receives nothing",
    needs: ["control", "sandboxKey"],
    run: async (t) => {
      await withEndpoint(t, async ({ id, received }) => {
        await t.expects(["PUT", `${PATH}/${id}`, { isActive: false }], 200);
        await t.verify();
        await idle(t);
        t.fits(received, any.listOf(0), "deliveries");
      });
    },
  },
];

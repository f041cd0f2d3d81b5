import { createServer, type RequestListener } from "node:http";
import type { AddressInfo } from "node:net";
import { afterEach, expect, test } from "vitest";
import { createDhmadClient } from "./client";

const open: { close: () => void }[] = [];
afterEach(() => {
  for (const server of open.splice(0)) server.close();
});

/** A server that answers what the local DHMAD never would. */
async function clientOf(listener: RequestListener, timeoutMs = 2000) {
  const server = createServer(listener);
  await new Promise<void>((ready) => server.listen(0, "127.0.0.1", ready));
  open.push({ close: () => server.closeAllConnections() }, server);
  const { port } = server.address() as AddressInfo;
  return createDhmadClient({ baseUrl: `http://127.0.0.1:${port}/api/v1`, apiKey: "sk_live_x", timeoutMs });
}

const answering = (status: number, body: unknown) =>
  clientOf((_request, response) => {
    response.writeHead(status, { "content-type": "application/json" }).end(JSON.stringify(body));
  });

test("a business rule carries its code and the words for the person", async () => {
  const client = await answering(400, {
    error: {
      type: "business_rule_violation",
      code: "SELLER_NOT_READY",
      message: "dev",
      user_message: "Pas encore.",
    },
  });
  expect(await client.getEscrow("e1")).toMatchObject({
    ok: false,
    kind: "refused",
    code: "SELLER_NOT_READY",
    userMessage: "Pas encore.",
  });
});

test("an error as a string, with or without a message, is read", async () => {
  const plain = await answering(404, { error: "Escrow not found" });
  expect(await plain.getEscrow("e1")).toMatchObject({
    kind: "refused",
    code: "HTTP_404",
    message: "Escrow not found",
  });
  const coded = await answering(409, { error: "PROOF_NOT_ACCEPTED" });
  expect(await coded.getEscrow("e1")).toMatchObject({ kind: "refused", code: "PROOF_NOT_ACCEPTED" });
  const general = await answering(400, { error: "Bad Request", message: "amount is too small" });
  expect(await general.getEscrow("e1")).toMatchObject({ kind: "refused", message: "amount is too small" });
});

test("the limit is certain and says when to come back; a 500 is not certain", async () => {
  const limited = await answering(429, { error: "Too Many Requests", message: "slow down", retryAfter: 7 });
  expect(await limited.getEscrow("e1")).toMatchObject({
    kind: "unavailable",
    certain: true,
    retryAfterMs: 7000,
  });
  const broken = await answering(500, "oops");
  expect(await broken.getEscrow("e1")).toMatchObject({ kind: "unavailable", certain: false });
});

test("a refused connection is certain; a cut one and a silent one are not", async () => {
  const gone = createServer();
  await new Promise<void>((ready) => gone.listen(0, "127.0.0.1", ready));
  const { port } = gone.address() as AddressInfo;
  await new Promise((closed) => gone.close(closed));
  const nobody = createDhmadClient({ baseUrl: `http://127.0.0.1:${port}/api/v1`, apiKey: "sk_live_x" });
  expect(await nobody.getEscrow("e1")).toMatchObject({ kind: "unavailable", certain: true });
  const cut = await clientOf((request) => request.socket.destroy());
  expect(await cut.getEscrow("e1")).toMatchObject({ kind: "unavailable", certain: false });
  const silent = await clientOf(() => {}, 100);
  expect(await silent.getEscrow("e1")).toMatchObject({ kind: "unavailable", certain: false });
});

test("an answer that makes no sense is uncertain: DHMAD may have acted", async () => {
  const client = await answering(201, { hello: "world" });
  expect(await client.getEscrow("e1")).toMatchObject({ kind: "unavailable", certain: false });
});

test("unknown fields, unknown statuses and Mongo's ids pass", async () => {
  const client = await answering(200, { escrow: { _id: "e1", status: "frozen", amount: 5.5, novelty: [1] } });
  expect(await client.getEscrow("e1")).toMatchObject({
    ok: true,
    data: { id: "e1", status: "frozen", amount: 5.5 },
  });
});

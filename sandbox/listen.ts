import type { Server } from "node:http";
import type { AddressInfo } from "node:net";
import { createAdaptorServer } from "@hono/node-server";

type Fetch = Parameters<typeof createAdaptorServer>[0]["fetch"];

/**
 * Listens on both loopback addresses, so that "localhost" reaches the server whichever way it resolves. IPv6 may be
 * missing; IPv4 may not.
 */
export async function listen(
  fetch: Fetch,
  port: number,
): Promise<{ port: number; close: () => Promise<void> }> {
  const first = createAdaptorServer({ fetch }) as Server;
  await bind(first, port, "127.0.0.1");
  const actual = (first.address() as AddressInfo).port;
  const servers = [first];
  const second = createAdaptorServer({ fetch }) as Server;
  try {
    await bind(second, actual, "::1");
    servers.push(second);
  } catch {
    second.close();
  }
  return {
    port: actual,
    close: async () => {
      await Promise.all(servers.map(stop));
    },
  };
}

function bind(server: Server, port: number, host: string): Promise<void> {
  return new Promise((resolve, reject) => {
    server.once("error", reject);
    server.listen(port, host, () => {
      server.off("error", reject);
      resolve();
    });
  });
}

function stop(server: Server): Promise<void> {
  return new Promise((resolve) => {
    server.close(() => resolve());
    server.closeAllConnections();
  });
}

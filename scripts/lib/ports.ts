import { createConnection, createServer } from "node:net";
import { CommandError } from "./say";

const connects = (port: number, host: string): Promise<boolean> =>
  new Promise((done) => {
    const socket = createConnection({ port, host });
    socket.once("connect", () => {
      socket.destroy();
      done(true);
    });
    socket.once("error", () => done(false));
  });

/** Whether anything accepts connections on this loopback port, IPv4 or IPv6. */
export async function isListening(port: number): Promise<boolean> {
  return (await connects(port, "127.0.0.1")) || (await connects(port, "::1"));
}

/** A loopback port that nobody uses at this moment. */
export function freePort(): Promise<number> {
  return new Promise((done, fail) => {
    const server = createServer().once("error", fail);
    server.listen(0, "127.0.0.1", () => {
      const address = server.address();
      server.close(() =>
        address && typeof address === "object" ? done(address.port) : fail(new Error("no port")),
      );
    });
  });
}

/** A port from the environment. @throws CommandError where the variable holds something else. */
export function portFrom(variable: string, standard: number, source = process.env): number {
  const port = Number(source[variable] || standard);
  if (Number.isInteger(port) && port > 0 && port < 65536) return port;
  throw new CommandError(`${variable} must be a port number, not "${source[variable]}".`);
}

/** @throws CommandError naming the first port that is busy and the variable that chooses another. */
export async function requireFreePorts(
  wanted: { port: number; what: string; variable: string }[],
): Promise<void> {
  for (const { port, what, variable } of wanted) {
    if (await isListening(port))
      throw new CommandError(
        `Port ${port} is busy: ${what} needs it. Stop what uses it, or choose another: ${variable}=${port + 1000}`,
      );
  }
}

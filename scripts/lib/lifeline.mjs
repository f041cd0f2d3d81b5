// Loaded into every process that a command starts: when the command is gone, even killed, the process ends too.
import { Socket } from "node:net";

const LIFELINE_FD = 3;

if (process.env.SOUK_LIFELINE === "1") {
  // Only the direct child holds the pipe; what it starts must not look for it.
  delete process.env.SOUK_LIFELINE;
  const line = new Socket({ fd: LIFELINE_FD, readable: true, writable: false });
  const end = () => process.kill(process.pid, "SIGTERM");
  line
    .once("close", end)
    .on("error", () => {})
    .resume();
  line.unref();
}

import { isIP } from "node:net";

/**
 * Who is asking, for counting only. The last hop of `x-forwarded-for` is what the proxy next to us wrote; those before it
 * came with the request, and whoever made them up would be counted anew each time. Without a proxy Next writes the
 * address of the connection where the header is absent. Of an IPv6 address the network counts: a person has 2^64 of them.
 * What is no address counts as one person, which errs towards refusing.
 */
export function clientIp(headers: Headers): string {
  const last = headers.get("x-forwarded-for")?.split(",").at(-1)?.trim() ?? "";
  const address = last.replace(/^::ffff:(?=\d+\.)/i, "");
  if (isIP(address) === 4) return address;
  return isIP(address) === 6 ? networkOf(address) : "direct";
}

/** The first 64 bits. The platform's own parser writes out what may be written in many ways. */
function networkOf(address: string): string {
  const short = new URL(`http://[${address.replace(/%.*$/, "")}]`).hostname.slice(1, -1);
  const [head = "", tail] = short.split("::");
  const groups = (part: string) => (part ? part.split(":") : []);
  const zeros = tail === undefined ? 0 : 8 - groups(head).length - groups(tail).length;
  const whole = [...groups(head), ...Array<string>(zeros).fill("0"), ...groups(tail ?? "")];
  return `${whole.slice(0, 4).join(":")}::/64`;
}

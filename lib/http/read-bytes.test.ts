import { expect, test } from "vitest";
import { readBytes } from "./read-bytes";

const send = (body: BodyInit | null, headers = {}) =>
  new Request("http://souk.test/", { method: "POST", body, headers, duplex: "half" } as RequestInit);

test("reads what is short enough, as it came", async () => {
  expect((await readBytes(send("éà"), 4))?.toString()).toBe("éà");
  expect(await readBytes(send(null), 4)).toEqual(Buffer.alloc(0));
});

test("refuses what says that it is longer, and stops reading what turns out to be", async () => {
  expect(await readBytes(send("ab", { "content-length": "5" }), 4)).toBeNull();
  let given = 0;
  const endless = new ReadableStream({
    pull(stream) {
      given++;
      stream.enqueue(new Uint8Array(3));
    },
  });
  expect(await readBytes(send(endless), 4)).toBeNull();
  expect(given).toBeLessThan(5);
});

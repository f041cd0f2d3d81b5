import { readdirSync } from "node:fs";
import { sep } from "node:path";
import { fileURLToPath } from "node:url";
import { expect, it } from "vitest";
import { SIGNED_IN_ROOMS } from "./robots";

/** The first folders of a group in which somewhere a page stands. */
const rooms = (group: string) => [
  ...new Set(
    readdirSync(fileURLToPath(new URL(`../../app/[locale]/${group}`, import.meta.url)), {
      recursive: true,
      encoding: "utf8",
    })
      .map((file) => file.split(sep))
      .filter((parts) => parts.length > 1 && parts.at(-1) === "page.tsx")
      .map(([room = ""]) => room),
  ),
];

it("robots stay out of every signed-in room, and of no public one", () => {
  expect(SIGNED_IN_ROOMS).toEqual(expect.arrayContaining(rooms("(account)")));
  // A rule is a beginning: `/fr/s` would close every seller's page.
  const open = rooms("(browse)");
  expect(open).toContain("search");
  for (const room of open)
    expect(
      SIGNED_IN_ROOMS.filter((closed) => `${room}/`.startsWith(closed)),
      room,
    ).toEqual([]);
});

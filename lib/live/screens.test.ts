import { expect, test } from "vitest";
import { createScreens } from "./screens";

test("a person has so many screens; another person has their own; one that closes makes room once", () => {
  const screens = createScreens(2);
  const first = screens.enter("a");
  expect(first).not.toBeNull();
  expect(screens.enter("a")).not.toBeNull();
  expect(screens.enter("a")).toBeNull();
  expect(screens.enter("b")).not.toBeNull();
  first?.();
  first?.();
  expect(screens.enter("a")).not.toBeNull();
  expect(screens.enter("a")).toBeNull();
});
